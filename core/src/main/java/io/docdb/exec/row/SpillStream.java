package io.docdb.exec.row;

import io.docdb.value.Value;
import java.util.Arrays;

/**
 * Rows appended to a {@link SpillFile}, to be read again in the same order, any number of times. Rows are gathered into
 * blocks; a block holds whole rows. Confined to one query.
 */
final class SpillStream {
    private final SpillFile file;
    private final int blockBytes;
    private RowBytes open;
    private long[] offsets = new long[8];
    private int[] lengths = new int[8];
    private int[] firstRows = new int[8];
    private int blocks;
    private int rows;
    private int flushedRows;

    SpillStream(SpillFile file, int blockBytes) {
        this.file = file;
        this.blockBytes = blockBytes;
    }

    void add(Value[] row) {
        if (open == null) {
            open = new RowBytes(blockBytes + blockBytes / 4);
        }
        open.writeRow(row);
        rows++;
        if (open.position() >= blockBytes) {
            flush();
        }
    }

    int rows() {
        return rows;
    }

    /** Writes the last block out and lets go of its memory; more rows may follow. */
    void finish() {
        if (rows > flushedRows) {
            flush();
        }
        open = null;
    }

    private void flush() {
        if (blocks == offsets.length) {
            offsets = Arrays.copyOf(offsets, blocks * 2);
            lengths = Arrays.copyOf(lengths, blocks * 2);
            firstRows = Arrays.copyOf(firstRows, blocks * 2);
        }
        offsets[blocks] = file.append(open.array(), open.position());
        lengths[blocks] = open.position();
        firstRows[blocks] = flushedRows;
        blocks++;
        flushedRows = rows;
        open.reset();
    }

    /** The rows from the first on; {@link #finish} comes before. Closing it closes nothing. */
    RowCursor read() {
        return new Reader();
    }

    /** The block that holds the row. */
    int blockOf(int row) {
        int found = Arrays.binarySearch(firstRows, 0, blocks, row);
        return found >= 0 ? found : -found - 2;
    }

    int firstRowOf(int block) {
        return firstRows[block];
    }

    /** Decodes a whole block. */
    Value[][] readBlock(int block) {
        int end = block + 1 < blocks ? firstRows[block + 1] : flushedRows;
        Value[][] result = new Value[end - firstRows[block]][];
        RowBytes bytes = new RowBytes(file.read(offsets[block], lengths[block]));
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.readRow();
        }
        return result;
    }

    private final class Reader implements RowCursor {
        private int block;
        private RowBytes bytes;
        private int length;

        @Override
        public Value[] next() {
            while (bytes == null || bytes.position() >= length) {
                if (block == blocks) {
                    bytes = null;
                    return null;
                }
                length = lengths[block];
                bytes = new RowBytes(file.read(offsets[block], length));
                block++;
            }
            return bytes.readRow();
        }

        @Override
        public void close() {
            bytes = null;
            block = blocks;
        }
    }
}
