package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The first rows of each group of keys that have their leading parts in common, by jumping from one group to the next.
 * Each jump opens a cursor anew, so that the transaction's own entries are among those met.
 */
public final class SkipScanOperator extends Operator {
    /**
     * A group may end within a few entries: so many are passed over before it is jumped, which costs about as much. So a scan
     * of many small groups costs little more than one of all entries.
     */
    private static final int STEPS = 4;

    private static final byte[] NO_KEY = {};

    private final GroupStep groups;
    private final Rows rows;
    private final int map;
    private final KeyRangeStep[] ranges;

    /** How rows are made of what a cursor stands at. */
    private interface Rows {
        /** Of one execution: Java null where the predicate does not hold. */
        Function<ByteCursor, Value[]> bind(Frame frame);
    }

    private SkipScanOperator(int id, GroupStep groups, Rows rows, int map, KeyRangeStep[] ranges) {
        super(id);
        this.groups = groups;
        this.rows = rows;
        this.map = map;
        this.ranges = ranges;
    }

    /** Rows made of the entries of an index. */
    public static SkipScanOperator ofEntries(
            int id, GroupStep groups, EntryReader reader, int map, KeyRangeStep[] ranges) {
        Rows rows = frame -> {
            EntryReader.Bound entries = reader.bind(frame);
            return entry -> entries.read(entry.key(), entry.value());
        };
        return new SkipScanOperator(id, groups, rows, map, ranges);
    }

    /** Rows made of the documents that entries of an index lead to. */
    public static SkipScanOperator ofDocuments(
            int id, GroupStep groups, DocumentReader reader, int map, KeyRangeStep[] ranges) {
        Rows rows = frame -> {
            DocumentReader.Bound documents = reader.bind(frame);
            Transaction transaction = frame.run().transaction();
            return entry -> {
                byte[] key = IndexEntries.primaryKey(entry.key(), entry.value());
                byte[] stored = transaction.getAsOfStatement(reader.map(), key);
                return stored == null ? null : documents.read(key, stored);
            };
        };
        return new SkipScanOperator(id, groups, rows, map, ranges);
    }

    /** Rows made of documents, which are found by their keys. */
    public static SkipScanOperator ofKeys(int id, GroupStep groups, DocumentReader reader, KeyRangeStep[] ranges) {
        Rows rows = frame -> {
            DocumentReader.Bound documents = reader.bind(frame);
            return reader.needsKeyOnly()
                    ? document -> documents.readKey(document.key())
                    : document -> documents.read(document.key(), document.value());
        };
        return new SkipScanOperator(id, groups, rows, reader.map(), ranges);
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame, KeyRangeStep.evaluateAll(ranges, frame));
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final Transaction transaction;
        private final List<KeyBounds> bounds;
        private final Function<ByteCursor, Value[]> reader;
        private final long wanted;
        private int opened;
        private KeyBounds range;
        private ByteCursor cursor = ByteCursor.empty();
        private byte[] current = NO_KEY; // bytes that the entries of the group begin with of which rows were given last
        private long given; // so many of them; those that are equal to each other may count as one
        private byte[] tied = NO_KEY; // bytes that entries begin with which are equal to the one given last
        private byte[]
                group; // bytes that entries begin with of which nothing more is wanted; Java null before the first
        private Value[] last; // of the group, to be given next
        private int steps;
        private int visited;

        Cursor(Frame frame, List<KeyBounds> bounds) {
            this.frame = frame;
            this.bounds = bounds;
            transaction = frame.run().transaction();
            reader = rows.bind(frame);
            wanted = groups.rowsWanted(frame);
        }

        @Override
        public Value[] next() {
            if (last != null) {
                Value[] row = last;
                last = null;
                return row;
            }
            while (advance()) {
                check();
                byte[] key = cursor.key();
                if (isGiven(key)) {
                    if (++steps == STEPS) {
                        jump();
                    }
                    continue;
                }
                Value[] row = reader.apply(cursor);
                if (row != null && (groups.ties() == null || isTiedOrWanted(key))) {
                    give(key);
                    return row;
                }
            }
            return null;
        }

        /** False for the first row behind those that are wanted, and their equals: then nothing more is wanted of the group. */
        private boolean isTiedOrWanted(byte[] key) {
            boolean same = begins(key, current, groups.prefixLength(key));
            if (!same || given < wanted || begins(key, tied, groups.tiedLength(key))) {
                return true;
            }
            group = current;
            steps = 0;
            return false;
        }

        private static boolean begins(byte[] key, byte[] prefix, int length) {
            return prefix.length == length && Arrays.equals(prefix, 0, length, key, 0, length);
        }

        private boolean advance() {
            while (!cursor.next()) {
                if (opened == bounds.size()) {
                    return false;
                }
                range = bounds.get(groups.descending() ? bounds.size() - 1 - opened : opened);
                opened++;
                group = null;
                current = NO_KEY;
                tied = NO_KEY;
                given = 0;
                open(range, groups.descending());
            }
            return true;
        }

        private void open(KeyBounds part, boolean descending) {
            cursor.close();
            cursor = part.isEmpty()
                    ? ByteCursor.empty()
                    : transaction.scanAsOfStatement(map, part.fromInclusive(), part.toExclusive(), descending);
        }

        private boolean isGiven(byte[] key) {
            return group != null
                    && key.length >= group.length
                    && Arrays.equals(key, 0, group.length, group, 0, group.length);
        }

        private void jump() {
            steps = 0;
            if (groups.descending()) {
                open(new KeyBounds(range.fromInclusive(), group), true);
                return;
            }
            byte[] beyond = KeyBounds.successorOfPrefix(group);
            open(beyond == null ? KeyBounds.NONE : new KeyBounds(beyond, range.toExclusive()), false);
        }

        /** A row of a group is given: of the last one wanted on, what begins alike is not, or all that has NULL behind is not. */
        private void give(byte[] key) {
            int length = groups.prefixLength(key);
            boolean same = begins(key, current, length);
            boolean isEqual = same && groups.ties() != null && begins(key, tied, groups.tiedLength(key));
            given = !same ? 1 : isEqual && groups.ties().countOnce() ? given : given + 1;
            current = same ? current : Arrays.copyOf(key, length);
            if (groups.ties() != null) {
                tied = isEqual ? tied : Arrays.copyOf(key, groups.tiedLength(key));
                return;
            }
            if (given < wanted) {
                return;
            }
            boolean isSecond = isGiven(group, current);
            int nullLength = groups.alsoNotNull() ? groups.lengthIfNull(key, length) : length;
            group = nullLength > length ? Arrays.copyOf(key, nullLength) : current;
            steps = 0;
            if (groups.alsoLast() && !isSecond) {
                last = findLast(current);
            }
        }

        private static boolean isGiven(byte[] group, byte[] all) {
            return group != null
                    && group.length > all.length
                    && Arrays.equals(group, 0, all.length, all, 0, all.length);
        }

        /** The last row of a group in this range; Java null if the predicate holds for none. */
        private Value[] findLast(byte[] all) {
            KeyBounds whole = KeyBounds.ofPrefix(all);
            byte[] from = later(range.fromInclusive(), whole.fromInclusive());
            byte[] to = earlier(range.toExclusive(), whole.toExclusive());
            try (ByteCursor backwards = transaction.scanAsOfStatement(map, from, to, !groups.descending())) {
                while (backwards.next()) {
                    check();
                    Value[] row = reader.apply(backwards);
                    if (row != null) {
                        return row;
                    }
                }
                return null;
            }
        }

        private static byte[] later(byte[] bound, byte[] other) {
            return bound == null || Arrays.compareUnsigned(bound, other) < 0 ? other : bound;
        }

        private static byte[] earlier(byte[] bound, byte[] other) {
            if (bound == null || other == null) {
                return bound == null ? other : bound;
            }
            return Arrays.compareUnsigned(bound, other) < 0 ? bound : other;
        }

        private void check() {
            if ((++visited & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
        }

        @Override
        public void close() {
            opened = bounds.size();
            last = null;
            cursor.close();
        }
    }
}
