package io.docdb.dsl;

import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;

/**
 * One row or every row of a query of one column, for a comparison:
 * {@code where("total").gt(all(orders.find(where("status").eq("NEW")).select("total")))}. Immutable.
 */
public final class Quantified {
    private final QuerySpec query;
    private final boolean all;

    private Quantified(FindQuery<?> query, boolean all) {
        this.query = Given.given(query, "a query").spec();
        this.all = all;
    }

    /** The comparison holds for one row at least. */
    public static Quantified any(FindQuery<?> query) {
        return new Quantified(query, false);
    }

    /** The comparison holds for every row, and so if there is none. */
    public static Quantified all(FindQuery<?> query) {
        return new Quantified(query, true);
    }

    Expression compare(
            ComparisonOperator operator, Expression left, StatementBuilder builder, StatementBuilder.Scope scope) {
        return new Condition.QuantifiedQuery(operator, left, all, builder.subquery(query, scope));
    }
}
