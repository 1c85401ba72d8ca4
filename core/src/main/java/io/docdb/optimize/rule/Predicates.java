package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.value.SqlType.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What rules ask of predicates: their terms, the columns they use, whether they may be moved. */
public final class Predicates {
    private Predicates() {}

    /** The terms that must all be true; none for the constant TRUE. */
    static List<Expression> terms(Expression predicate) {
        List<Expression> terms = new ArrayList<>();
        collect(predicate, terms);
        return terms;
    }

    static void collect(Expression predicate, List<Expression> terms) {
        if (predicate instanceof And and) {
            and.terms().forEach(term -> collect(term, terms));
        } else if (!predicate.equals(Constant.TRUE)) {
            terms.add(predicate);
        }
    }

    /** TRUE for no terms. */
    static Expression all(List<Expression> terms) {
        return switch (terms.size()) {
            case 0 -> Constant.TRUE;
            case 1 -> terms.get(0);
            default -> new And(terms);
        };
    }

    static LogicalPlan filtered(LogicalPlan plan, List<Expression> terms) {
        return terms.isEmpty() ? plan : new Filter(plan, all(terms));
    }

    /** Gives another answer each time it is asked; also in a subquery within. */
    static boolean isVolatile(Expression expression) {
        boolean[] found = new boolean[1];
        expression.visit(node -> found[0] |= callsChance(node)
                || node instanceof SubqueryExpression subquery
                        && subquery.plan() instanceof LogicalPlan inner
                        && isVolatile(inner));
        return found[0];
    }

    /** The same of some expression in it. */
    public static boolean isVolatile(LogicalPlan plan) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachExpression(plan, node -> found[0] |= callsChance(node));
        return found[0];
    }

    private static boolean callsChance(Expression node) {
        return node instanceof Call call && call.function().volatility() == Volatility.VOLATILE;
    }

    public static boolean hasSubquery(LogicalPlan plan) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachExpression(plan, node -> found[0] |= node instanceof SubqueryExpression);
        return found[0];
    }

    public static boolean hasSubquery(Expression expression) {
        if (expression instanceof SubqueryExpression) {
            return true;
        }
        List<Expression> children = expression.children();
        for (int i = 0; i < children.size(); i++) {
            if (hasSubquery(children.get(i))) {
                return true;
            }
        }
        return false;
    }

    static Set<Integer> idsOf(Collection<Column> columns) {
        Set<Integer> ids = new HashSet<>();
        columns.forEach(column -> ids.add(column.id()));
        return ids;
    }

    /** All columns used, also inside subqueries: a set of its own. */
    static Set<Integer> columnsOf(Expression expression) {
        Set<Integer> ids = new HashSet<>();
        expression.visit(node -> {
            if (node instanceof ColumnRef ref) {
                ids.add(ref.column().id());
            } else if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
                ids.addAll(columnsOf(inner));
            }
        });
        return ids;
    }

    /** All columns that stand in some expression of the plan. */
    static Set<Integer> columnsOf(LogicalPlan plan) {
        Set<Integer> ids = new HashSet<>();
        PlanWalk.forEachExpression(plan, deep -> {
            if (deep instanceof ColumnRef ref) {
                ids.add(ref.column().id());
            }
        });
        return ids;
    }

    /** All columns that some node of the plan makes, also inside subqueries. */
    static Set<Integer> madeBy(LogicalPlan plan) {
        Set<Integer> ids = new HashSet<>();
        PlanWalk.forEachNode(plan, node -> ids.addAll(idsOf(node.columns())));
        return ids;
    }

    /** The columns a plan reads of the queries around it. */
    static Set<Integer> outerColumnsOf(LogicalPlan plan) {
        Set<Integer> ids = columnsOf(plan);
        ids.removeAll(madeBy(plan));
        return ids;
    }

    static boolean usesAny(Expression expression, Set<Integer> ids) {
        return !java.util.Collections.disjoint(columnsOf(expression), ids);
    }

    static boolean usesAny(LogicalPlan plan, Set<Integer> ids) {
        return !java.util.Collections.disjoint(columnsOf(plan), ids);
    }

    /** A column, or a path into one: what is stored, not computed. */
    public static boolean isStored(Expression expression) {
        return expression instanceof ColumnRef
                || expression instanceof PathAccess access && access.base() instanceof ColumnRef;
    }

    /**
     * True for types of which a hash table and a comparison have one notion of equality: both sides numbers, booleans (of
     * one side it is enough), or both of one declared type. Dynamic values are not: a text equals the date it is the text of.
     */
    public static boolean areHashed(Expression left, Expression right) {
        Family a = left.type().family();
        Family b = right.type().family();
        return isSimple(a) || isSimple(b) || a == b && a != Family.ANY && a != Family.NULL && a != Family.ROW;
    }

    /**
     * True if values of these expressions that are equal to each other pairwise along a chain are all equal: numbers and booleans (of
     * one of them it is enough, for those equal nothing of another kind), or all of one declared type.
     */
    public static boolean equalityPassesOn(Collection<Expression> expressions) {
        Set<Family> families = new HashSet<>();
        expressions.forEach(each -> families.add(each.type().family()));
        return families.stream().anyMatch(Predicates::isSimple)
                || families.size() == 1 && isTotal(families.iterator().next());
    }

    /** Values of such a type are equal or not, whatever they look like. */
    static boolean isTotal(Family family) {
        return switch (family) {
            case NUMBER, BOOLEAN, TEXT, DATE, TIME, TIMESTAMP, UUID -> true;
            default -> false;
        };
    }

    private static boolean isSimple(Family family) {
        return family == Family.NUMBER || family == Family.BOOLEAN;
    }

    /** True for {@code a = b} with one side of {@code these} columns alone, the other of {@code those}, in either order. */
    static boolean isEquality(Expression term, Set<Integer> these, Set<Integer> those) {
        if (!(term instanceof Comparison comparison) || comparison.operator() != Comparison.Operator.EQUAL) {
            return false;
        }
        Expression left = comparison.left();
        Expression right = comparison.right();
        return usesOnly(left, these, those) && usesOnly(right, those, these)
                || usesOnly(right, these, those) && usesOnly(left, those, these);
    }

    static boolean usesOnly(Expression expression, Set<Integer> these, Set<Integer> those) {
        Set<Integer> used = columnsOf(expression);
        return !java.util.Collections.disjoint(used, these) && java.util.Collections.disjoint(used, those);
    }
}
