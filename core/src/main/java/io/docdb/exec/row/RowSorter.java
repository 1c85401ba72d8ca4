package io.docdb.exec.row;

import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A stable sort of any number of rows: in memory while the budget holds them, else sorted runs on disk that are merged. Add
 * all rows, then read once. Confined to one query.
 */
public final class RowSorter implements AutoCloseable {
    /** Runs merged at once: each needs a block of memory. More runs are merged in rounds. */
    private static final int FAN_IN = 32;

    private final WorkArea area;
    private final Comparator<Value[]> order;
    private final MemoryBudget.Grant grant;
    private Value[][] kept = new Value[16][];
    private int size;
    private SpillFile file;
    private final List<SpillStream> runs = new ArrayList<>();
    private int comparisons;

    public RowSorter(WorkArea area, Comparator<Value[]> order) {
        this.area = area;
        this.order = order;
        this.grant = area.budget().grant();
    }

    public void add(Value[] row) {
        long bytes = RowSize.of(row);
        if (!grant.tryTake(bytes)) {
            spillRun();
            grant.take(bytes);
        }
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, size * 2);
        }
        kept[size++] = row;
    }

    /** Reads the cursor to its end, and closes it. */
    public void addAll(RowCursor cursor) {
        try (cursor) {
            int count = 0;
            for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
                if ((++count & WorkArea.CHECK_MASK) == 0) {
                    area.cancelCheck().run();
                }
                add(row);
            }
        }
    }

    public boolean isSpilled() {
        return !runs.isEmpty();
    }

    /** The rows in order; equal rows in the order they were added. No row may be added afterwards. */
    public RowCursor sorted() {
        if (runs.isEmpty()) {
            sortKept();
            return new Kept();
        }
        spillRun();
        kept = null;
        List<SpillStream> open = runs;
        while (open.size() > FAN_IN) {
            open = mergeRound(open);
        }
        return new Merge(open);
    }

    /** Merges neighbours, so that the order of equal rows is kept. */
    private List<SpillStream> mergeRound(List<SpillStream> open) {
        List<SpillStream> merged = new ArrayList<>();
        for (int from = 0; from < open.size(); from += FAN_IN) {
            List<SpillStream> group = open.subList(from, Math.min(from + FAN_IN, open.size()));
            SpillStream target = new SpillStream(file, area.blockBytes());
            Merge merge = new Merge(group);
            for (Value[] row = merge.next(); row != null; row = merge.next()) {
                target.add(row);
            }
            target.finish();
            merged.add(target);
        }
        return merged;
    }

    private void spillRun() {
        if (size == 0) {
            return;
        }
        sortKept();
        if (file == null) {
            file = area.space().createFile();
        }
        SpillStream run = new SpillStream(file, area.blockBytes());
        for (int i = 0; i < size; i++) {
            run.add(kept[i]);
            kept[i] = null;
        }
        run.finish();
        runs.add(run);
        size = 0;
        grant.close();
    }

    private void sortKept() {
        Arrays.sort(kept, 0, size, this::compareChecked);
    }

    /** A sort of millions of rows must hear of a cancellation too. */
    private int compareChecked(Value[] left, Value[] right) {
        if ((++comparisons & 0x3FFF) == 0) {
            area.cancelCheck().run();
        }
        return order.compare(left, right);
    }

    @Override
    public void close() {
        kept = null;
        size = 0;
        grant.close();
        runs.clear();
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private final class Kept implements RowCursor {
        private int position;

        @Override
        public Value[] next() {
            return kept != null && position < size ? kept[position++] : null;
        }

        @Override
        public void close() {
            RowSorter.this.close();
        }
    }

    /** A merge over a binary heap of run numbers; of equal rows the earlier run's goes first. */
    private final class Merge implements RowCursor {
        private final RowCursor[] sources;
        private final Value[][] heads;
        private final int[] heap;
        private int open;
        private int given;

        Merge(List<SpillStream> streams) {
            sources = new RowCursor[streams.size()];
            heads = new Value[streams.size()][];
            heap = new int[streams.size()];
            for (int i = 0; i < sources.length; i++) {
                sources[i] = streams.get(i).read();
                heads[i] = sources[i].next();
                if (heads[i] != null) {
                    heap[open++] = i;
                }
            }
            for (int i = open / 2 - 1; i >= 0; i--) {
                siftDown(i);
            }
        }

        @Override
        public Value[] next() {
            if (open == 0) {
                return null;
            }
            if ((++given & WorkArea.CHECK_MASK) == 0) {
                area.cancelCheck().run();
            }
            int run = heap[0];
            Value[] row = heads[run];
            heads[run] = sources[run].next();
            if (heads[run] == null) {
                heap[0] = heap[--open];
            }
            siftDown(0);
            return row;
        }

        private void siftDown(int start) {
            int at = start;
            while (true) {
                int child = 2 * at + 1;
                if (child >= open) {
                    return;
                }
                if (child + 1 < open && precedes(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!precedes(heap[child], heap[at])) {
                    return;
                }
                int swap = heap[at];
                heap[at] = heap[child];
                heap[child] = swap;
                at = child;
            }
        }

        private boolean precedes(int run, int other) {
            int comparison = order.compare(heads[run], heads[other]);
            return comparison < 0 || comparison == 0 && run < other;
        }

        @Override
        public void close() {
            RowSorter.this.close();
        }
    }
}
