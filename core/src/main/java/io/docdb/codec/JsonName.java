package io.docdb.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of a field as it stands in JSON text: quoted, escaped, with the colon behind it, and in front of
 * it room for what separates it from others. Example: {@code ,"age":}
 */
public final class JsonName {
    /** Most names are no longer, and are written as two numbers. */
    static final int SHORT = 2 * Long.BYTES;

    final byte[] utf8;

    /** The length of a name that is ASCII, and so the same in every encoding, and {@link #SHORT}; 0 for any other. */
    final int shortLength;

    /** The bytes of a short name, zeros behind them. */
    final long first;

    final long second;

    private JsonName(byte[] utf8) {
        this.utf8 = utf8;
        boolean isAscii = new String(utf8, StandardCharsets.UTF_8).length() == utf8.length;
        shortLength = isAscii && utf8.length <= SHORT ? utf8.length : 0;
        byte[] padded = Arrays.copyOf(utf8, Math.max(SHORT, utf8.length));
        first = Bytes.int8(padded, 0);
        second = Bytes.int8(padded, Long.BYTES);
    }

    static JsonName of(String name) {
        JsonOutput text = JsonOutput.ofUtf8(name.length() + 4);
        return new JsonName(text.toUtf8(text.put(':', text.string(name, text.put(',', 0)))));
    }
}
