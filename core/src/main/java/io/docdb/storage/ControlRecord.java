package io.docdb.storage;

import io.docdb.storage.seal.Encryption;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Names the one version of the checkpoint file that counts.
 *
 * <pre>
 *   0 u64 magic "DocDBCtl"      8 u32 format version, 1     12 u32 timeline
 *  16 u128 database id         32 u64 generation: one more with each record written
 *  40 u64 time of creation of the trees, ms since 1970
 *  48 u64 version   56 u64 block   64 u32 chunk   68 u32 length in blocks: where the trees' newest chunk is; 0 if none
 *  72 u64 checkpoint sequence  80 u64 newest log segment   88 u64 zero, reserved   96 u32 CRC32C of bytes 0 to 95
 * </pre>
 *
 * On disk, do not renumber.
 */
record ControlRecord(
        UUID database,
        int timeline,
        long generation,
        long createdMillis,
        TreeRoot root,
        long checkpointSequence,
        long checkpointSegment) {
    static final int BYTES = 100;
    static final int VERSION = 1;

    /** In a record that was made up: the trees know it. */
    static final long UNKNOWN_SEQUENCE = -1;

    private static final long MAGIC = 0x446F63444243746CL; // "DocDBCtl"
    private static final int CHECKSUM_AT = 96;

    static ControlRecord first(UUID database, int timeline) {
        return new ControlRecord(database, timeline, 1, 0, TreeRoot.NONE, 0, 0);
    }

    ControlRecord next(long created, TreeRoot newRoot, long sequence, long segment) {
        return new ControlRecord(database, timeline, generation + 1, created, newRoot, sequence, segment);
    }

    /** Stands for a record that is lost, and names a version that was found. */
    static ControlRecord madeUp(LogTrace log, TreeRoot root) {
        return new ControlRecord(log.database(), log.timeline(), 1, 0, root, UNKNOWN_SEQUENCE, 0);
    }

    /** True if the trees may end with this commit. */
    boolean endsWith(long sequence) {
        return checkpointSequence == UNKNOWN_SEQUENCE || checkpointSequence == sequence;
    }

    ControlRecord at(long sequence) {
        return new ControlRecord(database, timeline, generation, createdMillis, root, sequence, checkpointSegment);
    }

    /** The record of a copy, which has only some of the log. */
    ControlRecord copy(int newTimeline, long newestSegment) {
        return new ControlRecord(
                database, newTimeline, generation, createdMillis, root, checkpointSequence, newestSegment);
    }

    LogStart logStart(Encryption encryption) {
        return new LogStart(database, timeline, checkpointSequence, checkpointSegment, encryption);
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putInt(VERSION).putInt(timeline);
        out.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
        out.putLong(generation).putLong(createdMillis);
        out.putLong(root.version()).putLong(root.block()).putInt(root.chunk()).putInt(root.blocks());
        out.putLong(checkpointSequence).putLong(checkpointSegment).putLong(0);
        out.putInt(checksum(out.array(), 0));
        return out.flip();
    }

    /** The record at an offset, or empty if there is none that is whole. */
    static Optional<ControlRecord> decode(byte[] bytes, int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong(at) != MAGIC || in.getInt(at + CHECKSUM_AT) != checksum(bytes, at)) {
            return Optional.empty();
        }
        in.position(at + 12);
        int timeline = in.getInt();
        UUID database = new UUID(in.getLong(), in.getLong());
        long generation = in.getLong();
        long created = in.getLong();
        long version = in.getLong();
        long block = in.getLong();
        TreeRoot root = new TreeRoot(version, block, in.getInt(), in.getInt());
        return Optional.of(
                new ControlRecord(database, timeline, generation, created, root, in.getLong(), in.getLong()));
    }

    static int versionOf(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at + 8);
    }

    private static int checksum(byte[] bytes, int at) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, CHECKSUM_AT);
        return (int) crc.getValue();
    }
}
