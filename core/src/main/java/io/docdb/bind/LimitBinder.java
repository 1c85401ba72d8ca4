package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Query;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/** Binds LIMIT, OFFSET and FETCH: counts are the same for all rows, so they may not name columns of the query. */
final class LimitBinder {
    private final Binding binding;
    private final Scope scope;

    LimitBinder(Binding binding, Scope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    /** @param keys what the input is sorted by */
    LogicalPlan bind(LogicalPlan input, Query.Limit limit, List<SortKey> keys) {
        if (limit.withTies() && keys.isEmpty()) {
            throw binding.error(limit.at(), ErrorCode.SYNTAX_ERROR, "WITH TIES expects an ORDER BY");
        }
        if (limit.percent()) {
            Expression percent = count(limit.count().orElseThrow(), "FETCH … PERCENT");
            return new ShareBinder(binding, new ExpressionBinder(binding, scope, Clause.LIMIT), limit)
                    .bind(input, keys, percent, limit.offset().map(expression -> count(expression, "OFFSET")));
        }
        Optional<Expression> count = limit.count()
                .filter(expression -> !isWithoutLimit(expression))
                .map(expression -> count(expression, "LIMIT"));
        Optional<Expression> offset = limit.offset().map(expression -> count(expression, "OFFSET"));
        return new Limit(input, count, offset, limit.withTies() ? keys : List.of());
    }

    /** {@code LIMIT -1} of SQLite and H2, by which one may leave out rows at the beginning and none at the end. */
    private static boolean isWithoutLimit(io.docdb.sql.ast.Expression count) {
        return count instanceof Literal literal && literal.value().equals(LongValue.of(-1));
    }

    private Expression count(io.docdb.sql.ast.Expression tree, String clause) {
        Scope around =
                new Scope(scope.outer(), scope.commonTables(), binding.tally().columnMark());
        ExpressionBinder expressions = new ExpressionBinder(binding, around, Clause.LIMIT);
        Expression count = expressions.coercion().typed(expressions.bind(tree), SqlType.BIGINT);
        boolean isCount =
                switch (count.type().family()) {
                    case NUMBER, NULL, ANY -> true;
                    default -> false;
                };
        boolean negative = count instanceof Constant constant
                && constant.value() instanceof NumberValue number
                && number.doubleValue() < 0;
        if (!isCount || negative) {
            throw binding.error(
                    tree.at(),
                    ErrorCode.INVALID_LIMIT,
                    clause + " expects a number of rows, 0 or more, found "
                            + (isCount ? ((Constant) count).value() : count.type()));
        }
        return count;
    }
}
