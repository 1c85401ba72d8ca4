package io.docdb.storage;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Seal of 16 bytes: u64 stamp, u32 CRC32C of database id, block number, stamp and contents, u32 zero. On disk, do not
 * change.
 */
final class ChecksumSeal implements BlockSeal {
    private static final int BYTES = 16;

    private final long high;
    private final long low;

    ChecksumSeal(UUID database) {
        high = database.getMostSignificantBits();
        low = database.getLeastSignificantBits();
    }

    @Override
    public int kind() {
        return KIND_CHECKSUM;
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public void seal(byte[] bytes, int offset, long block, long stamp) {
        int at = offset + SealedFile.BLOCK_BYTES;
        ByteBuffer.wrap(bytes)
                .putLong(at, stamp)
                .putInt(at + 8, checksum(bytes, offset, block, stamp))
                .putInt(at + 12, 0);
    }

    @Override
    public boolean open(byte[] bytes, int offset, long block, long stamp) {
        int at = offset + SealedFile.BLOCK_BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long found = in.getLong(at);
        return (stamp == ANY_STAMP || stamp == found)
                && in.getInt(at + 12) == 0
                && in.getInt(at + 8) == checksum(bytes, offset, block, found);
    }

    private int checksum(byte[] bytes, int offset, long block, long stamp) {
        byte[] place = new byte[32];
        ByteBuffer.wrap(place).putLong(high).putLong(low).putLong(block).putLong(stamp);
        CRC32C crc = new CRC32C();
        crc.update(place);
        crc.update(bytes, offset, SealedFile.BLOCK_BYTES);
        return (int) crc.getValue();
    }
}
