package io.docdb.exec.row;

import io.docdb.value.Value;

/**
 * Rows parted on disk by a hash, so that rows that could be equal end in the same part, and each part can be worked on by
 * itself. Write all, then read part by part. Confined to one query.
 */
public final class RowPartitions implements AutoCloseable {
    /** Halves of a byte: six levels of parting use the bits of one int without repeating. */
    public static final int PARTS = 16;

    private static final int BITS_PER_LEVEL = 4;

    private final SpillFile file;
    private final SpillStream[] parts = new SpillStream[PARTS];
    private final int shift;

    /** @param level how often the rows were parted before: another level uses other bits of the hash */
    public RowPartitions(WorkArea area, int level) {
        file = area.space().createFile();
        shift = level * BITS_PER_LEVEL % Integer.SIZE;
        int blockBytes = Math.max(1024, area.blockBytes() / 4);
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new SpillStream(file, blockBytes);
        }
    }

    public void add(int hash, Value[] row) {
        parts[partOf(hash)].add(row);
    }

    public int partOf(int hash) {
        return spread(hash) >>> shift & PARTS - 1;
    }

    /** Murmur3's last step: hashes of small whole numbers are small, and every bit must count. */
    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    public int rows(int part) {
        return parts[part].rows();
    }

    /** Ends writing. */
    public void finish() {
        for (SpillStream part : parts) {
            part.finish();
        }
    }

    /** The rows of a part, any number of times. */
    public RowCursor read(int part) {
        return parts[part].read();
    }

    @Override
    public void close() {
        file.close();
    }
}
