package io.docdb.exec.row;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One temporary file that takes blocks from several {@link SpillStream}s. Deleted on close. Confined to one query. */
final class SpillFile implements AutoCloseable {
    /** A block is bound to its place by the number of its file and the offset: files are shorter than this. */
    private static final int OFFSET_BITS = 44;

    private final DataFile file;
    private final long number;
    private final Encryption encryption;
    private final Runnable deletion;
    private long endBytes;
    private boolean closed;

    /** @param number no other file of this process has it */
    SpillFile(DataFile file, long number, Encryption encryption, Runnable deletion) {
        this.file = file;
        this.number = number;
        this.encryption = encryption;
        this.deletion = deletion;
    }

    /** Appends the first {@code length} bytes as a block and answers its offset. */
    long append(byte[] bytes, int length) {
        long offset = endBytes;
        ByteBuffer block = encryption.isOn()
                ? ByteBuffer.wrap(encryption.sealRecord(Arrays.copyOf(bytes, length), place(offset)))
                : ByteBuffer.wrap(bytes, 0, length);
        endBytes += block.remaining();
        try {
            file.write(block, offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "write");
        }
        return offset;
    }

    /** The block of {@code length} bytes that was appended at {@code offset}. */
    byte[] read(long offset, int length) {
        byte[] bytes = new byte[length + (encryption.isOn() ? Encryption.RECORD_SEAL_BYTES : 0)];
        try {
            file.readFully(ByteBuffer.wrap(bytes), offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "read");
        }
        return encryption.isOn()
                ? encryption.openRecord(bytes, place(offset)).orElseThrow(() -> damaged(offset))
                : bytes;
    }

    private long place(long offset) {
        return number << OFFSET_BITS | offset;
    }

    private DatabaseException damaged(long offset) {
        return new DatabaseException(
                ErrorCode.IO_ERROR,
                "Temporary file of the query is damaged: " + file.path() + " at " + offset
                        + " expected the block that was written there, found another");
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
