package io.docdb.codec;

import java.util.ArrayList;
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
    private final EntryStack entries;
    private int from; // its first entry
    private int count;
    private int largestNumber;
    private BitSet numbersSeen; // null until needed
    private List<String> inlineNames; // null unless some name has no number
    private Set<String> inlineSeen;

    /** @param entries where it notes where its values start, above those of the containers around it */
    OpenContainer(EntryStack entries) {
        this.entries = entries;
    }

    void start(OpenContainer enclosing, boolean isObject, int position) {
        outer = enclosing;
        object = isObject;
        bodyStart = position;
        from = entries.size();
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

    /** The number of a name that its next field has, {@link FieldNames#NONE} if it has none. */
    int numberOf(String name, FieldNames names) {
        return count < MOST_NUMBERED_FIELDS ? names.add(name) : names.find(name);
    }

    /** @param name asked for only if it has no number */
    boolean addField(String name, int number, int position) {
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
                    if (entries.number(from + i) >= 0) {
                        numbersSeen.set(entries.number(from + i));
                    }
                }
            }
            return numbersSeen.get(number);
        }
        for (int i = 0; i < count; i++) {
            if (entries.number(from + i) == number) {
                return true;
            }
        }
        return false;
    }

    private void add(int number, int position) {
        entries.push(number, position - bodyStart);
        count++;
    }

    /** Puts the table of fields in front of the values. */
    void writeObject(ByteBuilder out, FieldNames names) {
        if (inlineNames != null) {
            new NamedObject(out, bodyStart, count).write(entries, from, this::nameOf, names);
            return;
        }
        entries.sortFrom(from);
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
            Bytes.putUnsigned(bytes, numbers + (i << numberWidth), numberWidth, entries.number(from + i));
            Bytes.putUnsigned(bytes, offsets + (i << width), width, entries.offset(from + i));
        }
    }

    private String nameOf(int number, FieldNames names) {
        return number < 0 ? inlineNames.get(-1 - number) : names.name(number);
    }

    /** Takes its entries away: the container around it goes on above its own. */
    void end() {
        entries.cut(from);
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
            Bytes.putUnsigned(bytes, offsets + (i << width), width, entries.offset(from + i));
        }
    }

    private boolean isEven(int size) {
        if (count < 2) {
            return true;
        }
        int stride = entries.offset(from + 1);
        for (int i = 2; i < count; i++) {
            if (entries.offset(from + i) != i * stride) {
                return false;
            }
        }
        return size == count * stride;
    }
}
