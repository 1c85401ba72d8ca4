package io.docdb.optimize.rule;

import static io.docdb.optimize.rule.Predicates.collect;
import static io.docdb.optimize.rule.Predicates.columnsOf;
import static io.docdb.optimize.rule.Predicates.filtered;
import static io.docdb.optimize.rule.Predicates.hasSubquery;
import static io.docdb.optimize.rule.Predicates.idsOf;
import static io.docdb.optimize.rule.Predicates.isVolatile;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tests each condition as low in the plan as its columns are there: {@code Filter(a.x = 1 AND a.id = b.id) over Join(a, b)}
 * becomes {@code Join(Filter(a.x = 1) over a, b) on a.id = b.id}. Conditions pass projections, groups (those over grouping
 * keys), windows (those over the partition), sorts, duplicates removed and both sides of set operations (queries in them, if they
 * depend on nothing, are run once all the same).
 *
 * <p>An outer join keeps above it what speaks of its padded side, and in its condition what speaks of the side whose rows
 * are all kept. Conditions that give another answer each time stay where they are.
 */
public final class PushFilters implements RewriteRule {

    @Override
    public String name() {
        return "push-filters";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan pushed = push(plan, List.of());
        return pushed.equals(plan) ? plan : pushed; // the very same one tells the rules behind that nothing is new
    }

    /** The plan, of which filters stand where they should, with more of them. */
    public static LogicalPlan into(LogicalPlan plan, List<Expression> terms) {
        return new PushFilters().push(plan, terms);
    }

    /** The plan with the terms tested inside, or above what they cannot enter. */
    private LogicalPlan push(LogicalPlan plan, List<Expression> terms) {
        LogicalPlan node = plan instanceof Filter ? plan : plan.mapExpressions(this::insideSubqueries);
        if (node instanceof Filter filter) {
            List<Expression> all = new ArrayList<>(terms);
            collect(insideSubqueries(filter.predicate()), all);
            return push(filter.input(), all);
        }
        if (node instanceof Project project) {
            return pushProject(project, terms);
        }
        if (node instanceof Join join) {
            return pushJoin(join, terms);
        }
        if (node instanceof Aggregate aggregate) {
            return pushAggregate(aggregate, terms);
        }
        if (node instanceof Window window) {
            Set<Integer> made = idsOf(window.columns());
            return pushWhere(
                    window,
                    terms,
                    term -> !isVolatile(term)
                            && among(columnsOf(withoutKeys(term, window)), made).isEmpty());
        }
        if (node instanceof Sort
                || node instanceof Distinct distinct && distinct.on().isEmpty()) {
            return pushWhere(node, terms, term -> !isVolatile(term));
        }
        if (node instanceof SetOperation operation) {
            return pushSetOperation(operation, terms);
        }
        if (node instanceof With with) {
            List<LogicalPlan> inputs = new ArrayList<>();
            for (LogicalPlan input : with.inputs()) {
                inputs.add(push(input, input == with.body() ? terms : List.of()));
            }
            return with.withInputs(inputs);
        }
        return filtered(withInputs(node), terms);
    }

    /** A term without what all rows of a partition have in common. */
    private static Expression withoutKeys(Expression term, Window window) {
        return term.transform(node -> window.partitionBy().contains(node) ? Constant.TRUE : node);
    }

    private Expression insideSubqueries(Expression expression) {
        return expression.transform(
                node -> node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner
                        ? subquery.withPlan(push(inner, List.of()))
                        : node);
    }

    private LogicalPlan withInputs(LogicalPlan node) {
        return node.mapInputs(input -> push(input, List.of()));
    }

    /** For a node with one input that passes its columns on. */
    private LogicalPlan pushWhere(LogicalPlan node, List<Expression> terms, Predicate<Expression> passes) {
        List<Expression> below = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        terms.forEach(term -> (passes.test(term) ? below : above).add(term));
        return filtered(node.withInputs(List.of(push(node.inputs().get(0), below))), above);
    }

    private LogicalPlan pushProject(Project project, List<Expression> terms) {
        Map<Integer, Expression> made = new HashMap<>();
        project.projections().forEach(p -> made.put(p.column().id(), p.expression()));
        List<Expression> below = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        for (Expression term : terms) {
            boolean passes = !isVolatile(term)
                    && columnsOf(term).stream().noneMatch(id -> made.containsKey(id) && !mayBeRepeated(made.get(id)));
            (passes ? below : above).add(passes ? Substitution.of(made).apply(term) : term);
        }
        return filtered(project.withInputs(List.of(push(project.input(), below))), above);
    }

    /** A subquery is not computed a second time for a condition. */
    private static boolean mayBeRepeated(Expression expression) {
        boolean[] no = new boolean[1];
        expression.visit(node -> no[0] |= node instanceof SubqueryExpression);
        return !no[0] && !isVolatile(expression);
    }

    private LogicalPlan pushAggregate(Aggregate aggregate, List<Expression> terms) {
        Map<Integer, Expression> keys = new HashMap<>();
        for (int i = 0; i < aggregate.keys().size(); i++) {
            int position = i;
            if (aggregate.groupingSets().stream().allMatch(set -> set.contains(position))
                    && mayBeRepeated(aggregate.keys().get(i).expression())) {
                NamedExpression key = aggregate.keys().get(i);
                keys.put(key.column().id(), key.expression());
            }
        }
        Set<Integer> made = idsOf(aggregate.columns());
        List<Expression> below = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        for (Expression term : terms) {
            Set<Integer> columns = among(columnsOf(term), made);
            boolean passes =
                    !keys.isEmpty() && !columns.isEmpty() && keys.keySet().containsAll(columns) && !isVolatile(term);
            (passes ? below : above).add(passes ? Substitution.of(keys).apply(term) : term);
        }
        return filtered(aggregate.withInputs(List.of(push(aggregate.input(), below))), above);
    }

    private LogicalPlan pushSetOperation(SetOperation operation, List<Expression> terms) {
        List<Expression> below = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        Set<Integer> made = idsOf(operation.columns());
        terms.forEach(
                term -> (isVolatile(term) || hasSubquery(term) && !mayBeTwice(term, made) ? above : below).add(term));
        List<LogicalPlan> inputs = new ArrayList<>();
        for (LogicalPlan input : operation.inputs()) {
            Map<Integer, Expression> columns = new HashMap<>();
            for (int i = 0; i < operation.columns().size(); i++) {
                columns.put(
                        operation.columns().get(i).id(), input.columns().get(i).ref());
            }
            inputs.add(push(input, below.stream().map(Substitution.of(columns)).toList()));
        }
        return filtered(operation.withInputs(inputs), above);
    }

    /**
     * True if what a term asks of some columns is asked of queries that depend on nothing: such a query is run once, however often it
     * stands there.
     */
    private static boolean mayBeTwice(Expression term, Set<Integer> columns) {
        boolean[] all = {Predicates.usesAny(term, columns)};
        term.visit(node -> {
            if (node instanceof SubqueryExpression subquery) {
                all[0] &= subquery.plan() instanceof LogicalPlan query && isAlone(query);
            }
        });
        return all[0];
    }

    private static boolean isAlone(LogicalPlan query) {
        boolean[] alone = {Predicates.outerColumnsOf(query).isEmpty()};
        PlanWalk.forEachNode(
                query,
                node -> alone[0] &= !(node instanceof With
                        || node instanceof CteScan
                        || node instanceof RecursiveUnion
                        || node instanceof LockRows));
        return alone[0];
    }

    private LogicalPlan pushJoin(Join join, List<Expression> terms) {
        Set<Integer> left = idsOf(join.left().columns());
        Set<Integer> right = idsOf(join.right().columns());
        boolean inner = join.kind() == JoinKind.INNER;
        List<Expression> above = new ArrayList<>();
        List<Expression> toLeft = new ArrayList<>();
        List<Expression> toRight = new ArrayList<>();
        List<Expression> condition = new ArrayList<>();
        List<Expression> own = new ArrayList<>();
        collect(join.condition(), own);
        for (Expression term : terms) {
            Set<Integer> columns = columnsOf(term);
            boolean usesRight = !among(columns, right).isEmpty();
            boolean usesLeft = !among(columns, left).isEmpty();
            if (isVolatile(term)) {
                above.add(term);
            } else if (!usesRight && keepsLeftAsItIs(join.kind())) {
                toLeft.add(term);
            } else if (!usesLeft && usesRight && (inner || join.kind() == JoinKind.RIGHT)) {
                toRight.add(term);
            } else {
                (inner ? own : above).add(term);
            }
        }
        for (Expression term : own) {
            Set<Integer> columns = columnsOf(term);
            boolean usesRight = !among(columns, right).isEmpty();
            boolean usesLeft = !among(columns, left).isEmpty();
            if (isVolatile(term)) {
                condition.add(term);
            } else if (usesLeft
                    && !usesRight
                    && (inner || join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.SEMI)) {
                toLeft.add(term);
            } else if (usesRight && !usesLeft && join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL) {
                toRight.add(term);
            } else {
                condition.add(term);
            }
        }
        Join pushed = new Join(
                join.kind(),
                push(join.left(), toLeft),
                push(join.right(), toRight),
                Predicates.all(condition),
                join.lateral());
        return filtered(pushed, above);
    }

    private static boolean keepsLeftAsItIs(JoinKind kind) {
        return kind != JoinKind.RIGHT && kind != JoinKind.FULL;
    }

    private static Set<Integer> among(Set<Integer> used, Set<Integer> made) {
        Set<Integer> both = new HashSet<>(used);
        both.retainAll(made);
        return both;
    }
}
