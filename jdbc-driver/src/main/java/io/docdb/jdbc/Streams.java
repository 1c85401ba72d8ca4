package io.docdb.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Reads the streams that are given as parameters, whole: a value is kept in memory in any case. */
final class Streams {
    private Streams() {}

    /** @return Java null for a null stream, which stands for NULL */
    static byte[] bytes(InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return null;
        }
        try {
            return length == Long.MAX_VALUE ? stream.readAllBytes() : stream.readNBytes(Math.toIntExact(length));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static String ascii(InputStream stream, long length) throws SQLException {
        byte[] bytes = bytes(stream, length);
        return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
    }

    static String text(Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        try {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            long left = length;
            while (left > 0) {
                int read = reader.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
            return text.toString();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SQLException failed(IOException e) {
        SQLException failure = SqlErrors.wrongUse("22023", "Stream could not be read: " + e.getMessage());
        failure.initCause(e);
        return failure;
    }
}
