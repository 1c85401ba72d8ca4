package io.docdb.wal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Writes and checks records; the layout stands in {@code package-info}. Confined to one thread, for it keeps its checksum
 * and a header in hand.
 */
final class RecordFormat {
    static final int HEADER_BYTES = 32;
    static final byte COMMIT = 1;
    static final byte SEALED = 1;

    private static final int ALIGNMENT = 8;
    private static final int LENGTH_AT = 0;
    private static final int CHECKSUM_AT = 4;
    private static final int SEQUENCE_AT = 8;
    private static final int TYPE_AT = 16;
    private static final int FLAGS_AT = 17;
    private static final int PENDING_AT = 20;
    private static final int HEAD_CHECKSUM_AT = 24;

    private final CRC32C crc = new CRC32C();
    private final byte[] header = new byte[HEADER_BYTES];
    private final ByteBuffer head = ByteBuffer.wrap(header);
    private final byte[] seed = new byte[Integer.BYTES];
    private final ByteBuffer seedBuffer = ByteBuffer.wrap(seed);
    private final byte[] database;

    RecordFormat(UUID database) {
        this.database = ByteBuffer.allocate(16)
                .putLong(database.getMostSignificantBits())
                .putLong(database.getLeastSignificantBits())
                .array();
    }

    /** Bytes a record takes, filling included. */
    static long sizeOf(int payloadLength) {
        return HEADER_BYTES + (payloadLength + ALIGNMENT - 1L & -ALIGNMENT);
    }

    /**
     * Appends a record and answers its checksum.
     *
     * @param previousChecksum of the record before
     * @param durable the newest sequence known to be durable
     */
    int write(ByteBuffer out, long sequence, byte flags, byte[] payload, int previousChecksum, long durable) {
        head.clear();
        head.putInt(LENGTH_AT, payload.length).putInt(CHECKSUM_AT, 0).putLong(SEQUENCE_AT, sequence);
        head.put(TYPE_AT, COMMIT).put(FLAGS_AT, flags).putShort(18, (short) 0);
        head.putInt(PENDING_AT, (int) Math.min(Integer.MAX_VALUE, sequence - durable));
        head.putInt(HEAD_CHECKSUM_AT, headChecksum(header, 0)).putInt(28, 0);
        int checksum = checksum(previousChecksum, payload, 0, payload.length);
        head.putInt(CHECKSUM_AT, checksum);
        out.put(header).put(payload);
        for (int fill = payload.length; (fill & ALIGNMENT - 1) != 0; fill++) {
            out.put((byte) 0);
        }
        return checksum;
    }

    /** True if the {@link #HEADER_BYTES} at an offset are a record's header, whatever its payload. */
    boolean isHeader(byte[] bytes, int offset, ByteBuffer view) {
        return view.get(offset + TYPE_AT) == COMMIT
                && view.getInt(offset + LENGTH_AT) >= 0
                && view.getInt(offset + PENDING_AT) > 0
                && view.getInt(offset + HEAD_CHECKSUM_AT) == headChecksum(bytes, offset);
    }

    /** True if the whole record at an offset is sound and follows the record with {@code previousChecksum}. */
    boolean isRecord(byte[] bytes, int offset, ByteBuffer view, int previousChecksum) {
        System.arraycopy(bytes, offset, header, 0, HEADER_BYTES);
        int payloadAt = offset + HEADER_BYTES;
        return checksum(previousChecksum, bytes, payloadAt, lengthOf(view, offset))
                == view.getInt(offset + CHECKSUM_AT);
    }

    static int lengthOf(ByteBuffer view, int offset) {
        return view.getInt(offset + LENGTH_AT);
    }

    static int checksumOf(ByteBuffer view, int offset) {
        return view.getInt(offset + CHECKSUM_AT);
    }

    static long sequenceOf(ByteBuffer view, int offset) {
        return view.getLong(offset + SEQUENCE_AT);
    }

    static byte flagsOf(ByteBuffer view, int offset) {
        return view.get(offset + FLAGS_AT);
    }

    /** The newest sequence that was known to be durable when the record was appended. */
    static long durableOf(ByteBuffer view, int offset) {
        return sequenceOf(view, offset) - view.getInt(offset + PENDING_AT);
    }

    private int headChecksum(byte[] bytes, int offset) {
        crc.reset();
        crc.update(database);
        crc.update(bytes, offset + LENGTH_AT, Integer.BYTES);
        crc.update(bytes, offset + SEQUENCE_AT, HEAD_CHECKSUM_AT - SEQUENCE_AT);
        return (int) crc.getValue();
    }

    private int checksum(int previousChecksum, byte[] payload, int offset, int length) {
        seedBuffer.putInt(0, previousChecksum);
        crc.reset();
        crc.update(seed);
        crc.update(header, LENGTH_AT, Integer.BYTES);
        crc.update(header, SEQUENCE_AT, HEADER_BYTES - SEQUENCE_AT);
        crc.update(payload, offset, length);
        return (int) crc.getValue();
    }
}
