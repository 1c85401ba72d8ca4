package io.docdb.expr;

/** One key of a sort order. */
public record SortKey(Expression expression, boolean descending, boolean nullsFirst) {
    /** A text with a collation is sorted by the collation's key. */
    public SortKey {
        expression = CollatedFunction.keyOf(expression);
    }

    public SortKey withExpression(Expression other) {
        return new SortKey(other, descending, nullsFirst);
    }
}
