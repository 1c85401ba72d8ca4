package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.storage.ByteCursor;
import io.docdb.value.BinaryValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.BinaryOperator;

/** The documents that one of several index accesses finds: all keys are sorted, then fetched once each. */
public final class IndexUnionOperator extends Operator {
    private final DocumentReader reader;
    private final int[] indexMaps;
    private final KeyRangeStep[][] ranges;
    private final KeyRangeStep[] keyRanges;

    /**
     * @param ranges per index
     * @param keyRanges of the primary key
     */
    public IndexUnionOperator(
            int id, DocumentReader reader, int[] indexMaps, KeyRangeStep[][] ranges, KeyRangeStep[] keyRanges) {
        super(id);
        this.reader = reader;
        this.indexMaps = indexMaps;
        this.ranges = ranges;
        this.keyRanges = keyRanges;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final DocumentReader.Bound documents;
        private final RowSorter keys;
        private RowCursor sorted;
        private Value last;
        private int visited;

        Cursor(Frame frame) {
            this.frame = frame;
            documents = reader.bind(frame);
            keys = new RowSorter(frame.run().area(), RowOrder.ofLeading(1));
        }

        @Override
        public Value[] next() {
            if (sorted == null) {
                collect();
                sorted = keys.sorted();
            }
            for (Value[] entry = sorted.next(); entry != null; entry = sorted.next()) {
                check();
                if (entry[0].equals(last)) {
                    continue;
                }
                last = entry[0];
                byte[] key = ((BinaryValue) last).bytes();
                byte[] stored = frame.run().transaction().getAsOfStatement(reader.map(), key);
                Value[] row = stored == null ? null : documents.read(key, stored);
                if (row != null) {
                    return row;
                }
            }
            return null;
        }

        private void collect() {
            for (int i = 0; i < indexMaps.length; i++) {
                collect(indexMaps[i], ranges[i], IndexEntries::primaryKey);
            }
            collect(reader.map(), keyRanges, (key, document) -> key);
        }

        /** @param keyOf the primary key that an entry, of its key and value, stands for */
        private void collect(int map, KeyRangeStep[] of, BinaryOperator<byte[]> keyOf) {
            List<KeyBounds> bounds = KeyRangeStep.evaluateAll(of, frame);
            try (ByteCursor entries = RangesCursor.open(frame.run().transaction(), map, bounds, false)) {
                while (entries.next()) {
                    check();
                    keys.add(new Value[] {BinaryValue.of(keyOf.apply(entries.key(), entries.value()))});
                }
            }
        }

        private void check() {
            if ((++visited & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
        }

        @Override
        public void close() {
            keys.close();
            sorted = RowCursor.empty();
        }
    }
}
