package io.docdb.wal;

/**
 * How the log uses memory and disk.
 *
 * @param firstSegmentBytes size of the first segment after an open; the next ones double, so that a short life costs little
 * @param segmentBytes size of a full segment
 * @param bufferBytes memory of each of the two buffers; an appender waits while one is full and the other is being written
 * @param retainBytes finished segments kept beyond what the checkpoint needs, for readers that come back: backups are extended
 *     by them; each counts as a quarter of a first segment at least
 * @param archive true to move segments nobody needs into {@code archive/} instead of deleting them
 */
public record LogOptions(int firstSegmentBytes, int segmentBytes, int bufferBytes, long retainBytes, boolean archive) {
    /** Keeps about as much as comes together between two checkpoints: at half of it a busy hour ends a chain of backups. */
    public static final LogOptions DEFAULT = new LogOptions(1 << 20, 16 << 20, 4 << 20, 64 << 20, false);

    /** A segment holds at least its header and something; below 4 KB even that is waste. */
    public static final int MIN_SEGMENT_BYTES = 4096;

    public LogOptions {
        if (firstSegmentBytes < MIN_SEGMENT_BYTES || segmentBytes < firstSegmentBytes || bufferBytes < 1024) {
            throw new IllegalArgumentException("log sizes too small or out of order: " + firstSegmentBytes + ", "
                    + segmentBytes + ", " + bufferBytes);
        }
    }

    public LogOptions withRetainBytes(long bytes) {
        return new LogOptions(firstSegmentBytes, segmentBytes, bufferBytes, bytes, archive);
    }
}
