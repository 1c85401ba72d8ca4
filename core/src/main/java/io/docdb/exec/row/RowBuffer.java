package io.docdb.exec.row;

import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows kept in the order they came: read any number of times from the start, or by position. The first rows stay in memory,
 * those that the budget does not hold go to disk. Confined to one query.
 */
public final class RowBuffer implements AutoCloseable {
    private final WorkArea area;
    private final MemoryBudget.Grant grant;
    private final List<Value[]> kept = new ArrayList<>();
    private SpillFile file;
    private SpillStream spilled;
    private int cachedBlock = -1;
    private Value[][] cachedRows;
    private int otherBlock = -1;
    private Value[][] otherRows;

    public RowBuffer(WorkArea area) {
        this.area = area;
        this.grant = area.budget().grant();
    }

    public void add(Value[] row) {
        if (spilled == null) {
            if (grant.tryTake(RowSize.of(row))) {
                kept.add(row);
                return;
            }
            file = area.space().createFile();
            spilled = new SpillStream(file, area.blockBytes());
        }
        spilled.add(row);
    }

    /** Reads the cursor to its end, and closes it. */
    public RowBuffer addAll(RowCursor cursor) {
        try (cursor) {
            int count = 0;
            for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
                if ((++count & WorkArea.CHECK_MASK) == 0) {
                    area.cancelCheck().run();
                }
                add(row);
            }
        }
        return this;
    }

    public int size() {
        return kept.size() + (spilled == null ? 0 : spilled.rows());
    }

    public boolean isEmpty() {
        return kept.isEmpty() && spilled == null;
    }

    public boolean isSpilled() {
        return spilled != null;
    }

    /** The row at the position (from 0). Near positions are cheap, jumps read a block. */
    public Value[] get(int position) {
        if (position < kept.size()) {
            return kept.get(position);
        }
        spilled.finish();
        int row = position - kept.size();
        if (cachedBlock < 0
                || row < spilled.firstRowOf(cachedBlock)
                || row >= spilled.firstRowOf(cachedBlock) + cachedRows.length) {
            loadBlock(spilled.blockOf(row));
        }
        return cachedRows[row - spilled.firstRowOf(cachedBlock)];
    }

    /** Two blocks are kept, so that a walk along both ends of a window frame reads each block once. */
    private void loadBlock(int block) {
        int swapBlock = cachedBlock;
        Value[][] swapRows = cachedRows;
        if (block == otherBlock) {
            cachedBlock = otherBlock;
            cachedRows = otherRows;
        } else {
            cachedBlock = block;
            cachedRows = spilled.readBlock(block);
        }
        otherBlock = swapBlock;
        otherRows = swapRows;
    }

    /** The rows from the first on. The buffer must not grow while it is read, and stays open when the cursor is closed. */
    public RowCursor read() {
        if (spilled != null) {
            spilled.finish();
        }
        return new Reader(spilled == null ? RowCursor.empty() : spilled.read());
    }

    /** Drops all rows; the buffer may be used again. */
    public void clear() {
        kept.clear();
        grant.close();
        cachedBlock = -1;
        otherBlock = -1;
        cachedRows = null;
        otherRows = null;
        spilled = null;
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() {
        clear();
    }

    private final class Reader implements RowCursor {
        private final RowCursor rest;
        private int position;

        Reader(RowCursor rest) {
            this.rest = rest;
        }

        @Override
        public Value[] next() {
            return position < kept.size() ? kept.get(position++) : rest.next();
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
