package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.value.Value;
import java.util.List;

/** Documents in ranges of the primary key; the whole collection is one open range. */
public final class KeyScanOperator extends Operator {
    private final DocumentReader reader;
    private final KeyRangeStep[] ranges;
    private final boolean descending;

    public KeyScanOperator(int id, DocumentReader reader, KeyRangeStep[] ranges, boolean descending) {
        super(id);
        this.reader = reader;
        this.ranges = ranges;
        this.descending = descending;
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<KeyBounds> bounds = KeyRangeStep.evaluateAll(ranges, frame);
        if (bounds.isEmpty()) {
            return RowCursor.empty();
        }
        return new Cursor(RangesCursor.open(frame.run().transaction(), reader.map(), bounds, descending), frame);
    }

    private final class Cursor implements RowCursor {
        private final ByteCursor entries;
        private final Frame frame;
        private final DocumentReader.Bound documents;
        private final boolean keyOnly;
        private int visited;

        Cursor(ByteCursor entries, Frame frame) {
            this.entries = entries;
            this.frame = frame;
            documents = reader.bind(frame);
            keyOnly = reader.needsKeyOnly();
        }

        @Override
        public Value[] next() {
            while (entries.next()) {
                if ((++visited & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                Value[] row =
                        keyOnly ? documents.readKey(entries.key()) : documents.read(entries.key(), entries.value());
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
