package io.docdb.expr.compile;

import io.docdb.expr.Call;
import io.docdb.expr.CollatedFunction;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;

/**
 * Comparisons. Each operator is the set of orders it accepts, four bits: less, equal, greater, unequal without order; so
 * that one class serves all operators.
 */
final class ComparisonCompiler {
    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int GREATER = 4;
    private static final int UNORDERED = 8;

    private final ExpressionCompiler compiler;

    ComparisonCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Evaluator compile(Comparison node) {
        if (node.left() instanceof Constant && !(node.right() instanceof Constant)) {
            return compile(new Comparison(node.operator().mirrored(), node.right(), node.left()));
        }
        if (isCollated(node.left()) || isCollated(node.right())) {
            return compile(collated(node));
        }
        if (isRow(node.left()) && isRow(node.right())) {
            return rows(node);
        }
        Comparison.Operator operator = node.operator();
        if (operator == Comparison.Operator.DISTINCT || operator == Comparison.Operator.NOT_DISTINCT) {
            return distinct(node, operator == Comparison.Operator.DISTINCT);
        }
        int accepted = acceptedBy(operator);
        if (node.left() instanceof ColumnRef column && compiler.placeOf(column) >= 0) {
            int place = compiler.placeOf(column);
            if (node.right() instanceof Constant constant && constant.value() instanceof LongValue number) {
                return new ColumnWithLong(place, number, number.value(), accepted);
            }
            if (node.right() instanceof Constant constant
                    && constant.value() instanceof TextValue text
                    && (accepted == EQUAL || accepted == (LESS | GREATER | UNORDERED))) {
                return new ColumnWithText(place, text, text.value(), accepted == EQUAL, accepted);
            }
        }
        return new General(compiler.compileFolded(node.left()), compiler.compileFolded(node.right()), accepted);
    }

    private static boolean isCollated(Expression side) {
        return side instanceof Call call && call.function() instanceof CollatedFunction;
    }

    /** Both sides by the sort key of the collation one of them names. */
    private static Comparison collated(Comparison node) {
        Call named = (Call) (isCollated(node.left()) ? node.left() : node.right());
        return new Comparison(node.operator(), withCollation(node.left(), named), withCollation(node.right(), named));
    }

    private static Expression withCollation(Expression side, Call named) {
        Expression text = isCollated(side) ? ((Call) side).arguments().get(0) : side;
        return CollatedFunction.keyOf(
                new Call(named.function(), List.of(text, named.arguments().get(1)), named.type()));
    }

    private static boolean isRow(Expression side) {
        return side.type().family() == SqlType.Family.ROW;
    }

    private static int acceptedBy(Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_DISTINCT -> EQUAL;
            case NOT_EQUAL, DISTINCT -> LESS | GREATER | UNORDERED;
            case LESS -> LESS;
            case LESS_OR_EQUAL -> LESS | EQUAL;
            case GREATER -> GREATER;
            case GREATER_OR_EQUAL -> GREATER | EQUAL;
        };
    }

    /** The truth value for an answer of {@link Comparisons#compare}. */
    private static Value answer(int order, int accepted) {
        if (order == Comparisons.UNKNOWN) {
            return NullValue.NULL;
        }
        if (order == Comparisons.UNEQUAL) {
            boolean equality = accepted == EQUAL || (accepted & UNORDERED) != 0;
            return equality ? BooleanValue.of((accepted & UNORDERED) != 0) : NullValue.NULL;
        }
        return (accepted >> order + 1 & 1) != 0 ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    private record General(Evaluator left, Evaluator right, int accepted) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            return answer(Comparisons.compare(left.evaluate(row, context), right.evaluate(row, context)), accepted);
        }
    }

    private record ColumnWithLong(int place, LongValue constant, long number, int accepted) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value value = row[place];
            if (value instanceof LongValue whole) {
                long found = whole.value();
                int bit = found < number ? LESS : found == number ? EQUAL : GREATER;
                return (accepted & bit) != 0 ? BooleanValue.TRUE : BooleanValue.FALSE;
            }
            return answer(Comparisons.compare(value, constant), accepted);
        }
    }

    private record ColumnWithText(int place, TextValue constant, String text, boolean equal, int accepted)
            implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value value = row[place];
            if (value instanceof TextValue found) {
                return found.value().equals(text) == equal ? BooleanValue.TRUE : BooleanValue.FALSE;
            }
            return answer(Comparisons.compare(value, constant), accepted);
        }
    }

    private Evaluator distinct(Comparison node, boolean whenDistinct) {
        Evaluator left = compiler.compileFolded(node.left());
        Evaluator right = compiler.compileFolded(node.right());
        return (row, context) -> BooleanValue.of(
                Comparisons.areNotDistinct(left.evaluate(row, context), right.evaluate(row, context)) != whenDistinct);
    }

    private Evaluator rows(Comparison node) {
        Evaluator left = compiler.compileFolded(node.left());
        Evaluator right = compiler.compileFolded(node.right());
        Comparison.Operator operator = node.operator();
        int accepted = acceptedBy(operator);
        if (operator == Comparison.Operator.DISTINCT || operator == Comparison.Operator.NOT_DISTINCT) {
            return (row, context) -> BooleanValue.of(
                    sameFields(left.evaluate(row, context), right.evaluate(row, context)) == (accepted == EQUAL));
        }
        boolean forEquality = operator == Comparison.Operator.EQUAL || operator == Comparison.Operator.NOT_EQUAL;
        return (row, context) ->
                answer(compareRows(left.evaluate(row, context), right.evaluate(row, context), forEquality), accepted);
    }

    /** A row value may itself be NULL: the scalar subquery that found no row. */
    static int compareRows(Value left, Value right, boolean forEquality) {
        return left instanceof ArrayValue a && right instanceof ArrayValue b
                ? Comparisons.compareRows(a, b, forEquality)
                : Comparisons.UNKNOWN;
    }

    private static boolean sameFields(Value left, Value right) {
        if (!(left instanceof ArrayValue a) || !(right instanceof ArrayValue b)) {
            return left.isNull() && right.isNull();
        }
        for (int i = 0; i < a.size(); i++) {
            if (!Comparisons.areNotDistinct(a.elements().get(i), b.elements().get(i))) {
                return false;
            }
        }
        return true;
    }
}
