package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Documents found by an index, in its order. Not for ranges of an index over array elements that may hold several entries of one
 * document: {@link IndexUnionOperator} finds each once.
 */
public final class IndexScanOperator extends Operator {
    private final DocumentReader reader;
    private final int indexMap;
    private final KeyRangeStep[] ranges;
    private final boolean inTurn;
    private final boolean descending;
    private final boolean[] merged;
    private final boolean[] skipped;
    private final Optional<EntryReader> filter;

    /**
     * @param inTurn true to read the ranges in the order in which they stand
     * @param merged of the leading parts that the order of the ranges leaves out, whether they are descending
     * @param skipped of the leading parts that the ranges stand behind, whether they are descending
     * @param filter gives a row of each entry whose document is worth a look
     */
    public IndexScanOperator(
            int id,
            DocumentReader reader,
            int indexMap,
            KeyRangeStep[] ranges,
            boolean inTurn,
            boolean descending,
            boolean[] merged,
            boolean[] skipped,
            Optional<EntryReader> filter) {
        super(id);
        this.reader = reader;
        this.indexMap = indexMap;
        this.ranges = ranges;
        this.inTurn = inTurn;
        this.descending = descending;
        this.merged = merged;
        this.skipped = skipped;
        this.filter = filter;
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<KeyBounds> bounds =
                inTurn ? KeyRangeStep.evaluateInTurn(ranges, frame) : KeyRangeStep.evaluateAll(ranges, frame);
        if (bounds.isEmpty()) {
            return RowCursor.empty();
        }
        return new Cursor(open(frame, bounds), frame);
    }

    private ByteCursor open(Frame frame, List<KeyBounds> bounds) {
        return skipped.length > 0
                ? new SkippedRanges(frame, indexMap, bounds, skipped)
                : RangesCursor.open(frame, indexMap, bounds, descending, merged);
    }

    private final class Cursor implements RowCursor {
        private final ByteCursor entries;
        private final Frame frame;
        private final DocumentReader.Bound documents;
        private final Optional<EntryReader.Bound> tests;
        private final DocumentsAhead ahead; // Java null if no document is looked at
        private int visited;
        private boolean ended;

        Cursor(ByteCursor entries, Frame frame) {
            this.entries = entries;
            this.frame = frame;
            documents = reader.bind(frame);
            tests = filter.map(entry -> entry.bind(frame));
            ahead = reader.needsKeyOnly()
                    ? null
                    : new DocumentsAhead(frame.run().transaction(), reader.map());
        }

        @Override
        public Value[] next() {
            if (ahead == null) {
                byte[] key = nextKey();
                return key == null ? null : documents.readKey(key);
            }
            while (ahead.next() || fill()) {
                byte[] stored = ahead.document();
                Value[] row = stored == null ? null : documents.read(ahead.key(), stored);
                if (row != null) {
                    return row;
                }
            }
            return null;
        }

        /** The primary key of the next entry that is worth a look, or Java null at the end. */
        private byte[] nextKey() {
            while (!ended && entries.next()) {
                if ((++visited & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (tests.isEmpty() || tests.get().read(entries.key(), entries.value()) != null) {
                    return IndexEntries.primaryKey(entries.key(), entries.value());
                }
            }
            ended = true;
            return null;
        }

        private boolean fill() {
            ahead.clear();
            while (!ahead.isFull()) {
                byte[] key = nextKey();
                if (key == null) {
                    break;
                }
                ahead.add(key);
            }
            ahead.fetch();
            return ahead.next();
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
