package io.docdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A text as a large object, all in memory. */
final class MemoryClob implements NClob {
    private StringBuilder text; // null when freed

    MemoryClob(String text) {
        this.text = new StringBuilder(text);
    }

    private LargeObjectRange range() throws SQLException {
        if (text == null) {
            throw SqlErrors.wrongUse("HY010", "Clob was freed");
        }
        return new LargeObjectRange("Clob", text.length());
    }

    @Override
    public long length() throws SQLException {
        return range().size();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        int from = range().offset(position);
        return text.substring(from, range().end(from, length));
    }

    private String whole() throws SQLException {
        int size = range().size();
        return text.substring(0, size);
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(whole());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        int from = range().offset(position, length);
        return new StringReader(text.substring(from, from + (int) length));
    }

    @Override
    public InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(whole().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        int from = range().offset(start);
        int found = text.indexOf(range().given(pattern), from);
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        return position(
                range().given(pattern).getSubString(1, (int) Math.min(Integer.MAX_VALUE, pattern.length())), start);
    }

    @Override
    public int setString(long position, String string) throws SQLException {
        int from = range().offset(position);
        put(from, range().given(string));
        return string.length();
    }

    @Override
    public int setString(long position, String string, int from, int length) throws SQLException {
        new LargeObjectRange("Text", range().given(string).length()).requirePart(from, length);
        return setString(position, string.substring(from, from + length));
    }

    private void put(int from, String part) {
        text.replace(from, Math.min(text.length(), from + part.length()), part);
    }

    /** Puts one part behind the other, each at once. */
    private final class Writing {
        private int at;

        Writing(int at) {
            this.at = at;
        }

        void write(String part) throws IOException {
            if (text == null || at > text.length()) {
                throw new IOException(text == null ? "Clob was freed" : "Clob was cut before what is written");
            }
            put(at, part);
            at += part.length();
        }
    }

    /** What is written is in the text at once. */
    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        Writing writing = new Writing(range().offset(position));
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] part, int from, int length) throws IOException {
                writing.write(new String(part, from, length, StandardCharsets.US_ASCII));
            }
        };
    }

    /** What is written is in the text at once. */
    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        Writing writing = new Writing(range().offset(position));
        return new Writer() {
            @Override
            public void write(char[] part, int from, int length) throws IOException {
                writing.write(new String(part, from, length));
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is held back
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        int end = range().end(0, length);
        text.setLength(end);
    }

    @Override
    public void free() {
        text = null;
    }
}
