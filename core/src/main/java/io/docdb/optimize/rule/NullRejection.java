package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.value.ArrayValue;
import io.docdb.value.SqlType.Family;
import java.util.Set;

/** What is certain about an expression when some columns are NULL. "No" means that it is not certain. */
final class NullRejection {
    private NullRejection() {}

    static boolean isNeverTrue(Expression expression, Set<Integer> nulls) {
        if (expression instanceof And and) {
            return and.terms().stream().anyMatch(term -> isNeverTrue(term, nulls));
        }
        if (expression instanceof Or or) {
            return or.terms().stream().allMatch(term -> isNeverTrue(term, nulls));
        }
        if (expression instanceof Not not) {
            return isNeverFalse(not.operand(), nulls);
        }
        return expression.equals(Constant.FALSE) || isOfElements(expression, nulls) || isNull(expression, nulls);
    }

    /**
     * {@code x = ANY (array)}, which is unknown, or false if there are no elements; {@code x = ALL (array)} if it is known that
     * there are.
     */
    private static boolean isOfElements(Expression expression, Set<Integer> nulls) {
        if (!(expression instanceof Call call) || call.arguments().size() != 2) {
            return false;
        }
        String name = call.function().name();
        boolean hasElements = call.arguments().get(1) instanceof Constant constant
                && constant.value() instanceof ArrayValue array
                && array.size() > 0;
        return (name.endsWith(" ANY") || name.endsWith(" ALL") && hasElements)
                && isNull(call.arguments().get(0), nulls);
    }

    private static boolean isNeverFalse(Expression expression, Set<Integer> nulls) {
        if (expression instanceof And and) {
            return and.terms().stream().allMatch(term -> isNeverFalse(term, nulls));
        }
        if (expression instanceof Or or) {
            return or.terms().stream().anyMatch(term -> isNeverFalse(term, nulls));
        }
        if (expression instanceof Not not) {
            return isNeverTrue(not.operand(), nulls);
        }
        if (expression instanceof IsNull test) {
            return isNull(test.operand(), nulls);
        }
        return expression.equals(Constant.TRUE) || isNull(expression, nulls);
    }

    static boolean isNull(Expression expression, Set<Integer> nulls) {
        if (expression instanceof ColumnRef ref) {
            return nulls.contains(ref.column().id());
        }
        if (expression instanceof Constant constant) {
            return constant.value().isNull();
        }
        if (expression instanceof PathAccess access) {
            return isNull(access.base(), nulls);
        }
        if (expression instanceof Comparison comparison) {
            boolean strict =
                    comparison.operator() != Operator.DISTINCT && comparison.operator() != Operator.NOT_DISTINCT;
            return strict && (isNull(comparison.left(), nulls) || isNull(comparison.right(), nulls));
        }
        if (expression instanceof Cast cast) {
            return cast.type().family() != Family.ANY && isNull(cast.operand(), nulls);
        }
        if (expression instanceof Call call) {
            return call.function().nullOnNull() && call.arguments().stream().anyMatch(each -> isNull(each, nulls));
        }
        if (expression instanceof Like like) {
            return isNull(like.operand(), nulls) || isNull(like.pattern(), nulls);
        }
        if (expression instanceof InList list) {
            return !(list.operand() instanceof RowConstructor) && isNull(list.operand(), nulls);
        }
        return expression instanceof Not not && isNull(not.operand(), nulls);
    }
}
