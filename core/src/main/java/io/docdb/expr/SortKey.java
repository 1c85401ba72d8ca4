package io.docdb.expr;

/** One key of a sort order. */
public record SortKey(Expression expression, boolean descending, boolean nullsFirst) {

    public SortKey withExpression(Expression other) {
        return new SortKey(other, descending, nullsFirst);
    }
}
