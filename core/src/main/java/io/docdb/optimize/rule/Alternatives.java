package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.value.SqlType.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from a choice for some of its columns: {@code a.x = 1 AND b.y = 2 OR a.x = 3 AND b.y = 4} is true only where {@code a.x =
 * 1 OR a.x = 3}. Only of what cannot fail, for it may then be asked of rows that would never have been.
 */
public final class Alternatives {
    private Alternatives() {}

    /** Nothing unless each of the alternatives says something of these columns alone. */
    public static Optional<Expression> of(Expression term, Set<Integer> columns) {
        if (!(term instanceof Or or)) {
            return Optional.empty();
        }
        List<Expression> alternatives = new ArrayList<>();
        for (Expression alternative : or.terms()) {
            List<Expression> said = new ArrayList<>();
            for (Expression each : Predicates.terms(alternative)) {
                if (each instanceof Or) {
                    of(each, columns).ifPresent(said::add);
                } else if (isOf(each, columns) && cannotFail(each)) {
                    said.add(each);
                }
            }
            if (said.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(Predicates.all(said));
        }
        return Optional.of(ExpressionSimplifier.junction(alternatives, false));
    }

    private static boolean isOf(Expression term, Set<Integer> columns) {
        Set<Integer> used = Predicates.columnsOf(term);
        return !used.isEmpty() && columns.containsAll(used);
    }

    private static boolean cannotFail(Expression term) {
        if (term instanceof Comparison comparison) {
            return isPlain(comparison.left()) && isPlain(comparison.right());
        }
        if (term instanceof InList list) {
            return isPlain(list.operand()) && list.items().stream().allMatch(Alternatives::isPlain);
        }
        if (term instanceof Like like) {
            return isPlain(like.operand())
                    && like.operand().type().family() == Family.TEXT
                    && like.pattern() instanceof Constant
                    && like.escape() instanceof Constant;
        }
        if (term instanceof IsNull isNull) {
            return isPlain(isNull.operand());
        }
        return term instanceof Not not && cannotFail(not.operand())
                || term instanceof And and && and.terms().stream().allMatch(Alternatives::cannotFail)
                || term instanceof Or or && or.terms().stream().allMatch(Alternatives::cannotFail);
    }

    private static boolean isPlain(Expression expression) {
        return Predicates.isStored(expression) || expression instanceof Constant || expression instanceof Parameter;
    }
}
