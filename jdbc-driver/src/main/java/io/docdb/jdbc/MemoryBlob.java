package io.docdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes as a large object, all in memory. */
final class MemoryBlob implements Blob {
    private byte[] bytes; // with room behind them while they are written; null when freed
    private int size;

    MemoryBlob(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    private LargeObjectRange range() throws SQLException {
        if (bytes == null) {
            throw SqlErrors.wrongUse("HY010", "Blob was freed");
        }
        return new LargeObjectRange("Blob", size);
    }

    @Override
    public long length() throws SQLException {
        return range().size();
    }

    @Override
    public byte[] getBytes(long position, int length) throws SQLException {
        int from = range().offset(position);
        return Arrays.copyOfRange(bytes, from, range().end(from, length));
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        int all = range().size();
        return new ByteArrayInputStream(bytes, 0, all);
    }

    @Override
    public InputStream getBinaryStream(long position, long length) throws SQLException {
        int from = range().offset(position, length);
        return new ByteArrayInputStream(bytes, from, (int) length);
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        int from = range().offset(start);
        int length = range().given(pattern).length;
        for (int at = from; at + (long) length <= size; at++) {
            if (Arrays.equals(bytes, at, at + length, pattern, 0, length)) {
                return at + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        return position(range().given(pattern).getBytes(1, (int) Math.min(Integer.MAX_VALUE, pattern.length())), start);
    }

    @Override
    public int setBytes(long position, byte[] part) throws SQLException {
        return setBytes(position, part, 0, range().given(part).length);
    }

    @Override
    public int setBytes(long position, byte[] part, int from, int length) throws SQLException {
        int at = range().offset(position);
        new LargeObjectRange("Array of bytes", range().given(part).length).requirePart(from, length);
        put(at, part, from, length);
        return length;
    }

    /** Grows by half, so that a stream may write byte by byte. */
    private void put(int at, byte[] part, int from, int length) {
        int end = Math.addExact(at, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, size + (size >> 1) + 64L)));
        }
        System.arraycopy(part, from, bytes, at, length);
        size = Math.max(size, end);
    }

    /** What is written is in the blob at once. */
    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        int start = range().offset(position);
        return new OutputStream() {
            private int at = start;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] part, int from, int length) throws IOException {
                if (bytes == null) {
                    throw new IOException("Blob was freed");
                }
                put(at, part, from, length);
                at += length;
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        size = range().end(0, length);
        bytes = Arrays.copyOf(bytes, size);
    }

    @Override
    public void free() {
        bytes = null;
    }
}
