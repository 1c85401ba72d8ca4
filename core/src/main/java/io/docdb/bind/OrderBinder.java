package io.docdb.bind;

import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.sql.ast.SortItem;

/** The part of ORDER BY that is the same wherever it stands. */
final class OrderBinder {
    private OrderBinder() {}

    /** NULLs are lowest unless the text says otherwise: first when ascending, last when descending. */
    static SortKey key(Expression expression, SortItem item) {
        boolean nullsFirst =
                switch (item.nulls()) {
                    case FIRST -> true;
                    case LAST -> false;
                    case DEFAULT -> !item.descending();
                };
        return new SortKey(expression, item.descending(), nullsFirst);
    }
}
