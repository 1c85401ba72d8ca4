package io.docdb.exec.scan;

import io.docdb.catalog.IndexDefinition;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Column;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyBounds;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.storage.ByteCursor;
import io.docdb.value.BinaryValue;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Rows made of index entries alone: of the values of the parts and the primary key. Not for multi-key indexes. */
public final class IndexOnlyOperator extends Operator {
    private final Reader reader;
    private final int indexMap;
    private final KeyRangeStep[] ranges;
    private final boolean descending;

    public IndexOnlyOperator(int id, Reader reader, int indexMap, KeyRangeStep[] ranges, boolean descending) {
        super(id);
        this.reader = reader;
        this.indexMap = indexMap;
        this.ranges = ranges;
        this.descending = descending;
    }

    /**
     * How a row is made of an entry.
     *
     * @param partPlaces per field of the scratch row the index part it is; the row id stands before the fields
     * @param descendingParts per part of the index
     * @param predicate over the scratch row; Java null for none
     * @param output the places of the scratch row that make a row
     */
    public record Reader(int[] partPlaces, boolean[] descendingParts, Evaluator predicate, int[] output) {

        /** @param expressions compiles an expression over rows of a layout */
        public static Reader compile(
                DocumentRead read, IndexDefinition index, BiFunction<Expression, RowLayout, Evaluator> expressions) {
            List<Column> scratch = new ArrayList<>();
            scratch.add(read.rowId());
            int[] partPlaces = new int[read.fields().size()];
            for (int i = 0; i < partPlaces.length; i++) {
                ScanField field = read.fields().get(i);
                scratch.add(field.column());
                partPlaces[i] = partOf(index, field.path());
            }
            Places layout = Places.of(scratch);
            boolean[] descendingParts = new boolean[index.parts().size()];
            for (int i = 0; i < descendingParts.length; i++) {
                descendingParts[i] = index.parts().get(i).descending();
            }
            return new Reader(
                    partPlaces,
                    descendingParts,
                    read.predicate()
                            .map(term -> expressions.apply(term, layout))
                            .orElse(null),
                    read.columns().stream()
                            .mapToInt(column -> layout.placeOf(column.id()))
                            .toArray());
        }

        private static int partOf(IndexDefinition index, FieldPath path) {
            for (int i = 0; i < index.parts().size(); i++) {
                if (index.parts().get(i).path().equals(Optional.of(path))) {
                    return i;
                }
            }
            throw new IllegalStateException("Index " + index.name() + " does not hold " + path);
        }

        Value[] read(byte[] key, byte[] value, Frame frame) {
            Value[] scratch = new Value[1 + partPlaces.length];
            scratch[0] = BinaryValue.of(IndexEntries.primaryKey(key, value));
            if (partPlaces.length > 0) {
                Value[] parts = IndexEntries.parts(key, value, descendingParts);
                for (int i = 0; i < partPlaces.length; i++) {
                    Value part = parts[partPlaces[i]];
                    scratch[1 + i] = part.isNull() ? NullValue.NULL : part;
                }
            }
            if (predicate != null && !Evaluators.isTrue(predicate, scratch, frame)) {
                return null;
            }
            Value[] row = new Value[output.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = scratch[output[i]];
            }
            return row;
        }
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<KeyBounds> bounds = KeyRangeStep.evaluateAll(ranges, frame);
        ByteCursor entries = RangesCursor.open(frame.run().transaction(), indexMap, bounds, descending);
        return new RowCursor() {
            private int visited;

            @Override
            public Value[] next() {
                while (entries.next()) {
                    if ((++visited & WorkArea.CHECK_MASK) == 0) {
                        frame.checkCancelled();
                    }
                    Value[] row = reader.read(entries.key(), entries.value(), frame);
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
        };
    }
}
