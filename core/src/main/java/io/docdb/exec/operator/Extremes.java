package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * The least and the greatest of some values of one kind, and whether NULL is among them: what is less than all of them is less than
 * the least, so that who compares a value with all, or with any, compares it with these two. Confined to one execution.
 */
final class Extremes {
    /** Kinds with one order. Texts have others, too: those of collations. */
    private static final Set<ValueKind> ORDERED = EnumSet.of(
            ValueKind.BOOLEAN,
            ValueKind.NUMBER,
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.TIME_TZ);

    private Value[] least;
    private Value[] greatest;
    private boolean hasNull;
    private boolean areOfOneKind = true;

    /** The same rows, which are looked at as they are read. */
    RowCursor watching(RowCursor rows) {
        return new RowCursor() {
            @Override
            public Value[] next() {
                Value[] row = rows.next();
                if (row != null) {
                    add(row);
                }
                return row;
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    private void add(Value[] row) {
        Value value = row[0];
        if (value.isNull()) {
            hasNull = true;
        } else if (least == null) {
            areOfOneKind = ORDERED.contains(value.kind());
            least = row;
            greatest = row;
        } else if (areOfOneKind && value.kind() == least[0].kind()) {
            least = Comparisons.compare(value, least[0]) < 0 ? row : least;
            greatest = Comparisons.compare(value, greatest[0]) > 0 ? row : greatest;
        } else {
            areOfOneKind = false;
        }
    }

    /** True if they stand for all values where this one is compared. */
    boolean standForAll(Value operand) {
        return areOfOneKind && (least == null || operand.isNull() || operand.kind() == least[0].kind());
    }

    /** False if there are only NULLs, or nothing. */
    boolean areThere() {
        return least != null;
    }

    Value[] least() {
        return least;
    }

    Value[] greatest() {
        return greatest;
    }

    boolean hasNull() {
        return hasNull;
    }
}
