package io.docdb.optimize;

import io.docdb.expr.And;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.optimize.rule.PlanWalk;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes predicates apart into the terms of a conjunction, and puts them together again. */
final class Conjunction {
    private Conjunction() {}

    /** The terms that must all be true; none for the constant TRUE. */
    static List<Expression> terms(Expression predicate) {
        List<Expression> terms = new ArrayList<>();
        collect(predicate, terms);
        return terms;
    }

    private static void collect(Expression predicate, List<Expression> terms) {
        if (predicate instanceof And and) {
            and.terms().forEach(term -> collect(term, terms));
        } else if (!predicate.equals(Constant.TRUE)) {
            terms.add(predicate);
        }
    }

    /** Empty for no terms. */
    static Optional<Expression> of(List<Expression> terms) {
        return switch (terms.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(terms.get(0));
            default -> Optional.of(new And(terms));
        };
    }

    /** The ids of all columns an expression uses, also inside its subqueries, planned or not. */
    static Set<Integer> columnsOf(Expression expression) {
        Set<Integer> ids = new HashSet<>();
        expression.visit(node -> {
            if (node instanceof ColumnRef ref) {
                ids.add(ref.column().id());
            } else if (node instanceof SubqueryExpression subquery) {
                ids.addAll(columnsInside(subquery));
            }
        });
        return ids;
    }

    private static Set<Integer> columnsInside(SubqueryExpression subquery) {
        if (subquery.plan() instanceof PhysicalPlan inner) {
            return OuterColumns.of(inner);
        }
        Set<Integer> ids = new HashSet<>();
        PlanWalk.forEachExpression((LogicalPlan) subquery.plan(), deep -> {
            if (deep instanceof ColumnRef ref) {
                ids.add(ref.column().id());
            }
        });
        return ids;
    }

    static boolean usesAny(Expression expression, Collection<Column> columns) {
        if (expression instanceof ColumnRef ref) {
            for (Column column : columns) {
                if (column.id() == ref.column().id()) {
                    return true;
                }
            }
            return false;
        }
        return !(expression instanceof Constant) && usesAnyId(expression, idsOf(columns));
    }

    static Set<Integer> idsOf(Collection<Column> columns) {
        Set<Integer> ids = new HashSet<>();
        columns.forEach(column -> ids.add(column.id()));
        return ids;
    }

    /** True if the expression uses one of the columns. */
    static boolean usesAnyId(Expression expression, Set<Integer> ids) {
        if (expression instanceof ColumnRef ref) {
            return ids.contains(ref.column().id());
        }
        if (expression instanceof SubqueryExpression subquery
                && !java.util.Collections.disjoint(columnsInside(subquery), ids)) {
            return true;
        }
        for (Expression child : expression.children()) {
            if (usesAnyId(child, ids)) {
                return true;
            }
        }
        return false;
    }
}
