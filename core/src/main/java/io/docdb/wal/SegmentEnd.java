package io.docdb.wal;

import io.docdb.storage.file.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The last 32 bytes of a segment that another one follows; the layout stands in {@code package-info}. Without it the loss of
 * the newest segments would look like a log that ends here.
 */
final class SegmentEnd {
    private static final int BYTES = 32;
    private static final long MAGIC = 0x446F634442_456E64L; // "DocDBEnd"
    private static final int CHECKSUM_AT = 28;

    private SegmentEnd() {}

    /**
     * Marks a segment, once the one that follows it is durable under its name: who finds the mark may expect it.
     *
     * @param next the sequence that the one that follows begins with
     */
    static void write(DataFile file, UUID database, long number, long next) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putLong(number).putLong(next).putInt(0);
        out.putInt(checksum(database, out.array()));
        file.write(out.flip(), file.size());
        file.force(false);
    }

    /** The sequence that the segment after this one begins with; empty if none was begun, or the mark was not yet durable. */
    static OptionalLong read(DataFile file, UUID database, long number) throws IOException {
        if (file.size() < SegmentHeader.BYTES + BYTES) {
            return OptionalLong.empty();
        }
        ByteBuffer in = ByteBuffer.allocate(BYTES);
        file.readFully(in, file.size() - BYTES);
        in.clear();
        boolean isOne = in.getLong(0) == MAGIC
                && in.getLong(8) == number
                && in.getInt(CHECKSUM_AT) == checksum(database, in.array());
        return isOne ? OptionalLong.of(in.getLong(16)) : OptionalLong.empty();
    }

    private static int checksum(UUID database, byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16)
                .putLong(database.getMostSignificantBits())
                .putLong(database.getLeastSignificantBits())
                .flip());
        crc.update(bytes, 0, CHECKSUM_AT);
        return (int) crc.getValue();
    }
}
