package io.docdb.bind;

import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.sql.ast.SortItem;

/** The part of ORDER BY that is the same wherever it stands. */
final class OrderBinder {
    private OrderBinder() {}

    /** NULLs stand where the text says, else where the session has them. */
    static SortKey key(Expression expression, SortItem item, Binding binding) {
        boolean nullsFirst =
                switch (item.nulls()) {
                    case FIRST -> true;
                    case LAST -> false;
                    case DEFAULT -> binding.context().nullOrdering().isFirst(item.descending());
                };
        return new SortKey(expression, item.descending(), nullsFirst);
    }
}
