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
            return new DocumentDifference(
                    others(before, old, after, now, names), others(after, now, before, old, names));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw DocumentCodec.damaged(e);
        }
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
