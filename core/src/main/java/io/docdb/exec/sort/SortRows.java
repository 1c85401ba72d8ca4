package io.docdb.exec.sort;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowOrder;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * How rows are sorted. Keys that are not plain columns are computed once and stand behind the row's own columns while it is
 * sorted.
 *
 * @param width of the input's rows
 * @param computed what is put behind the row; empty if all keys are columns
 * @param order over the widened rows
 * @param orderedKeys by how many keys the input is in order already
 * @param inputOrder over the widened rows: by those keys
 */
public record SortRows(int width, Evaluator[] computed, RowOrder order, int orderedKeys, RowOrder inputOrder) {

    Value[] widen(Value[] row, Frame frame) {
        if (computed.length == 0) {
            return row;
        }
        Value[] wide = Arrays.copyOf(row, width + computed.length);
        for (int i = 0; i < computed.length; i++) {
            wide[width + i] = computed[i].evaluate(row, frame);
        }
        return wide;
    }

    Value[] narrow(Value[] row) {
        return computed.length == 0 ? row : Arrays.copyOf(row, width);
    }
}
