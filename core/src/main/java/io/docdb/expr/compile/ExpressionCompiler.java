package io.docdb.expr.compile;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Cast;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryCompiler;
import io.docdb.expr.SubqueryExpression;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compiles expressions over rows of one layout.
 *
 * <p>Example: {@code age > 30 AND city = 'Oslo'} becomes a conjunction of two evaluators, each of which reads one place
 * of the row and compares it with its constant, without allocation.
 *
 * <p>Immutable; evaluators it makes are thread-safe unless the executor's subqueries are not.
 */
public final class ExpressionCompiler {
    private final RowLayout layout;
    private final SubqueryCompiler subqueries;

    /** @param subqueries how the executor runs the queries inside expressions */
    public ExpressionCompiler(RowLayout layout, SubqueryCompiler subqueries) {
        this.layout = layout;
        this.subqueries = subqueries;
    }

    /** The evaluator of {@code expression}; one step for callers that compile a single expression. */
    public static Evaluator compile(Expression expression, RowLayout layout, SubqueryCompiler subqueries) {
        return new ExpressionCompiler(layout, subqueries).compile(expression);
    }

    public Evaluator compile(Expression expression) {
        return compileFolded(ConstantFolder.fold(expression));
    }

    /** Compiles each. */
    public Evaluator[] compileAll(List<Expression> expressions) {
        return expressions.stream().map(this::compile).toArray(Evaluator[]::new);
    }

    Evaluator compileFolded(Expression node) {
        if (node instanceof Constant constant) {
            Value value = constant.value().isNull() ? NullValue.NULL : constant.value();
            return (row, context) -> value;
        }
        if (node instanceof ColumnRef reference) {
            return column(reference);
        }
        if (node instanceof Parameter parameter) {
            return Parameters.compile(parameter);
        }
        if (node instanceof PathAccess || node instanceof IsMissing) {
            return new PathCompiler(this).compile(node);
        }
        if (node instanceof Comparison comparison) {
            return new ComparisonCompiler(this).compile(comparison);
        }
        if (node instanceof InList list) {
            return new InListCompiler(this).compile(list);
        }
        if (node instanceof And || node instanceof Or || node instanceof Not || node instanceof Case) {
            return new LogicCompiler(this).compile(node);
        }
        if (node instanceof Like like) {
            return LikeCompiler.compile(like, this);
        }
        if (node instanceof IsNull test) {
            return isNull(test);
        }
        if (node instanceof Cast cast) {
            return CastCompiler.compile(cast, compileFolded(cast.operand()));
        }
        if (node instanceof Call call) {
            return CallCompiler.compile(call, compileFolded(call.arguments()));
        }
        if (node instanceof RowConstructor constructor) {
            return row(compileFolded(constructor.fields()));
        }
        return subqueries.compile((SubqueryExpression) node, layout);
    }

    Evaluator[] compileFolded(List<Expression> nodes) {
        return nodes.stream().map(this::compileFolded).toArray(Evaluator[]::new);
    }

    /** Where the column stands in a row; -1 for an outer query's. */
    int placeOf(ColumnRef reference) {
        return layout.placeOf(reference.column().id());
    }

    private Evaluator column(ColumnRef reference) {
        int place = placeOf(reference);
        if (place < 0) {
            int id = reference.column().id();
            return (row, context) -> present(context.outer(id));
        }
        return (row, context) -> present(row[place]);
    }

    /** MISSING reads as NULL. */
    static Value present(Value value) {
        return value == NullValue.MISSING ? NullValue.NULL : value;
    }

    private Evaluator isNull(IsNull test) {
        if (test.operand() instanceof RowConstructor constructor) {
            Evaluator[] fields = compileFolded(constructor.fields());
            return (row, context) -> {
                for (Evaluator field : fields) {
                    if (!field.evaluate(row, context).isNull()) {
                        return BooleanValue.FALSE;
                    }
                }
                return BooleanValue.TRUE;
            };
        }
        Evaluator operand = compileFolded(test.operand());
        return (row, context) -> BooleanValue.of(operand.evaluate(row, context).isNull());
    }

    private static Evaluator row(Evaluator[] fields) {
        return (row, context) -> {
            Value[] values = new Value[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].evaluate(row, context);
            }
            return new ArrayValue(new ArrayList<>(Arrays.asList(values)));
        };
    }
}
