package io.docdb.exec.operator;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a query, of which it is asked whether a row is among them, in SQL's sense: a row with NULLs is unknown to be
 * equal to each row that is equal in all other columns. So a row is looked up once as it is, and once for each set of columns
 * that are NULL in some member, with NULLs there: {@code (1, 2)} among {@code (1, NULL), (NULL, 3)} as {@code (1, NULL)},
 * which is there, and the answer unknown. For a row that has NULLs itself, the members are kept once more with NULLs in the
 * same columns.
 *
 * <p>Rows that memory does not hold lie on disk in order: see {@link SortedMembers}. Confined to one execution.
 */
final class Members implements AutoCloseable {
    /** Sets of columns are bits of a long. */
    static final int MOST_COLUMNS = 63;

    private static final int CONVERTIBLE = 1 << ValueKind.DATE.ordinal()
            | 1 << ValueKind.TIME.ordinal()
            | 1 << ValueKind.TIMESTAMP.ordinal()
            | 1 << ValueKind.TIMESTAMP_TZ.ordinal()
            | 1 << ValueKind.TIME_TZ.ordinal()
            | 1 << ValueKind.INTERVAL.ordinal()
            | 1 << ValueKind.UUID.ordinal();

    private final WorkArea area;
    private final MemoryBudget.Grant grant;
    private final RowOrder order;
    private RowTable<Boolean> rows = new RowTable<>();
    /** All members in order, once memory does not hold them. */
    private SortedMembers sorted;
    /** The sets of columns that are NULL together in a member. */
    private final Set<Long> nulls = new HashSet<>();
    /** By the set of columns that are NULL in the row that is sought: the members with NULLs there. */
    private final Map<Long, RowTable<Boolean>> withNulls = new HashMap<>();
    /** The kinds of the members' values by column, bit by ordinal. */
    private final int[] kinds;

    private Members(WorkArea area, int columns) {
        this.area = area;
        this.grant = area.budget().grant();
        this.order = RowOrder.ofLeading(columns);
        this.kinds = new int[columns];
    }

    /** Reads the cursor to its end, and closes it. */
    static Members of(RowCursor cursor, int columns, WorkArea area) {
        Members members = new Members(area, columns);
        try (cursor) {
            members.collect(cursor);
        } catch (RuntimeException | Error e) {
            members.close();
            throw e;
        }
        return members;
    }

    private void collect(RowCursor cursor) {
        int count = 0;
        for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
            if ((++count & WorkArea.CHECK_MASK) == 0) {
                area.cancelCheck().run();
            }
            int hash = RowTable.hash(row);
            if (rows.find(row, hash) >= 0) {
                continue;
            }
            if (!grant.tryTake(RowSize.of(row) + RowTable.ENTRY_BYTES)) {
                sort(row, cursor);
                return;
            }
            note(row);
            rows.add(row, hash, Boolean.TRUE);
        }
    }

    private void note(Value[] row) {
        nulls.add(nullsOf(row));
        for (int i = 0; i < row.length; i++) {
            kinds[i] |= 1 << row[i].kind().ordinal();
        }
    }

    /** Takes what there is, the row and the rest of the cursor to disk. */
    private void sort(Value[] next, RowCursor rest) {
        RowTable<Boolean> kept = rows;
        rows = new RowTable<>();
        grant.close();
        try (RowSorter sorter = new RowSorter(area, order)) {
            for (int i = 0; i < kept.size(); i++) {
                sorter.add(kept.key(i));
            }
            kept.clear();
            note(next);
            sorter.add(next);
            int count = 0;
            for (Value[] row = rest.next(); row != null; row = rest.next()) {
                if ((++count & WorkArea.CHECK_MASK) == 0) {
                    area.cancelCheck().run();
                }
                note(row);
                sorter.add(row);
            }
            sorted = SortedMembers.of(sorter.sorted(), order, area);
        }
    }

    private int size() {
        return sorted == null ? rows.size() : sorted.size();
    }

    private Value[] member(int number) {
        return sorted == null ? rows.key(number) : sorted.get(number);
    }

    /**
     * Whether the row is among the members: TRUE, FALSE, or NULL if that is unknown.
     *
     * @param equality over the row, then a member; asked where a hash cannot tell
     */
    Value contain(Value[] row, Evaluator equality, Frame frame) {
        if (size() == 0) {
            return BooleanValue.FALSE;
        }
        long ownNulls = nullsOf(row);
        if (ownNulls == 0 && isThere(row)) {
            return BooleanValue.TRUE;
        }
        if (mayCompareAcrossKinds(row) || ownNulls != 0 && !isKeptWithNulls(ownNulls)) {
            return compareWithEach(row, equality, frame);
        }
        RowTable<Boolean> kept = withNulls.get(ownNulls);
        for (long theirs : nulls) {
            long both = ownNulls | theirs;
            if (both != 0) {
                Value[] sought = withNulls(row, both);
                boolean found = kept == null ? isThere(sought) : kept.find(sought, RowTable.hash(sought)) >= 0;
                if (found) {
                    return NullValue.NULL;
                }
            }
        }
        return BooleanValue.FALSE;
    }

    private boolean isThere(Value[] row) {
        return sorted == null ? rows.find(row, RowTable.hash(row)) >= 0 : sorted.contains(row);
    }

    /** True if the members are there with NULLs in these columns, too; false if memory does not hold them. */
    private boolean isKeptWithNulls(long columns) {
        if (withNulls.containsKey(columns)) {
            return true;
        }
        if (sorted != null) {
            return false;
        }
        RowTable<Boolean> kept = new RowTable<>();
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            Value[] row = withNulls(rows.key(i), columns);
            int hash = RowTable.hash(row);
            if (kept.find(row, hash) < 0) {
                long more = RowSize.of(row) + RowTable.ENTRY_BYTES;
                if (!grant.tryTake(more)) {
                    grant.release(bytes);
                    return false;
                }
                bytes += more;
                kept.add(row, hash, Boolean.TRUE);
            }
        }
        withNulls.put(columns, kept);
        return true;
    }

    private Value compareWithEach(Value[] row, Evaluator equality, Frame frame) {
        boolean unknown = false;
        for (int i = 0; i < size(); i++) {
            if ((i & WorkArea.CHECK_MASK) == WorkArea.CHECK_MASK) {
                area.cancelCheck().run();
            }
            Value result = equality.evaluate(Evaluators.concat(row, member(i)), frame);
            if (result == BooleanValue.TRUE) {
                return result;
            }
            unknown |= result.isNull();
        }
        return unknown ? NullValue.NULL : BooleanValue.FALSE;
    }

    private static long nullsOf(Value[] row) {
        long columns = 0;
        for (int i = 0; i < row.length; i++) {
            columns |= row[i].isNull() ? 1L << i : 0;
        }
        return columns;
    }

    private static Value[] withNulls(Value[] row, long columns) {
        Value[] changed = row.clone();
        for (int i = 0; i < row.length; i++) {
            if ((columns >>> i & 1) != 0) {
                changed[i] = NullValue.NULL;
            }
        }
        return changed;
    }

    private boolean mayCompareAcrossKinds(Value[] row) {
        for (int i = 0; i < row.length; i++) {
            if (mayCompareAcrossKinds(row[i].kind(), kinds[i])) {
                return true;
            }
        }
        return false;
    }

    /** Texts equal the dates, times and UUIDs they are the text of, and dates equal timestamps: no hash tells that. */
    private static boolean mayCompareAcrossKinds(ValueKind kind, int memberKinds) {
        int others = memberKinds & ~(1 << kind.ordinal());
        return others != 0
                && (kind == ValueKind.TEXT && (others & CONVERTIBLE) != 0
                        || (1 << kind.ordinal() & CONVERTIBLE) != 0
                                && (others & (CONVERTIBLE | 1 << ValueKind.TEXT.ordinal())) != 0);
    }

    @Override
    public void close() {
        rows.clear();
        withNulls.clear();
        grant.close();
        if (sorted != null) {
            sorted.close();
        }
    }
}
