package io.docdb.sql.ast;

import java.util.Objects;

/**
 * One item of ORDER BY, and one part of an index. In the ORDER BY of a query, a whole number is a position in the
 * select list (from 1) and a single name is first looked up among the aliases; both are the binder's to tell.
 */
public record SortItem(Expression expression, boolean descending, NullOrder nulls) implements Node {
    public SortItem {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(nulls);
    }

    /** Where NULLs go; DEFAULT if the text does not say. */
    public enum NullOrder {
        DEFAULT,
        FIRST,
        LAST
    }

    public static SortItem ascending(Expression expression) {
        return new SortItem(expression, false, NullOrder.DEFAULT);
    }

    public static SortItem descending(Expression expression) {
        return new SortItem(expression, true, NullOrder.DEFAULT);
    }

    @Override
    public Position at() {
        return expression.at();
    }
}
