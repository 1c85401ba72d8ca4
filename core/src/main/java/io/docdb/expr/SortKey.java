package io.docdb.expr;

import java.util.function.UnaryOperator;

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

    /** This key if its expression stays the same. */
    public SortKey map(UnaryOperator<Expression> rewrite) {
        Expression rewritten = rewrite.apply(expression);
        return rewritten == expression ? this : withExpression(rewritten);
    }

    public SortKey withExpression(Expression other) {
        return new SortKey(other, descending, nullsFirst);
    }
}
