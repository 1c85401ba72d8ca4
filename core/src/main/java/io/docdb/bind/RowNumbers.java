package io.docdb.bind;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Query;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Oracle's ROWNUM in WHERE: how many rows there may be at most, before they are grouped and sorted. {@code ROWNUM <= 10 AND a > 1}
 * is {@code a > 1} and a limit of 10.
 *
 * @param condition the rest of the condition
 */
record RowNumbers(Optional<Expression> condition, Optional<Query.Limit> limit) {
    /** @param isRowNumber whether a name is ROWNUM, and no column of that name */
    static RowNumbers of(Expression where, Predicate<Reference> isRowNumber) {
        List<Expression> rest = new ArrayList<>();
        Optional<Query.Limit> limit = Optional.empty();
        for (Expression part : where instanceof Condition.And and ? and.operands() : List.of(where)) {
            Optional<Expression> count = limit.isEmpty() ? count(part, isRowNumber) : Optional.empty();
            if (count.isPresent()) {
                limit = Optional.of(new Query.Limit(count, Optional.empty(), false, false, part.at()));
            } else {
                rest.add(part);
            }
        }
        if (limit.isEmpty()) {
            return new RowNumbers(Optional.of(where), limit);
        }
        return new RowNumbers(
                rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rest.size() == 1 ? rest.get(0) : new Condition.And(rest)),
                limit);
    }

    /** Of {@code ROWNUM <= n}, {@code ROWNUM < n} and {@code ROWNUM = 1}. */
    private static Optional<Expression> count(Expression part, Predicate<Reference> isRowNumber) {
        boolean counts = part instanceof Condition.Comparison comparison
                && comparison.left() instanceof Reference reference
                && isRowNumber.test(reference);
        if (!counts) {
            return Optional.empty();
        }
        Condition.Comparison comparison = (Condition.Comparison) part;
        Expression bound = comparison.right();
        boolean isOne = bound instanceof Literal literal && literal.value().equals(LongValue.ONE);
        boolean most = comparison.operator() == ComparisonOperator.LESS_OR_EQUAL
                || comparison.operator() == ComparisonOperator.EQUAL && isOne;
        if (most) {
            return Optional.of(bound);
        }
        return comparison.operator() == ComparisonOperator.LESS
                ? Optional.of(new Expression.Binary(
                        BinaryOperator.SUBTRACT, bound, new Literal(LongValue.ONE, part.at()), part.at()))
                : Optional.empty();
    }
}
