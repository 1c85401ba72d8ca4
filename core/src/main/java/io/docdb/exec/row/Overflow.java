package io.docdb.exec.row;

import io.docdb.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The rows that a hash table had no room for, parted on disk, and handed back part by part until none is left. For operators
 * that work in passes: the first over their input, each further one over a part, which may overflow in turn.
 */
public final class Overflow implements AutoCloseable {
    /** 16 parts at each of five levels make parts of a millionth; then tables must simply grow. */
    private static final int DEEPEST_LEVEL = 5;

    private record Part(RowPartitions rows, int part, int level) {}

    private final WorkArea area;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Deque<RowPartitions> open = new ArrayDeque<>();
    private RowPartitions writing;
    private int level;

    public Overflow(WorkArea area) {
        this.area = area;
    }

    /** True if rows of this pass may overflow: not at the deepest level. */
    public boolean isAllowed() {
        return level < DEEPEST_LEVEL;
    }

    /** True if rows of this pass have overflowed. */
    public boolean isActive() {
        return writing != null;
    }

    /** Puts a row off to a later pass; rows of equal hash come in the same pass, in the order they were put off. */
    public void add(int hash, Value[] row) {
        if (writing == null) {
            writing = new RowPartitions(area, level);
            open.push(writing);
        }
        writing.add(hash, row);
    }

    /** Ends this pass and gives the rows of the next one; Java null if there is none. */
    public RowCursor nextPass() {
        if (writing != null) {
            writing.finish();
            for (int part = RowPartitions.PARTS - 1; part >= 0; part--) {
                if (writing.rows(part) > 0) {
                    parts.push(new Part(writing, part, level + 1));
                }
            }
            writing = null;
        }
        if (parts.isEmpty()) {
            return null;
        }
        Part next = parts.pop();
        level = next.level();
        return next.rows().read(next.part());
    }

    @Override
    public void close() {
        parts.clear();
        for (RowPartitions rows : open) {
            rows.close();
        }
        open.clear();
        writing = null;
    }
}
