package io.docdb.expr;

import io.docdb.value.ArrayValue;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A query used as a value or a test. Columns of the outer query stand in it by their ids.
 *
 * @param kind what is asked of it
 * @param plan the query
 * @param operator how the operand compares, for QUANTIFIED_ANY and QUANTIFIED_ALL; IN is {@code = ANY}
 * @param operand the left side of a quantified comparison: one expression, or a row constructor
 * @param type of the value; BOOLEAN for all but SCALAR and ARRAY
 */
public record SubqueryExpression(
        Kind kind, QueryPlan plan, Optional<Comparison.Operator> operator, Optional<Expression> operand, SqlType type)
        implements Expression {

    /** What is asked of the query. */
    public enum Kind {
        /** Its only row's only column; NULL without a row, 21000 with several. */
        SCALAR,
        /** All values of its only column, as an array. */
        ARRAY,
        /** The same for an index to look up; of more values than memory holds, {@link #TOO_MANY} instead. */
        LOOKED_UP,
        EXISTS,
        QUANTIFIED_ANY,
        QUANTIFIED_ALL
    }

    /** Stands, as the object it is, for values that are too many to be looked up: whoever would has to look at all there is. */
    public static final ArrayValue TOO_MANY = new ArrayValue(List.of());

    @Override
    public List<Expression> children() {
        return operand.map(List::of).orElse(List.of());
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new SubqueryExpression(kind, plan, operator, children.stream().findFirst(), type);
    }

    public SubqueryExpression withPlan(QueryPlan newPlan) {
        return new SubqueryExpression(kind, newPlan, operator, operand, type);
    }
}
