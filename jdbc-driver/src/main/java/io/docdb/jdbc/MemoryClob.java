package io.docdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A text as a large object, all in memory. */
final class MemoryClob implements NClob {
    private StringBuilder text;

    MemoryClob(String text) {
        this.text = new StringBuilder(text);
    }

    private StringBuilder text() throws SQLException {
        if (text == null) {
            throw SqlErrors.wrongUse("HY010", "Clob was freed");
        }
        return text;
    }

    private int offset(long position) throws SQLException {
        if (position < 1 || position > text().length() + 1L) {
            throw SqlErrors.wrongUse(
                    "22023", "Clob position expected from 1 to " + (text().length() + 1) + ", found " + position);
        }
        return (int) position - 1;
    }

    @Override
    public long length() throws SQLException {
        return text().length();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        int from = offset(position);
        return text().substring(from, (int) Math.min(text().length(), from + (long) length));
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(text().toString());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        return new StringReader(getSubString(position, Math.toIntExact(length)));
    }

    @Override
    public InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(text().toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        int found = text().indexOf(pattern, offset(start));
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        return position(pattern.getSubString(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setString(long position, String string) throws SQLException {
        int from = offset(position);
        text().replace(from, Math.min(text().length(), from + string.length()), string);
        return string.length();
    }

    @Override
    public int setString(long position, String string, int from, int length) throws SQLException {
        return setString(position, string.substring(from, from + length));
    }

    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        offset(position);
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                put(position, toString(StandardCharsets.US_ASCII));
            }
        };
    }

    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        offset(position);
        return new StringWriter() {
            @Override
            public void close() {
                put(position, toString());
            }
        };
    }

    /** At a position that was checked. */
    private void put(long position, String string) {
        int from = (int) position - 1;
        text.replace(from, Math.min(text.length(), from + string.length()), string);
    }

    @Override
    public void truncate(long length) throws SQLException {
        text().setLength((int) Math.min(text().length(), length));
    }

    @Override
    public void free() {
        text = null;
    }
}
