package io.docdb.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Reads the streams that are given as parameters, whole: a value is kept in memory in any case. */
final class Streams {
    private Streams() {}

    /**
     * Reads as much as is said, and leaves the rest.
     *
     * @param length {@code Long.MAX_VALUE} for all there is
     * @return Java null for a null stream, which stands for NULL
     * @throws SQLException 22023 if the stream is shorter than was said: what would be stored is a part of what was meant
     */
    static byte[] bytes(InputStream stream, long length) throws SQLException {
        requireLength(length);
        if (stream == null) {
            return null;
        }
        try {
            byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
            requireAll(length, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void requireLength(long length) throws SQLException {
        if (length < 0) {
            throw SqlErrors.wrongUse("22023", "Length of a stream expected 0 or more, found " + length);
        }
    }

    private static void requireAll(long length, long read) throws SQLException {
        if (read < length && length < Long.MAX_VALUE) {
            throw SqlErrors.wrongUse("22023", "Stream expected to hold " + length + ", ended after " + read);
        }
    }

    /** At most so many, as with PostgreSQL's driver: a length here is a limit. */
    static String ascii(InputStream stream, long length) throws SQLException {
        requireLength(length);
        if (stream == null) {
            return null;
        }
        try {
            byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
            return new String(bytes, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** At most so many UTF-16 units, as with PostgreSQL's driver: a length here is a limit. */
    static String text(Reader reader, long length) throws SQLException {
        requireLength(length);
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

    /** As {@link #text}, for a Clob: JDBC has a stream refused that is shorter than was said. */
    static String clob(Reader reader, long length) throws SQLException {
        String text = text(reader, length);
        if (text != null) {
            requireAll(length, text.length());
        }
        return text;
    }

    private static SQLException failed(IOException e) {
        SQLException failure = SqlErrors.wrongUse("22023", "Stream could not be read: " + e.getMessage());
        failure.initCause(e);
        return failure;
    }
}
