package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Not;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a join of EXISTS, so that the inner query is not run for each row: {@code Filter(EXISTS(Filter(b.id = a.id) over b))
 * over a} becomes {@code SemiJoin(a, b) on b.id = a.id}; NOT EXISTS becomes the anti join.
 *
 * <p>Only where the inner query is a filter whose outer columns all stand in its own conditions, one of them an equality
 * that a hash table decides as the comparison does: of numbers, booleans, or one declared type on both sides.
 */
public final class UnnestExists implements RewriteRule {

    @Override
    public String name() {
        return "unnest-exists";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanWalk.transform(plan, node -> node instanceof Filter filter ? unnest(filter) : node);
    }

    private static LogicalPlan unnest(Filter filter) {
        List<Expression> terms = new ArrayList<>();
        collect(filter.predicate(), terms);
        LogicalPlan input = filter.input();
        List<Expression> rest = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        for (Expression term : terms) {
            Optional<Join> join = join(input, term);
            if (join.isPresent()) {
                joins.add(join.get());
            } else {
                rest.add(term);
            }
        }
        if (joins.isEmpty()) {
            return filter;
        }
        LogicalPlan plan = rest.isEmpty() ? input : new Filter(input, conjunction(rest));
        for (Join join : joins) {
            plan = new Join(join.kind(), plan, join.right(), join.condition(), false);
        }
        return plan;
    }

    private static Optional<Join> join(LogicalPlan input, Expression term) {
        boolean negated = term instanceof Not;
        Expression test = term instanceof Not not ? not.operand() : term;
        if (!(test instanceof SubqueryExpression subquery)
                || subquery.kind() != SubqueryExpression.Kind.EXISTS
                || !(subquery.plan() instanceof LogicalPlan plan)) {
            return Optional.empty();
        }
        LogicalPlan inner = plan;
        while (inner instanceof Project) {
            inner = inner.inputs().get(0); // EXISTS looks at no column
        }
        if (!(inner instanceof Filter filter)) {
            return Optional.empty();
        }
        Set<Integer> outer = idsOf(input.columns());
        Set<Integer> own = idsOf(filter.input().columns());
        if (usesAny(filter.input(), outer)) {
            return Optional.empty();
        }
        List<Expression> condition = new ArrayList<>();
        List<Expression> inside = new ArrayList<>();
        List<Expression> all = new ArrayList<>();
        collect(filter.predicate(), all);
        boolean hashed = false;
        for (Expression one : all) {
            if (isVolatile(one)) {
                return Optional.empty();
            }
            boolean usesOuter = usesAny(one, outer);
            (usesOuter ? condition : inside).add(one);
            hashed |= usesOuter && isHashKey(one, outer, own);
        }
        if (!hashed) {
            return Optional.empty();
        }
        LogicalPlan right = inside.isEmpty() ? filter.input() : new Filter(filter.input(), conjunction(inside));
        JoinKind kind = negated ? JoinKind.ANTI : JoinKind.SEMI;
        return Optional.of(new Join(kind, input, right, conjunction(condition), false));
    }

    private static boolean isHashKey(Expression term, Set<Integer> outer, Set<Integer> own) {
        if (!(term instanceof Comparison comparison) || comparison.operator() != Comparison.Operator.EQUAL) {
            return false;
        }
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean apart = usesAny(left, outer) && !usesAny(left, own) && usesAny(right, own) && !usesAny(right, outer)
                || usesAny(right, outer) && !usesAny(right, own) && usesAny(left, own) && !usesAny(left, outer);
        SqlType.Family a = left.type().family();
        SqlType.Family b = right.type().family();
        boolean simple = isSimple(a) || isSimple(b) || a == b && a != SqlType.Family.ANY;
        return apart && simple;
    }

    private static boolean isSimple(SqlType.Family family) {
        return family == SqlType.Family.NUMBER || family == SqlType.Family.BOOLEAN;
    }

    private static void collect(Expression predicate, List<Expression> terms) {
        if (predicate instanceof And and) {
            and.terms().forEach(term -> collect(term, terms));
        } else if (!predicate.equals(Constant.TRUE)) {
            terms.add(predicate);
        }
    }

    private static Expression conjunction(List<Expression> terms) {
        return terms.size() == 1 ? terms.get(0) : new And(terms);
    }

    private static boolean isVolatile(Expression expression) {
        boolean[] found = new boolean[1];
        expression.visit(
                node -> found[0] |= node instanceof Call call && call.function().volatility() == Volatility.VOLATILE);
        return found[0];
    }

    private static Set<Integer> idsOf(List<Column> columns) {
        Set<Integer> ids = new HashSet<>();
        columns.forEach(column -> ids.add(column.id()));
        return ids;
    }

    private static boolean usesAny(LogicalPlan plan, Set<Integer> ids) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachExpression(plan, node -> found[0] |= isOne(node, ids));
        return found[0];
    }

    private static boolean usesAny(Expression expression, Set<Integer> ids) {
        boolean[] found = new boolean[1];
        expression.visit(node -> {
            found[0] |= isOne(node, ids);
            if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
                found[0] |= usesAny(inner, ids);
            }
        });
        return found[0];
    }

    private static boolean isOne(Expression node, Set<Integer> ids) {
        return node instanceof ColumnRef ref && ids.contains(ref.column().id());
    }
}
