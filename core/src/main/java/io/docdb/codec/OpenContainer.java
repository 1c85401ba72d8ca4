package io.docdb.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An object or array whose values are being written: where each of them starts, and the names of an object's fields.
 * Confined to one {@link DocumentWriter}.
 */
final class OpenContainer {
    /** Up to here a scan over the numbers finds a duplicate faster than a set of bits is kept. */
    private static final int SCANNED_FIELDS = 48;

    /** An object of more fields is a map from data to data; its further names would only fill the dictionary. */
    static final int MOST_NUMBERED_FIELDS = 1024;

    OpenContainer outer;
    private boolean object;
    private int bodyStart;
    private int count;
    private long[] entries = new long[16]; // number << 32 | offset; the number of an inline name is -1 - its place
    private int largestNumber;
    private BitSet numbersSeen; // null until needed
    private List<String> inlineNames; // null unless some name has no number
    private Set<String> inlineSeen;

    void start(OpenContainer enclosing, boolean isObject, int position) {
        outer = enclosing;
        object = isObject;
        bodyStart = position;
        count = 0;
        largestNumber = -1;
        numbersSeen = null;
        inlineNames = null;
        inlineSeen = null;
    }

    boolean isObject() {
        return object;
    }

    void addElement(int position) {
        add(0, position);
    }

    boolean addField(String name, FieldNames names, int position) {
        int number = count < MOST_NUMBERED_FIELDS ? names.add(name) : names.find(name);
        if (number == FieldNames.NONE) {
            return addInline(name, position);
        }
        if (number > largestNumber) {
            largestNumber = number;
        } else if (hasNumber(number)) {
            return false;
        }
        if (numbersSeen != null) {
            numbersSeen.set(number);
        }
        add(number, position);
        return true;
    }

    private boolean addInline(String name, int position) {
        if (inlineNames == null) {
            inlineNames = new ArrayList<>();
            inlineSeen = new HashSet<>();
        }
        if (!inlineSeen.add(name)) {
            return false;
        }
        inlineNames.add(name);
        add(-inlineNames.size(), position);
        return true;
    }

    private boolean hasNumber(int number) {
        if (count > SCANNED_FIELDS) {
            if (numbersSeen == null) {
                numbersSeen = new BitSet();
                for (int i = 0; i < count; i++) {
                    if (entries[i] >= 0) {
                        numbersSeen.set((int) (entries[i] >> 32));
                    }
                }
            }
            return numbersSeen.get(number);
        }
        for (int i = 0; i < count; i++) {
            if ((int) (entries[i] >> 32) == number) {
                return true;
            }
        }
        return false;
    }

    private void add(int number, int position) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = (long) number << 32 | position - bodyStart;
    }

    /** Puts the table of fields in front of the values. */
    void writeObject(ByteBuilder out, FieldNames names) {
        if (inlineNames != null) {
            new NamedObject(out, bodyStart, count).write(entries, this::nameOf, names);
            return;
        }
        sortByNumber();
        int size = out.length - bodyStart;
        int width = Bytes.widthCode(size);
        int numberWidth = largestNumber > 0xFF ? 1 : 0;
        int numbers = bodyStart + 1 + (2 << width);
        int offsets = numbers + (count << numberWidth);
        out.insertGap(bodyStart, offsets + (count << width) - bodyStart);
        byte[] bytes = out.bytes;
        bytes[bodyStart] = (byte) (Tag.OBJECT + width + numberWidth * Tag.WIDE_NUMBERS);
        Bytes.putUnsigned(bytes, bodyStart + 1, width, count);
        Bytes.putUnsigned(bytes, bodyStart + 1 + (1 << width), width, size);
        for (int i = 0; i < count; i++) {
            Bytes.putUnsigned(bytes, numbers + (i << numberWidth), numberWidth, (int) (entries[i] >> 32));
            Bytes.putUnsigned(bytes, offsets + (i << width), width, (int) entries[i]);
        }
    }

    private String nameOf(int number, FieldNames names) {
        return number < 0 ? inlineNames.get(-1 - number) : names.name(number);
    }

    /** Numbers are handed out in the order of first use, so most objects are sorted as they were written. */
    private void sortByNumber() {
        for (int i = 1; i < count; i++) {
            if (entries[i] < entries[i - 1]) {
                Arrays.sort(entries, 0, count);
                return;
            }
        }
    }

    /** Puts the table of elements in front of them; none if all are equally long. */
    void writeArray(ByteBuilder out) {
        int size = out.length - bodyStart;
        int width = Bytes.widthCode(size);
        boolean even = isEven(size);
        int offsets = bodyStart + 1 + (2 << width);
        out.insertGap(bodyStart, offsets + (even ? 0 : count << width) - bodyStart);
        byte[] bytes = out.bytes;
        bytes[bodyStart] = (byte) ((even ? Tag.EVEN_ARRAY : Tag.ARRAY) + width);
        Bytes.putUnsigned(bytes, bodyStart + 1, width, count);
        Bytes.putUnsigned(bytes, bodyStart + 1 + (1 << width), width, size);
        for (int i = 0; !even && i < count; i++) {
            Bytes.putUnsigned(bytes, offsets + (i << width), width, (int) entries[i]);
        }
    }

    private boolean isEven(int size) {
        if (count < 2) {
            return true;
        }
        int stride = (int) entries[1];
        for (int i = 2; i < count; i++) {
            if ((int) entries[i] != i * stride) {
                return false;
            }
        }
        return size == count * stride;
    }
}
