package io.docdb.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file read and written at positions. Thread-safe. A thread's interrupt neither fails a call nor closes the file. */
public interface DataFile extends AutoCloseable {
    /** The full path, for messages. */
    String path();

    /** Reads at most what remains in {@code target}; answers the number of bytes, or -1 at or past the end. */
    int read(ByteBuffer target, long position) throws IOException;

    /** Writes all that remains in {@code source}, growing the file as needed. Not durable before {@link #force}. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Returns when all writes before are durable, and the file's size; times and the like only with {@code metadata}. */
    void force(boolean metadata) throws IOException;

    long size() throws IOException;

    /** Cuts the file if it is longer. */
    void truncate(long size) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Fills {@code target}.
     *
     * @throws EOFException if the file ends before
     */
    default void readFully(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = read(target, at);
            if (count < 0) {
                throw new EOFException("File ends at " + size() + ", expected " + target.remaining() + " more bytes at "
                        + at + ": " + path());
            }
            at += count;
        }
    }
}
