package io.docdb.codec;

/** Finds fields and elements in encoded objects and arrays. Positions are those of tags; -1 says there is none. */
final class Containers {
    /** Up to here a scan over the sorted numbers is faster than halving. */
    private static final int SCANNED_FIELDS = 8;

    private Containers() {}

    /** The number of fields or elements. */
    static int count(byte[] bytes, int position) {
        return Bytes.unsigned(bytes, position + 1, Tag.widthCode(bytes[position]));
    }

    /**
     * The number of fields or elements, checked: every value takes a byte, and all lie inside the array. Whoever walks over
     * all of them asks this, so that a damaged count makes no room for a billion values.
     */
    static int checkedCount(byte[] bytes, int position) {
        int count = count(bytes, position);
        int size = bodySize(bytes, position);
        if (count > size || size > bytes.length - position) {
            throw new IndexOutOfBoundsException(count + " values in " + size + " bytes at byte " + position);
        }
        return count;
    }

    /** Where the values of an object or array start. */
    static int bodyStart(byte[] bytes, int position) {
        int tag = bytes[position];
        int width = Tag.widthCode(tag);
        int table = position + 1 + (2 << width);
        if (Tag.isEvenArray(tag)) {
            return table;
        }
        int count = count(bytes, position);
        if (Tag.isTableArray(tag)) {
            return table + (count << width);
        }
        if (Tag.isNamedObject(tag)) {
            int nameText = table + (count << width + 1);
            return count == 0 ? nameText : nameText + Bytes.unsigned(bytes, table + (count - 1 << width), width);
        }
        return table + (count << Tag.numberWidthCode(tag)) + (count << width);
    }

    /** Where the values of an object or array end. */
    static int bodyEnd(byte[] bytes, int position) {
        return bodyStart(bytes, position) + bodySize(bytes, position);
    }

    /** The bytes the values of an object or array take together. */
    static int bodySize(byte[] bytes, int position) {
        int width = Tag.widthCode(bytes[position]);
        return Bytes.unsigned(bytes, position + 1 + (1 << width), width);
    }

    /** The value of the field of that number, in an object whose fields are numbered. */
    static int findField(byte[] bytes, int position, int number) {
        int tag = bytes[position];
        if (tag == Tag.OBJECT) {
            return findInSmall(bytes, position, number);
        }
        int width = Tag.widthCode(tag);
        int numberWidth = Tag.numberWidthCode(tag);
        int count = Bytes.unsigned(bytes, position + 1, width);
        int numbers = position + 1 + (2 << width);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = Bytes.unsigned(bytes, numbers + (middle << numberWidth), numberWidth);
            if (found < number) {
                low = middle + 1;
            } else if (found > number) {
                high = middle - 1;
            } else {
                int offsets = numbers + (count << numberWidth);
                return offsets + (count << width) + Bytes.unsigned(bytes, offsets + (middle << width), width);
            }
        }
        return -1;
    }

    /** The common case: one byte for everything. */
    private static int findInSmall(byte[] bytes, int position, int number) {
        int count = bytes[position + 1] & 0xFF;
        int numbers = position + 3;
        int low = 0;
        int high = count - 1;
        while (high - low >= SCANNED_FIELDS) {
            int middle = low + high >>> 1;
            int found = bytes[numbers + middle] & 0xFF;
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (; low <= high; low++) {
            int found = bytes[numbers + low] & 0xFF;
            if (found >= number) {
                int offsets = numbers + count;
                return found > number ? -1 : offsets + count + (bytes[offsets + low] & 0xFF);
            }
        }
        return -1;
    }

    /** The value of the field of that name, in an object that carries its names. */
    static int findNamed(byte[] bytes, int position, byte[] name) {
        int width = Tag.widthCode(bytes[position]);
        int count = Bytes.unsigned(bytes, position + 1, width);
        int nameEnds = position + 1 + (2 << width);
        int nameText = nameEnds + (count << width + 1);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int start = middle == 0 ? 0 : Bytes.unsigned(bytes, nameEnds + (middle - 1 << width), width);
            int end = Bytes.unsigned(bytes, nameEnds + (middle << width), width);
            if (start > end) {
                throw new IndexOutOfBoundsException("a name from " + start + " to " + end + " at byte " + position);
            }
            int order = java.util.Arrays.compareUnsigned(bytes, nameText + start, nameText + end, name, 0, name.length);
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return bodyStart(bytes, position) + Bytes.unsigned(bytes, nameEnds + (count + middle << width), width);
            }
        }
        return -1;
    }

    /** The element at {@code element} from 0, or from the end if negative. */
    static int findElement(byte[] bytes, int position, int element) {
        int count = checkedCount(bytes, position);
        int index = element < 0 ? count + element : element;
        return index < 0 || index >= count ? -1 : elementAt(bytes, position, count, index);
    }

    static int elementAt(byte[] bytes, int position, int count, int index) {
        int tag = bytes[position];
        int width = Tag.widthCode(tag);
        int table = position + 1 + (2 << width);
        if (Tag.isEvenArray(tag)) {
            return table + bodySize(bytes, position) / count * index;
        }
        return table + (count << width) + Bytes.unsigned(bytes, table + (index << width), width);
    }
}
