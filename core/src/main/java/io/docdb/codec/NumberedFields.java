package io.docdb.codec;

/**
 * The fields of an encoded object whose fields are numbered, in the order in which they were written. A place counts them from 0.
 *
 * @param position of the object's tag
 * @param numbers where the numbers of the fields begin, and {@code offsets} where the offsets of their values
 * @param order the places of the sorted table in written order; null if that is the same
 */
record NumberedFields(
        byte[] bytes, int position, int numbers, int numberWidth, int offsets, int width, int count, int[] order) {
    static NumberedFields of(byte[] bytes, int position) {
        int tag = bytes[position];
        int count = Containers.checkedCount(bytes, position);
        int width = Tag.widthCode(tag);
        int numberWidth = Tag.numberWidthCode(tag);
        int numbers = position + 1 + (2 << width);
        int offsets = numbers + (count << numberWidth);
        int[] order = ValueDecoder.writtenOrder(bytes, offsets, width, count);
        return new NumberedFields(bytes, position, numbers, numberWidth, offsets, width, count, order);
    }

    int number(int place) {
        return Bytes.unsigned(bytes, numbers + (sorted(place) << numberWidth), numberWidth);
    }

    /** Where the value begins. */
    int start(int place) {
        return offsets + (count << width) + Bytes.unsigned(bytes, offsets + (sorted(place) << width), width);
    }

    /** Where the bytes of the value end. */
    int end(int place) {
        return place + 1 < count ? start(place + 1) : Containers.bodyEnd(bytes, position);
    }

    private int sorted(int place) {
        return order == null ? place : order[place];
    }
}
