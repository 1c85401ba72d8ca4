package io.docdb.codec;

import io.docdb.value.JsonText;
import io.docdb.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

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
        ByteBuilder text = transcode(bytes, offset, names);
        return new String(text.bytes, 0, text.length, StandardCharsets.UTF_8);
    }

    /** The text of the document that starts at {@code offset}, in UTF-8. */
    public static byte[] toUtf8(byte[] bytes, int offset, FieldNames names) {
        return transcode(bytes, offset, names).toBytes();
    }

    /** Writes the text of the document that starts at {@code offset}, in UTF-8. */
    public static void write(byte[] bytes, int offset, FieldNames names, OutputStream out) throws IOException {
        ByteBuilder text = transcode(bytes, offset, names);
        out.write(text.bytes, 0, text.length);
    }

    private static ByteBuilder transcode(byte[] bytes, int offset, FieldNames names) {
        try {
            JsonTranscoder transcoder = new JsonTranscoder(bytes, names, (bytes.length - offset) * LONGER);
            transcoder.value(DocumentCodec.rootPosition(bytes, offset));
            return transcoder.text();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw DocumentCodec.damaged(e);
        }
    }
}
