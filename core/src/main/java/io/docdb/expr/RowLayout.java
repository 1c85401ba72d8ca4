package io.docdb.expr;

/** Where a column stands in a row array. */
@FunctionalInterface
public interface RowLayout {
    /** The place from 0, or -1 if rows do not have the column (then it is an outer query's). */
    int placeOf(int columnId);
}
