package io.docdb.expr.compile;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes what is constant: {@code 1 + 2} becomes {@code 3}, {@code upper('a') = 'A'} becomes true.
 *
 * <p>What fails (a division by zero) or needs to know the session (its time zone) stays as it is, so that the error comes
 * only if a row asks for the value, and the answer is the session's.
 */
public final class ConstantFolder {
    private static final Value[] NO_ROW = {};

    private ConstantFolder() {}

    /** {@code expression} with its constant parts computed; the same object if there are none. */
    public static Expression fold(Expression expression) {
        return expression.transform(ConstantFolder::foldNode);
    }

    private static Expression foldNode(Expression node) {
        if (node instanceof Case choice) {
            return foldCase(choice);
        }
        if (isUnknown(node)) {
            return new Constant(NullValue.NULL, SqlType.BOOLEAN);
        }
        if (!isFoldable(node)) {
            return node;
        }
        ExpressionCompiler compiler = new ExpressionCompiler(column -> -1, (subquery, layout) -> {
            throw new Nowhere.UnknownException();
        });
        try {
            Value value = compiler.compileFolded(node).evaluate(NO_ROW, Nowhere.INSTANCE);
            boolean maybeMissing = node instanceof PathAccess && value.isNull(); // IS MISSING above it wants to know
            return maybeMissing ? node : new Constant(value, node.type());
        } catch (DatabaseException | Nowhere.UnknownException notNow) {
            return node;
        }
    }

    /** True for what compares NULL: the other side is not asked for. */
    private static boolean isUnknown(Expression node) {
        if (node instanceof InList in) {
            return isNull(in.operand()) && !in.items().isEmpty();
        }
        return node instanceof Comparison comparison
                && comparison.operator() != Comparison.Operator.DISTINCT
                && comparison.operator() != Comparison.Operator.NOT_DISTINCT
                && (isNull(comparison.left()) || isNull(comparison.right()));
    }

    private static boolean isNull(Expression node) {
        return node instanceof Constant constant && constant.value().isNull();
    }

    private static boolean isFoldable(Expression node) {
        List<Expression> children = node.children();
        if (node instanceof SubqueryExpression || node instanceof RowConstructor || children.isEmpty()) {
            return isConstantCall(node);
        }
        if (node instanceof Call call && call.function().volatility() != Volatility.IMMUTABLE) {
            return false;
        }
        for (int i = 0; i < children.size(); i++) {
            if (!(children.get(i) instanceof Constant) && !isConstantRow(children.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstantCall(Expression node) {
        return node instanceof Call call && call.function().volatility() == Volatility.IMMUTABLE;
    }

    private static boolean isConstantRow(Expression node) {
        return node instanceof RowConstructor row && row.fields().stream().allMatch(Constant.class::isInstance);
    }

    /** Branches that are never taken go, and all behind one that always is. */
    private static Expression foldCase(Case choice) {
        List<Case.When> open = new ArrayList<>();
        for (Case.When branch : choice.branches()) {
            if (!(branch.condition() instanceof Constant constant)) {
                open.add(branch);
            } else if (Constant.TRUE.value().equals(constant.value())) {
                return open.isEmpty() ? typed(branch.result(), choice) : new Case(open, branch.result(), choice.type());
            } else if (!constant.value().isNull() && !Constant.FALSE.value().equals(constant.value())) {
                open.add(branch);
            }
        }
        if (open.isEmpty()) {
            return typed(choice.otherwise(), choice);
        }
        return open.size() == choice.branches().size() ? choice : new Case(open, choice.otherwise(), choice.type());
    }

    private static Expression typed(Expression result, Case choice) {
        if (result.type().equals(choice.type())) {
            return result;
        }
        return result instanceof Constant constant
                ? new Constant(constant.value(), choice.type())
                : new Case(List.of(new Case.When(Constant.TRUE, result)), result, choice.type());
    }
}
