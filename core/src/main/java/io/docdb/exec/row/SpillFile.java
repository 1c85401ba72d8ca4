package io.docdb.exec.row;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One temporary file that takes blocks from several {@link SpillStream}s. Deleted on close. Confined to one query.
 *
 * <p>A block is followed by u32 CRC32C of its place and contents, or encrypted and authenticated: a disk that gives back
 * something else must not make a wrong row.
 */
final class SpillFile implements AutoCloseable {
    /** A block is bound to its place by the number of its file and the offset: files are shorter than this. */
    private static final int OFFSET_BITS = 44;

    private static final int CHECKSUM_BYTES = Integer.BYTES;

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
        byte[] block = Arrays.copyOf(bytes, length + (encryption.isOn() ? 0 : CHECKSUM_BYTES));
        if (encryption.isOn()) {
            block = encryption.sealRecord(block, place(offset));
        } else {
            ByteBuffer.wrap(block).putInt(length, checksum(block, length, offset));
        }
        endBytes += block.length;
        try {
            file.write(ByteBuffer.wrap(block), offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "write", file.path());
        }
        return offset;
    }

    /** The block of {@code length} bytes that was appended at {@code offset}: they are the first of the array. */
    byte[] read(long offset, int length) {
        byte[] bytes = new byte[length + (encryption.isOn() ? Encryption.RECORD_SEAL_BYTES : CHECKSUM_BYTES)];
        try {
            file.readFully(ByteBuffer.wrap(bytes), offset);
        } catch (IOException failure) {
            throw SpillSpace.failed(failure, "read", file.path());
        }
        if (encryption.isOn()) {
            return encryption.openRecord(bytes, place(offset)).orElseThrow(() -> damaged(offset));
        }
        if (ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length, offset)) {
            throw damaged(offset);
        }
        return bytes;
    }

    private int checksum(byte[] bytes, int length, long offset) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, place(offset)));
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
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
            throw SpillSpace.failed(failure, "close", file.path());
        } finally {
            deletion.run();
        }
    }
}
