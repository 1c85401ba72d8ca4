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

/**
 * Documents in ranges of the primary key; the whole collection is one open range. A range that turns out to hold one key at
 * most, as that of {@code id = ?} does once the parameter is known, is looked up without a cursor.
 */
public final class KeyScanOperator extends Operator implements PartedOperator {
    private final DocumentReader reader;
    private final KeyRangeStep[] ranges;
    private final boolean descending;
    private final boolean[] merged;

    /** @param mergedParts how many leading parts of the key the order of the ranges leaves out */
    public KeyScanOperator(int id, DocumentReader reader, KeyRangeStep[] ranges, boolean descending, int mergedParts) {
        super(id);
        this.merged = new boolean[mergedParts];
        this.reader = reader;
        this.ranges = ranges;
        this.descending = descending;
    }

    @Override
    protected RowCursor start(Frame frame) {
        byte[] only = ranges.length == 1 ? ranges[0].findOnlyKey(frame) : null;
        if (only != null) {
            return new FetchCursor(reader, frame, new byte[][] {only}, 1);
        }
        List<KeyBounds> bounds = KeyRangeStep.evaluateAll(ranges, frame);
        if (bounds.isEmpty()) {
            return RowCursor.empty();
        }
        return new Cursor(RangesCursor.open(frame, reader.map(), bounds, descending, merged), frame, () -> false);
    }

    @Override
    public boolean isWhole() {
        return !descending && ranges.length == 1 && ranges[0].isWhole();
    }

    @Override
    public long rowsToVisit(Frame frame) {
        return frame.run().transaction().countAsOfStatement(reader.map(), null, null);
    }

    @Override
    public boolean readInParts(Frame frame, int parts, Consumer<List<RowCursor>> work) {
        return isWhole()
                && frame.run().transaction().readInParts(reader.map(), parts, cut -> {
                    List<RowCursor> cursors = new ArrayList<>();
                    cut.cursors().forEach(entries -> cursors.add(new Cursor(entries, frame, cut::isToStop)));
                    work.accept(cursors);
                });
    }

    private final class Cursor implements RowCursor {
        private final ByteCursor entries;
        private final Frame frame;
        private final BooleanSupplier toStop;
        private final DocumentReader.Bound documents;
        private final boolean keyOnly;
        private int visited;

        /** @param toStop ends the cursor early */
        Cursor(ByteCursor entries, Frame frame, BooleanSupplier toStop) {
            this.entries = entries;
            this.frame = frame;
            this.toStop = toStop;
            documents = reader.bind(frame);
            keyOnly = reader.needsKeyOnly();
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
                Value[] row = keyOnly ? documents.readKey(entries.key()) : documents.read(entries);
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
