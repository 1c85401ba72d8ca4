package io.docdb.exec.join;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The kept side of a hash join, or as much of it as fits. Rows are numbered as they come; those of one key form a chain by
 * their numbers. While no two rows have the same key, as on the side of a primary key, a row's number is that of its entry in
 * the hash table, and there are no chains to follow. Confined to one join; once filled, several threads may look into it.
 */
final class BuildTable implements AutoCloseable {
    /** References to the row and its key's content, its places in chains. */
    static final int ROW_BYTES = 24;

    private static final int START_ROWS = 16;

    private final JoinKeys keys;
    private final Frame frame;
    private final MemoryBudget.Grant grant;
    private final RowTable<Void> table = new RowTable<>();
    private final List<Value[]> unfindable = new ArrayList<>();
    private Value[][] kept = new Value[START_ROWS][];
    private int rows;
    private int[] first; // per entry, of its chain; Java null while all keys differ
    private int[] last; // per entry
    private int[] next; // per row; -1 at the end
    private final BitSet matched = new BitSet();

    BuildTable(JoinKeys keys, Frame frame) {
        this.keys = keys;
        this.frame = frame;
        this.grant = frame.run().area().budget().grant();
    }

    /**
     * Keeps the row; false, and not kept, if the budget does not hold it.
     *
     * @param keepUnfindable whether rows whose NULL key finds no partner are wanted at the end
     */
    boolean add(Value[] row, boolean keepUnfindable) {
        if (!grant.tryTake(RowSize.of(row) + ROW_BYTES + RowTable.ENTRY_BYTES)) {
            return false;
        }
        Value[] key = new Value[keys.size()];
        if (!keys.evaluate(row, frame, key)) {
            if (keepUnfindable) {
                unfindable.add(row);
            }
            return true;
        }
        if (rows == kept.length) {
            grow();
        }
        kept[rows] = row;
        int hash = RowTable.hash(key);
        int found = table.find(key, hash);
        if (found < 0) {
            addEntry(table.add(key, hash, null));
        } else {
            addToChain(found);
        }
        rows++;
        return true;
    }

    /** Keeps all rows, and closes their cursor; false if one does not fit. */
    boolean addAll(RowCursor rows, boolean keepUnfindable) {
        try (rows) {
            int count = 0;
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                if ((++count & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (!add(row, keepUnfindable)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void grow() {
        kept = Arrays.copyOf(kept, rows * 2);
        if (next != null) {
            first = Arrays.copyOf(first, rows * 2);
            last = Arrays.copyOf(last, rows * 2);
            next = Arrays.copyOf(next, rows * 2);
        }
    }

    private void addEntry(int entry) {
        if (next != null) {
            first[entry] = rows;
            last[entry] = rows;
            next[rows] = -1;
        }
    }

    private void addToChain(int entry) {
        if (next == null) {
            first = new int[kept.length];
            Arrays.setAll(first, row -> row);
            last = first.clone();
            next = new int[kept.length];
            Arrays.fill(next, -1);
        }
        next[last[entry]] = rows;
        next[rows] = -1;
        last[entry] = rows;
    }

    /**
     * The number of the first row with the streamed row's key, or -1.
     *
     * @param key room for the key
     */
    int find(Value[] probeRow, JoinKeys probeKeys, Value[] key) {
        if (!probeKeys.evaluate(probeRow, frame, key)) {
            return -1;
        }
        int found = table.find(key, RowTable.hash(key));
        return found < 0 || first == null ? found : first[found];
    }

    /** The number of the next row with the same key, or -1. */
    int next(int row) {
        return next == null ? -1 : next[row];
    }

    Value[] row(int row) {
        return kept[row];
    }

    /** Notes that the row has found a partner. */
    void match(int row) {
        matched.set(row);
    }

    boolean isMatched(int row) {
        return matched.get(row);
    }

    /** Findable rows. */
    int rows() {
        return rows;
    }

    /** Rows without a findable key, which none matches. */
    List<Value[]> unfindable() {
        return unfindable;
    }

    boolean isEmpty() {
        return rows == 0 && unfindable.isEmpty();
    }

    /** All rows, those without a findable key last. */
    void forEach(Consumer<Value[]> action) {
        for (int row = 0; row < rows; row++) {
            action.accept(kept[row]);
        }
        unfindable.forEach(action);
    }

    void clear() {
        kept = null; // let go first: it may be all there was
        table.clear();
        unfindable.clear();
        kept = new Value[START_ROWS][];
        rows = 0;
        first = null;
        last = null;
        next = null;
        matched.clear();
        grant.close();
    }

    @Override
    public void close() {
        clear();
    }
}
