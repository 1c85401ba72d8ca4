package io.docdb.plan.logical;

import io.docdb.expr.Column;
import java.util.ArrayList;
import java.util.List;

/** The kinds of joins. A cross join is INNER under a condition that is true. */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    /** Left rows that have a partner, once each. */
    SEMI,
    /** Left rows that have no partner. */
    ANTI;

    List<Column> columns(List<Column> left, List<Column> right) {
        List<Column> columns = new ArrayList<>(left.size() + right.size());
        boolean padLeft = this == RIGHT || this == FULL;
        boolean padRight = this == LEFT || this == FULL;
        left.forEach(column -> columns.add(padLeft ? column.asNullable() : column));
        if (this != SEMI && this != ANTI) {
            right.forEach(column -> columns.add(padRight ? column.asNullable() : column));
        }
        return columns;
    }
}
