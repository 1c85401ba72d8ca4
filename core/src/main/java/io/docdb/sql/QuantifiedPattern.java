package io.docdb.sql;

import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code text LIKE ANY (patterns)} and its relatives. Patterns written one by one are an OR (ALL: an AND) of LIKEs, which
 * an index can answer. Those of a query or an array are rows: {@code TRUE = ANY (SELECT text LIKE p FROM patterns AS p)},
 * which is unknown where the standard says so.
 */
record QuantifiedPattern(Condition.Like.Kind kind, Expression operand, boolean all, boolean negated, Position at) {
    /** Of the table and its column; no name of the statement can be it by accident. */
    private static final Name PATTERN = Name.of("$pattern");

    /** @param patterns what stands in the parentheses, at least one */
    Expression of(List<Expression> patterns) {
        if (patterns.size() > 1) {
            return spread(patterns);
        }
        Expression only = patterns.get(0);
        if (only instanceof Expression.ArrayConstructor array
                && !array.elements().isEmpty()) {
            return spread(array.elements());
        }
        TableReference.Alias alias = new TableReference.Alias(PATTERN, List.of(PATTERN));
        if (only instanceof Expression.ScalarSubquery subquery) {
            return someRow(new TableReference.Derived(subquery.query(), alias));
        }
        if (only instanceof Expression.Literal) {
            return like(only);
        }
        Expression matches = someRow(new TableReference.Function(Expression.Call.of("unnest", only), alias));
        Expression missing = new Condition.Is(only, Condition.Is.Test.NULL, false, at);
        Expression unknown = new Expression.Literal(NullValue.NULL, at);
        return new Expression.Case(
                Optional.empty(), List.of(new Expression.Case.When(missing, unknown)), Optional.of(matches), at);
    }

    private Expression spread(List<Expression> patterns) {
        List<Expression> likes = new ArrayList<>();
        patterns.forEach(pattern -> likes.add(like(pattern)));
        if (likes.size() == 1) {
            return likes.get(0);
        }
        return all ? new Condition.And(likes) : new Condition.Or(likes);
    }

    private Expression like(Expression pattern) {
        return new Condition.Like(kind, operand, pattern, Optional.empty(), negated, at);
    }

    private Expression someRow(TableReference patterns) {
        Expression pattern =
                new Expression.Reference(List.of(new PathStep.Field(PATTERN), new PathStep.Field(PATTERN)));
        QueryBody.Select select = new QueryBody.Select(
                List.of(new QueryBody.ExpressionItem(like(pattern))), List.of(patterns), Optional.empty());
        return new Condition.QuantifiedQuery(
                ComparisonOperator.EQUAL, new Expression.Literal(BooleanValue.TRUE, at), all, new Query(select), at);
    }
}
