package io.docdb.bind;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.And;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.sql.ast.Query;
import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code FETCH FIRST p PERCENT}: every row is numbered and told how many there are; those up to offset + ceil(rows * p / 100)
 * are kept, in their order. WITH TIES counts by rank, so that equal rows stay together. The numbers stay in the rows.
 */
final class ShareBinder {
    private static final Constant ALL = new Constant(new DecimalValue(new BigDecimal("100.0")), SqlType.DECIMAL);

    private final Binding binding;
    private final ExpressionBinder expressions;
    private final Query.Limit limit;

    ShareBinder(Binding binding, ExpressionBinder expressions, Query.Limit limit) {
        this.binding = binding;
        this.expressions = expressions;
        this.limit = limit;
    }

    /** @param keys what the input is sorted by */
    LogicalPlan bind(LogicalPlan input, List<SortKey> keys, Expression percent, Optional<Expression> offset) {
        Column number = binding.newColumn("number", SqlType.BIGINT, false);
        Column rank = binding.newColumn("rank", SqlType.BIGINT, false);
        Column total = binding.newColumn("total", SqlType.BIGINT, false);
        LogicalPlan numbered =
                new Window(input, List.of(), keys, List.of(function("ROW_NUMBER", number), function("RANK", rank)));
        LogicalPlan counted = new Window(numbered, List.of(), List.of(), List.of(count(total)));
        Expression first = offset.map(given -> orElse(given, 0)).orElse(whole(0));
        Expression share = operator("CEIL", operator("/", operator("*", total.ref(), orElse(percent, 100)), ALL));
        Expression last = operator("+", first, share);
        Expression kept = new And(List.of(
                compare(Comparison.Operator.GREATER, number.ref(), first),
                compare(Comparison.Operator.LESS_OR_EQUAL, (limit.withTies() ? rank : number).ref(), last)));
        return new Sort(new Filter(counted, kept), List.of(new SortKey(number.ref(), false, false)));
    }

    private WindowColumn function(String name, Column column) {
        return new WindowColumn(
                column, binding.functions().window(name), List.of(), Optional.empty(), WindowFrame.DEFAULT);
    }

    private WindowColumn count(Column column) {
        AggregateCall call = new AggregateCall(
                binding.functions().aggregate("COUNT").orElseThrow(),
                List.of(),
                false,
                Optional.empty(),
                List.of(),
                SqlType.BIGINT);
        return new WindowColumn(column, Optional.empty(), List.of(), Optional.of(call), WindowFrame.DEFAULT);
    }

    /** As LIMIT NULL is no limit. */
    private Expression orElse(Expression given, int otherwise) {
        return given instanceof Constant constant && !constant.value().isNull()
                ? given
                : operator("COALESCE", given, whole(otherwise));
    }

    private Expression operator(String sign, Expression... operands) {
        return expressions.operator(sign, List.of(operands), limit.at());
    }

    private Expression compare(Comparison.Operator operator, Expression left, Expression right) {
        return expressions.coercion().compare(operator, left, right, limit.at());
    }

    private static Constant whole(int number) {
        return new Constant(LongValue.of(number), SqlType.INTEGER);
    }
}
