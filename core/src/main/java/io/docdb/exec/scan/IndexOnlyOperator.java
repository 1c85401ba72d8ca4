package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.PartedOperator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Rows made of index entries alone, in their order. Not for multi-key indexes. */
public final class IndexOnlyOperator extends Operator implements PartedOperator {
    private final EntryReader reader;
    private final EntryReader toldReader;
    private final int indexMap;
    private final KeyRangeStep[] ranges;
    private final boolean inTurn;
    private final boolean descending;
    private final boolean[] merged;
    private final boolean[] skipped;

    /**
     * @param toldReader reads the same rows if the values the only range is made of compare with their own kind alone: it
     *     does not test what the range says then; {@code reader} itself if the range says nothing
     * @param inTurn true to read the ranges in the order in which they stand
     * @param merged of the leading parts that the order of the ranges leaves out, whether they are descending
     * @param skipped of the leading parts that the ranges stand behind, whether they are descending
     */
    public IndexOnlyOperator(
            int id,
            EntryReader reader,
            EntryReader toldReader,
            int indexMap,
            KeyRangeStep[] ranges,
            boolean inTurn,
            boolean descending,
            boolean[] merged,
            boolean[] skipped) {
        super(id);
        this.reader = reader;
        this.toldReader = toldReader;
        this.indexMap = indexMap;
        this.ranges = ranges;
        this.inTurn = inTurn;
        this.descending = descending;
        this.merged = merged;
        this.skipped = skipped;
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<KeyBounds> bounds =
                inTurn ? KeyRangeStep.evaluateInTurn(ranges, frame) : KeyRangeStep.evaluateAll(ranges, frame);
        ByteCursor entries = open(frame, bounds);
        boolean told = toldReader != reader && ranges[0].isOfOneKind(frame);
        return new Cursor(told ? toldReader : reader, entries, frame, () -> false);
    }

    @Override
    public boolean isWhole() {
        return !descending && ranges.length == 1 && ranges[0].isWhole() && !reader.mayFetch();
    }

    @Override
    public long rowsToVisit(Frame frame) {
        return frame.run().transaction().countAsOfStatement(indexMap, null, null);
    }

    @Override
    public boolean readInParts(Frame frame, int parts, Consumer<List<RowCursor>> work) {
        return isWhole()
                && frame.run().transaction().readInParts(indexMap, parts, cut -> {
                    List<RowCursor> cursors = new ArrayList<>();
                    cut.cursors().forEach(entries -> cursors.add(new Cursor(reader, entries, frame, cut::isToStop)));
                    work.accept(cursors);
                });
    }

    private ByteCursor open(Frame frame, List<KeyBounds> bounds) {
        return skipped.length > 0
                ? new SkippedRanges(frame, indexMap, bounds, skipped)
                : RangesCursor.open(frame, indexMap, bounds, descending, merged);
    }

    private final class Cursor implements RowCursor {
        private final ByteCursor entries;
        private final Frame frame;
        private final BooleanSupplier toStop;
        private final EntryReader.Bound rows;
        private int visited;

        /** @param toStop ends the cursor early */
        Cursor(EntryReader reader, ByteCursor entries, Frame frame, BooleanSupplier toStop) {
            this.entries = entries;
            this.frame = frame;
            this.toStop = toStop;
            rows = reader.bind(frame);
        }

        @Override
        public Value[] next() {
            while (entries.next()) {
                if ((++visited & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                    if (toStop.getAsBoolean()) {
                        return null;
                    }
                }
                Value[] row = rows.read(entries.key(), entries.value());
                if (row != null) {
                    return row;
                }
            }
            return null;
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
