package io.docdb.exec;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SortKey;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Short ways to write plans, expressions and random rows. */
final class Plans {
    static final Estimate NONE = Estimate.UNKNOWN;

    private static int nextId = 1;

    private Plans() {}

    static synchronized Column column(String name, SqlType type) {
        return new Column(nextId++, name, type, true);
    }

    static Column number(String name) {
        return column(name, SqlType.BIGINT);
    }

    static Column text(String name) {
        return column(name, SqlType.VARCHAR);
    }

    static Value of(Object plain) {
        if (plain == null) {
            return NullValue.NULL;
        }
        if (plain instanceof String text) {
            return new TextValue(text);
        }
        if (plain instanceof Boolean truth) {
            return BooleanValue.of(truth);
        }
        return plain instanceof Value value ? value : LongValue.of(((Number) plain).longValue());
    }

    static Constant constant(Object plain) {
        Value value = of(plain);
        SqlType type = value instanceof TextValue
                ? SqlType.VARCHAR
                : value instanceof BooleanValue ? SqlType.BOOLEAN : value.isNull() ? SqlType.NULL : SqlType.BIGINT;
        return new Constant(value, type);
    }

    static Expression equal(Expression left, Expression right) {
        return Comparison.equal(left, right);
    }

    static Expression less(Expression left, Expression right) {
        return new Comparison(Comparison.Operator.LESS, left, right);
    }

    static Expression call(String name, Expression... arguments) {
        ScalarFunction function = Functions.STANDARD.operator(name);
        List<SqlType> types = List.of(arguments).stream().map(Expression::type).toList();
        return new Call(function, List.of(arguments), function.resultType(types));
    }

    static AggregateCall aggregate(String name, Expression... arguments) {
        var function = Functions.STANDARD.aggregate(name).orElseThrow();
        List<SqlType> types = List.of(arguments).stream().map(Expression::type).toList();
        return new AggregateCall(
                function, List.of(arguments), false, Optional.empty(), List.of(), function.resultType(types));
    }

    static AggregateCall distinct(AggregateCall call) {
        return new AggregateCall(call.function(), call.arguments(), true, call.filter(), call.orderBy(), call.type());
    }

    static AggregateCall filtered(AggregateCall call, Expression filter) {
        return new AggregateCall(
                call.function(), call.arguments(), call.distinct(), Optional.of(filter), call.orderBy(), call.type());
    }

    static AggregateCall ordered(AggregateCall call, SortKey... keys) {
        return new AggregateCall(
                call.function(), call.arguments(), call.distinct(), call.filter(), List.of(keys), call.type());
    }

    static AggregateColumn as(AggregateCall call, String name) {
        return new AggregateColumn(column(name, call.type()), call);
    }

    static NamedExpression as(Expression expression, String name) {
        return new NamedExpression(column(name, expression.type()), expression);
    }

    static SortKey ascending(Expression expression) {
        return new SortKey(expression, false, false);
    }

    static SortKey descending(Expression expression) {
        return new SortKey(expression, true, true);
    }

    static PhysicalPlan rows(List<Column> columns, List<Value[]> rows) {
        List<List<Expression>> written = new ArrayList<>();
        for (Value[] row : rows) {
            List<Expression> values = new ArrayList<>();
            for (Value value : row) {
                values.add(constant(value));
            }
            written.add(values);
        }
        return new ConstantRows(written, columns, NONE);
    }

    static Value[] row(Object... plain) {
        Value[] row = new Value[plain.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = of(plain[i]);
        }
        return row;
    }

    /** Rows of a small number (NULL now and then), a text of few kinds, and a running number. */
    static List<Value[]> randomRows(Random random, int count, int keys) {
        List<Value[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object key = random.nextInt(8) == 0 ? null : random.nextInt(keys);
            Object text = random.nextInt(8) == 0 ? null : "t" + random.nextInt(4);
            rows.add(row(key, text, i));
        }
        return rows;
    }
}
