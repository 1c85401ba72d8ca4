package io.docdb.exec.row;

import io.docdb.storage.file.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One temporary file that takes blocks from several {@link SpillStream}s. Deleted on close. Confined to one query. */
final class SpillFile implements AutoCloseable {
    private final DataFile file;
    private final Runnable deletion;
    private long endBytes;
    private boolean closed;

    SpillFile(DataFile file, Runnable deletion) {
        this.file = file;
        this.deletion = deletion;
    }

    /** Appends the first {@code length} bytes and answers their offset. */
    long append(byte[] bytes, int length) {
        long offset = endBytes;
        try {
            file.write(ByteBuffer.wrap(bytes, 0, length), offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "write");
        }
        endBytes += length;
        return offset;
    }

    byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        try {
            file.readFully(ByteBuffer.wrap(bytes), offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "read");
        }
        return bytes;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            file.close();
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "close");
        } finally {
            deletion.run();
        }
    }
}
