package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.value.SqlType.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicates that are true for the same rows; where the one is false the other may be unknown. For the places where that
 * is all the same: WHERE, HAVING, ON, FILTER.
 */
final class PredicateSimplifier {
    private PredicateSimplifier() {}

    /** @param predicate simplified as an expression already */
    static Expression simplify(Expression predicate) {
        if (predicate instanceof And and) {
            List<Expression> terms =
                    and.terms().stream().map(PredicateSimplifier::simplify).toList();
            Expression joined = ExpressionSimplifier.junction(terms, true);
            return joined instanceof And all ? withoutContradiction(all) : joined;
        }
        if (predicate instanceof Or or) {
            List<Expression> terms = or.terms().stream()
                    .map(PredicateSimplifier::simplify)
                    .filter(term -> !term.equals(Constant.FALSE))
                    .toList();
            return terms.isEmpty() ? Constant.FALSE : factored(ExpressionSimplifier.junction(terms, false));
        }
        if (ExpressionSimplifier.isNull(predicate)) {
            return Constant.FALSE;
        }
        if (predicate instanceof Comparison comparison) {
            return comparedWithItself(comparison);
        }
        if (predicate instanceof InList list) {
            return withoutNulls(list);
        }
        if (predicate instanceof Not not && not.operand() instanceof InList list) {
            boolean never = list.operand().type().family() != Family.ROW
                    && list.items().stream().anyMatch(ExpressionSimplifier::isNull);
            return never ? Constant.FALSE : predicate;
        }
        if (predicate instanceof Not not && isDeclaredArray(not.operand())) {
            return Constant.FALSE;
        }
        return predicate;
    }

    /** {@code x IS JSON ARRAY} of what can be nothing else, if it is not NULL. */
    private static boolean isDeclaredArray(Expression test) {
        return test instanceof Call call
                && call.function().name().equals("IS JSON ARRAY")
                && call.arguments().get(0).type().family() == Family.ARRAY;
    }

    /** {@code x = x} asks whether there is a value. */
    private static Expression comparedWithItself(Comparison comparison) {
        Expression left = comparison.left();
        if (!Predicates.isStored(left)
                || !left.equals(comparison.right())
                || left.type().family() == Family.ROW) {
            return comparison;
        }
        return switch (comparison.operator()) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> new Not(new IsNull(left));
            case NOT_EQUAL, LESS, GREATER -> Constant.FALSE;
            default -> comparison;
        };
    }

    private static Expression withoutNulls(InList list) {
        if (list.operand().type().family() == Family.ROW) {
            return list;
        }
        List<Expression> items = list.items().stream()
                .filter(item -> !ExpressionSimplifier.isNull(item))
                .toList();
        if (items.isEmpty()) {
            return Constant.FALSE;
        }
        return items.size() == 1 ? Comparison.equal(list.operand(), items.get(0)) : new InList(list.operand(), items);
    }

    private static Expression withoutContradiction(And all) {
        return ValueRanges.simplify(all.terms())
                .map(kept -> ExpressionSimplifier.junction(kept, true))
                .orElse(Constant.FALSE);
    }

    /** {@code a AND b OR a AND c} is {@code a AND (b OR c)}: then {@code a} can be pushed, or find an index. */
    private static Expression factored(Expression choice) {
        if (!(choice instanceof Or or)) {
            return choice;
        }
        List<Expression> common = new ArrayList<>(Predicates.terms(or.terms().get(0)));
        or.terms().forEach(each -> common.retainAll(Predicates.terms(each)));
        common.removeIf(Predicates::isVolatile);
        if (common.isEmpty()) {
            return choice;
        }
        List<Expression> choices = new ArrayList<>();
        for (Expression each : or.terms()) {
            List<Expression> rest = new ArrayList<>(Predicates.terms(each));
            rest.removeAll(common);
            choices.add(Predicates.all(rest));
        }
        List<Expression> terms = new ArrayList<>(common);
        terms.add(simplify(ExpressionSimplifier.junction(choices, false)));
        return ExpressionSimplifier.junction(terms, true);
    }
}
