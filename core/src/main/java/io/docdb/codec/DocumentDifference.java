package io.docdb.codec;

import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What two stored documents of one dictionary do not share: each without the top-level fields that have the same bytes in both.
 * Between two states of a document that is little, and only that is decoded.
 *
 * <p>Example: {@code {"id":1,"status":"NEW","lines":[…]}} and {@code {"id":1,"status":"PAID","lines":[…]}} give
 * {@code {"status":"NEW"}} and {@code {"status":"PAID"}}.
 */
public record DocumentDifference(Document before, Document after) {
    /**
     * Compares two documents.
     *
     * @param offset where the first byte of both, the format version, stands
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if there is no document
     */
    public static DocumentDifference of(byte[] before, byte[] after, int offset, FieldNames names) {
        int old = DocumentCodec.rootPosition(before, offset);
        int now = DocumentCodec.rootPosition(after, offset);
        if (!Tag.isObject(before[old]) || !Tag.isObject(after[now])) {
            return new DocumentDifference(
                    DocumentCodec.decode(before, offset, names), DocumentCodec.decode(after, offset, names));
        }
        try {
            DocumentDifference ofSame =
                    sameFields(before, old, after, now) ? ofSame(before, old, after, now, names) : null;
            if (ofSame != null) {
                return ofSame;
            }
            return new DocumentDifference(
                    others(before, old, after, now, names), others(after, now, before, old, names));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw DocumentCodec.damaged(e);
        }
    }

    /** True if both objects have the tables of the same fields, as nearly always after a change. */
    private static boolean sameFields(byte[] before, int old, byte[] after, int now) {
        if (before[old] != after[now] || Containers.checkedCount(before, old) != Containers.checkedCount(after, now)) {
            return false;
        }
        int width = Tag.widthCode(before[old]);
        int table = 1 + (2 << width);
        int bytes = Containers.count(before, old) << Tag.numberWidthCode(before[old]);
        return sameBytes(before, old + table, after, now + table, bytes);
    }

    /** The difference of objects with the same fields if at most one has other bytes; Java null for more. */
    private static DocumentDifference ofSame(byte[] before, int old, byte[] after, int now, FieldNames names) {
        int width = Tag.widthCode(before[old]);
        int numberWidth = Tag.numberWidthCode(before[old]);
        int count = Containers.count(before, old);
        int numbers = 1 + (2 << width);
        int offsets = numbers + (count << numberWidth);
        int body = offsets + (count << width);
        int found = -1;
        int foundOld = 0;
        int foundNow = 0;
        for (int field = 0; field < count; field++) {
            int offset = offsets + (field << width);
            int left = old + body + Bytes.unsigned(before, old + offset, width);
            int right = now + body + Bytes.unsigned(after, now + offset, width);
            if (!sameBytes(before, left, after, right, EncodedValue.end(before, left) - left)) {
                if (found >= 0) {
                    return null;
                }
                found = Bytes.unsigned(before, old + numbers + (field << numberWidth), numberWidth);
                foundOld = left;
                foundNow = right;
            }
        }
        if (found < 0) {
            return new DocumentDifference(Document.EMPTY, Document.EMPTY);
        }
        String name = names.name(found);
        return new DocumentDifference(
                Document.of(name, ValueDecoder.decode(before, foundOld, names)),
                Document.of(name, ValueDecoder.decode(after, foundNow, names)));
    }

    /** The fields of the object at {@code position} that the other object has not, or with other bytes. */
    private static Document others(byte[] bytes, int position, byte[] other, int otherPosition, FieldNames names) {
        NumberedFields fields = NumberedFields.of(bytes, position);
        List<String> found = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int place = 0; place < fields.count(); place++) {
            int number = fields.number(place);
            int start = fields.start(place);
            int length = fields.end(place) - start;
            int there = Containers.findField(other, otherPosition, number);
            if (there < 0 || !sameBytes(bytes, start, other, there, length)) {
                found.add(names.name(number));
                values.add(ValueDecoder.decode(bytes, start, names));
            }
        }
        return Document.ofDistinct(found.toArray(String[]::new), values.toArray(Value[]::new));
    }

    /** A value tells its own length, so that bytes which begin with a whole value are that value. */
    private static boolean sameBytes(byte[] left, int leftStart, byte[] right, int rightStart, int length) {
        return length <= right.length - rightStart
                && Arrays.equals(left, leftStart, leftStart + length, right, rightStart, rightStart + length);
    }
}
