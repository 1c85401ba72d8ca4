package io.docdb.wal;

import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** The first 64 bytes of a segment; the layout stands in {@code package-info}. */
record SegmentHeader(
        UUID database, int timeline, long number, long firstSequence, int previousChecksum, long fileBytes) {
    static final int BYTES = 64;
    private static final long MAGIC = 0x446F634442_4C6F67L; // "DocDBLog"
    private static final int VERSION = 1;
    private static final int CHECKSUM_AT = 60;
    private static final String SUFFIX = ".log";

    static String fileName(long number) {
        return String.format("%016x", number) + SUFFIX;
    }

    /** The number in a file name, or empty if it is no segment's name. */
    static Optional<Long> numberOf(String fileName) {
        if (!fileName.matches("[0-9a-f]{16}\\.log")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseUnsignedLong(fileName.substring(0, 16), 16));
    }

    /** That of a copy, which ends with its last record. */
    SegmentHeader ofCopy() {
        return new SegmentHeader(database, timeline, number, firstSequence, previousChecksum, 0);
    }

    /**
     * Checks that a file has not lost its end. Where no later record proves that there were more, only its length tells.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED
     */
    void requireLength(DataFile file) throws IOException {
        if (file.size() < fileBytes) {
            throw FileFailure.damaged(
                    file.path(),
                    file.size(),
                    "expected a log segment of at least " + fileBytes + " bytes, found " + file.size());
        }
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putInt(VERSION).putInt(timeline);
        out.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
        out.putLong(number).putLong(firstSequence).putInt(previousChecksum).putLong(fileBytes);
        out.putInt(checksum(out.array()));
        return out.flip();
    }

    private static int checksum(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, CHECKSUM_AT);
        return (int) crc.getValue();
    }

    /**
     * Reads a header. It was durable before the file got its name, so a bad one is damage and never a torn write.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if it is damaged or of another database
     */
    static SegmentHeader read(DataFile file, long number, UUID database) throws IOException {
        ByteBuffer in = bytes(file);
        if (!isWhole(in)) {
            throw FileFailure.damaged(file.path(), 0, "expected the header of a log segment, found another checksum");
        }
        if (in.getInt(8) != VERSION) {
            throw FileFailure.damaged(
                    file.path(), 8, "expected log format version " + VERSION + ", found " + in.getInt(8));
        }
        SegmentHeader header = decode(in);
        if (header.number != number || !header.database.equals(database)) {
            throw FileFailure.damaged(
                    file.path(),
                    16,
                    "expected segment " + number + " of database " + database + ", found segment " + header.number
                            + " of " + header.database);
        }
        return header;
    }

    /** Reads the header of a segment of whichever database; empty if it is damaged, or in another format. */
    static Optional<SegmentHeader> readWhole(DataFile file, long number) throws IOException {
        ByteBuffer in = bytes(file);
        return isWhole(in) && in.getInt(8) == VERSION
                ? Optional.of(decode(in)).filter(header -> header.number == number)
                : Optional.empty();
    }

    private static ByteBuffer bytes(DataFile file) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BYTES);
        if (file.size() >= BYTES) {
            file.readFully(in, 0);
        }
        return in.clear();
    }

    private static boolean isWhole(ByteBuffer in) {
        return in.getLong(0) == MAGIC && in.getInt(CHECKSUM_AT) == checksum(in.array());
    }

    private static SegmentHeader decode(ByteBuffer in) {
        return new SegmentHeader(
                new UUID(in.getLong(16), in.getLong(24)),
                in.getInt(12),
                in.getLong(32),
                in.getLong(40),
                in.getInt(48),
                in.getLong(52));
    }
}
