package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.key.KeyDecoder;
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;

/**
 * The first row of each group of index entries that have their leading parts in common, by jumping from one group to the next.
 * Each jump opens a cursor anew, so that the transaction's own entries are among those met.
 */
public final class SkipScanOperator extends Operator {
    /**
     * A group may end within a few entries: so many are passed over before it is jumped, which costs about as much. So a scan
     * of many small groups costs little more than one of all entries.
     */
    private static final int STEPS = 4;

    private final IndexSkipScan scan;
    private final EntryReader entryReader; // Java null if rows are made of documents
    private final DocumentReader documentReader; // Java null if rows are made of entries
    private final KeyRangeStep[] ranges;
    private final boolean[] descendingParts;

    private SkipScanOperator(
            int id,
            IndexSkipScan scan,
            EntryReader entryReader,
            DocumentReader documentReader,
            KeyRangeStep[] ranges,
            boolean[] descendingParts) {
        super(id);
        this.scan = scan;
        this.entryReader = entryReader;
        this.documentReader = documentReader;
        this.ranges = ranges;
        this.descendingParts = descendingParts;
    }

    /** @param descendingParts per part of the index */
    public static SkipScanOperator ofEntries(
            int id, IndexSkipScan scan, EntryReader reader, KeyRangeStep[] ranges, boolean[] descendingParts) {
        return new SkipScanOperator(id, scan, reader, null, ranges, descendingParts);
    }

    /** @param descendingParts per part of the index */
    public static SkipScanOperator ofDocuments(
            int id, IndexSkipScan scan, DocumentReader reader, KeyRangeStep[] ranges, boolean[] descendingParts) {
        return new SkipScanOperator(id, scan, null, reader, ranges, descendingParts);
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame, KeyRangeStep.evaluateAll(ranges, frame));
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final Transaction transaction;
        private final int map = scan.access().index().map();
        private final List<KeyBounds> bounds;
        private final EntryReader.Bound entries;
        private final DocumentReader.Bound documents;
        private int opened;
        private KeyBounds range;
        private ByteCursor cursor = ByteCursor.empty();
        private byte[]
                group; // bytes that entries begin with of which nothing more is wanted; Java null before the first
        private Value[] last; // of the group, to be given next
        private int steps;
        private int visited;

        Cursor(Frame frame, List<KeyBounds> bounds) {
            this.frame = frame;
            this.bounds = bounds;
            transaction = frame.run().transaction();
            entries = entryReader == null ? null : entryReader.bind(frame);
            documents = documentReader == null ? null : documentReader.bind(frame);
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
                Value[] row = read(cursor);
                if (row != null) {
                    give(key);
                    return row;
                }
            }
            return null;
        }

        private boolean advance() {
            while (!cursor.next()) {
                if (opened == bounds.size()) {
                    return false;
                }
                range = bounds.get(scan.descending() ? bounds.size() - 1 - opened : opened);
                opened++;
                group = null;
                open(range, scan.descending());
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
            if (scan.descending()) {
                open(new KeyBounds(range.fromInclusive(), group), true);
                return;
            }
            byte[] beyond = KeyBounds.successorOfPrefix(group);
            open(beyond == null ? KeyBounds.NONE : new KeyBounds(beyond, range.toExclusive()), false);
        }

        /** A row of a new group is given: what begins alike is not, or all that has NULL behind is not. */
        private void give(byte[] key) {
            KeyDecoder decoder = new KeyDecoder(key);
            for (int part = 0; part < scan.parts(); part++) {
                decoder.skip(descendingParts[part]);
            }
            byte[] all = Arrays.copyOf(key, decoder.position());
            boolean isSecond = isGiven(group, all);
            boolean awaitsMore = scan.alsoNotNull()
                    && decoder.next(descendingParts[scan.parts()]).isNull();
            group = awaitsMore ? Arrays.copyOf(key, decoder.position()) : all;
            steps = 0;
            if (scan.alsoLast() && !isSecond) {
                last = findLast(all);
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
            try (ByteCursor backwards = transaction.scanAsOfStatement(map, from, to, !scan.descending())) {
                while (backwards.next()) {
                    check();
                    Value[] row = read(backwards);
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

        private Value[] read(ByteCursor entry) {
            if (entries != null) {
                return entries.read(entry.key(), entry.value());
            }
            byte[] key = IndexEntries.primaryKey(entry.key(), entry.value());
            byte[] stored = transaction.getAsOfStatement(documentReader.map(), key);
            return stored == null ? null : documents.read(key, stored);
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
