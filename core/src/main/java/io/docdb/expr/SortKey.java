package io.docdb.expr;

/** One key of a sort order. */
public record SortKey(Expression expression, boolean descending, boolean nullsFirst) {
    /** A text with a collation is sorted by the collation's key. */
    public SortKey {
        expression = CollatedFunction.keyOf(expression);
    }

    /** True if NULLs stand below every value, as in an index. */
    public boolean nullsAreLowest() {
        return nullsFirst != descending;
    }

    public SortKey withExpression(Expression other) {
        return new SortKey(other, descending, nullsFirst);
    }
}
