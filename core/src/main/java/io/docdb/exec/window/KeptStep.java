package io.docdb.exec.window;

import io.docdb.exec.operator.Frame;
import io.docdb.expr.Evaluator;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * Which rows of a partition are kept: those that a numbering gives numbers up to a value.
 *
 * @param numbering ROW_NUMBER, RANK or DENSE_RANK
 */
public record KeptStep(String numbering, Evaluator most, boolean inclusive) {
    private static final Value[] NO_COLUMNS = {};

    Counter open(Frame frame, int firstKey) {
        return new Counter(most.evaluate(NO_COLUMNS, frame), firstKey);
    }

    /** Numbers the rows of one partition after the other. Confined to one execution. */
    final class Counter {
        private final Value limit;
        private final int firstKey;
        private Value[] last;
        private long rows;
        private long rank;
        private long groups;

        private Counter(Value limit, int firstKey) {
            this.limit = limit;
            this.firstKey = firstKey;
        }

        void startPartition() {
            last = null;
            rows = 0;
            groups = 0;
        }

        /** @param row the next one, with its order keys from {@code firstKey} on */
        boolean keeps(Value[] row) {
            if (!(limit instanceof NumberValue)) {
                return true;
            }
            rows++;
            if (last == null || !Arrays.equals(last, firstKey, last.length, row, firstKey, row.length)) {
                rank = rows;
                groups++;
            }
            last = row;
            long number =
                    switch (numbering) {
                        case "ROW_NUMBER" -> rows;
                        case "RANK" -> rank;
                        default -> groups;
                    };
            int order = Comparisons.compare(LongValue.of(number), limit);
            return inclusive ? order <= 0 : order < 0;
        }
    }
}
