package io.docdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes as a large object, all in memory. */
final class MemoryBlob implements Blob {
    private byte[] bytes;

    MemoryBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    private byte[] bytes() throws SQLException {
        if (bytes == null) {
            throw SqlErrors.wrongUse("HY010", "Blob was freed");
        }
        return bytes;
    }

    private int offset(long position) throws SQLException {
        if (position < 1 || position > bytes().length + 1L) {
            throw SqlErrors.wrongUse(
                    "22023", "Blob position expected from 1 to " + (bytes().length + 1) + ", found " + position);
        }
        return (int) position - 1;
    }

    @Override
    public long length() throws SQLException {
        return bytes().length;
    }

    @Override
    public byte[] getBytes(long position, int length) throws SQLException {
        int from = offset(position);
        return Arrays.copyOfRange(bytes(), from, (int) Math.min(bytes().length, from + (long) length));
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public InputStream getBinaryStream(long position, long length) throws SQLException {
        return new ByteArrayInputStream(getBytes(position, Math.toIntExact(length)));
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        byte[] all = bytes();
        for (int at = offset(start); at + pattern.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        return position(pattern.getBytes(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setBytes(long position, byte[] part) throws SQLException {
        return setBytes(position, part, 0, part.length);
    }

    @Override
    public int setBytes(long position, byte[] part, int from, int length) throws SQLException {
        put(offset(position), Arrays.copyOfRange(part, from, from + length));
        return length;
    }

    private void put(int at, byte[] part) {
        byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, at + part.length));
        System.arraycopy(part, 0, longer, at, part.length);
        bytes = longer;
    }

    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        int at = offset(position);
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                put(at, toByteArray());
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        bytes = Arrays.copyOf(bytes(), (int) Math.min(bytes().length, length));
    }

    @Override
    public void free() {
        bytes = null;
    }
}
