package io.docdb.codec;

import io.docdb.value.JsonText;
import io.docdb.value.Value;
import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON text (RFC 8259) of values and, without making values, of stored documents. Fields stand in the order in which they
 * were written, decimals in their scale, without white space. NaN and the infinities, which JSON lacks, are written as
 * null; kinds that JSON lacks as strings. Of a stored document unpaired surrogates are escaped, so that the text is valid
 * UTF-8 and reads back the same. Thread-safe.
 */
public final class JsonWriter {
    /** Text with its names, quotes and commas is rarely longer than twice the bytes it is made of. */
    private static final int LONGER = 2;

    private JsonWriter() {}

    public static String toText(Value value) {
        return JsonText.of(value);
    }

    /**
     * The text of the document that starts at {@code offset}.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED
     */
    public static String toText(byte[] bytes, int offset, FieldNames names) {
        JsonOutput text = JsonOutput.ofLatin(expected(bytes, offset));
        return text.toText(transcode(bytes, offset, names, text));
    }

    /** The text of the document that starts at {@code offset}, in UTF-8. */
    public static byte[] toUtf8(byte[] bytes, int offset, FieldNames names) {
        JsonOutput text = JsonOutput.ofUtf8(expected(bytes, offset));
        return text.toUtf8(transcode(bytes, offset, names, text));
    }

    /** Writes the text of the document that starts at {@code offset}, in UTF-8. */
    public static void write(byte[] bytes, int offset, FieldNames names, OutputStream out) throws IOException {
        JsonOutput text = JsonOutput.ofUtf8(expected(bytes, offset));
        text.writeTo(out, transcode(bytes, offset, names, text));
    }

    private static int expected(byte[] bytes, int offset) {
        return (bytes.length - offset) * LONGER + JsonName.SHORT;
    }

    /** @return where the text ends */
    private static int transcode(byte[] bytes, int offset, FieldNames names, JsonOutput text) {
        try {
            return new JsonTranscoder(bytes, names, text).value(DocumentCodec.rootPosition(bytes, offset), 0);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw DocumentCodec.damaged(e);
        }
    }
}
