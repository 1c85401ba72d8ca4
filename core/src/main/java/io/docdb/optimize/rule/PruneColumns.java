package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Column;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.WindowColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes only what somebody looks at: columns of derived tables and views that are not used, aggregates and window calls
 * too, and both sides of a UNION ALL become narrower; so scans read fewer fields and joins carry fewer.
 *
 * <p>What draws a number from a sequence, or from chance, is computed in any case.
 */
public final class PruneColumns implements RewriteRule {

    @Override
    public String name() {
        return "prune-columns";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return prune(plan, Predicates.idsOf(plan.columns()));
    }

    /** @param needed ids of the columns that are looked at above */
    private static LogicalPlan prune(LogicalPlan plan, Set<Integer> needed) {
        if (plan instanceof Project project) {
            return pruneProject(project, needed);
        }
        if (plan instanceof Aggregate aggregate) {
            List<AggregateColumn> kept = aggregate.aggregates().stream()
                    .filter(column -> needed.contains(column.column().id()))
                    .toList();
            return below(new Aggregate(
                    aggregate.input(), aggregate.keys(), aggregate.groupingSets(), kept, aggregate.groupingId()));
        }
        if (plan instanceof Window window) {
            return pruneWindow(window, needed);
        }
        if (plan instanceof SetOperation operation && operation.kind() == SetKind.UNION && operation.all()) {
            return pruneUnion(operation, needed);
        }
        if (plan instanceof Join join) {
            return pruneJoin(join, needed);
        }
        boolean passes = plan instanceof Filter
                || plan instanceof Sort
                || plan instanceof Limit
                || plan instanceof Distinct distinct && !distinct.on().isEmpty();
        if (passes) {
            LogicalPlan own = insideSubqueries(plan);
            Set<Integer> all = usedBy(own);
            all.addAll(needed);
            return own.withInputs(List.of(prune(own.inputs().get(0), all)));
        }
        return whole(plan);
    }

    /** For nodes whose inputs are taken as they are. */
    private static LogicalPlan whole(LogicalPlan plan) {
        LogicalPlan own = insideSubqueries(plan);
        List<LogicalPlan> inputs = new ArrayList<>();
        own.inputs().forEach(input -> inputs.add(prune(input, Predicates.idsOf(input.columns()))));
        return inputs.isEmpty() ? own : own.withInputs(inputs);
    }

    /** For nodes that make their columns themselves: of the input what their expressions use. */
    private static LogicalPlan below(LogicalPlan plan) {
        LogicalPlan own = insideSubqueries(plan);
        return own.withInputs(List.of(prune(own.inputs().get(0), usedBy(own))));
    }

    private static LogicalPlan insideSubqueries(LogicalPlan node) {
        return node.mapExpressions(root -> root.transform(expression -> {
            if (!(expression instanceof SubqueryExpression subquery)
                    || !(subquery.plan() instanceof LogicalPlan inner)) {
                return expression;
            }
            boolean anyRow = subquery.kind() == SubqueryExpression.Kind.EXISTS;
            return subquery.withPlan(prune(inner, anyRow ? Set.of() : Predicates.idsOf(inner.columns())));
        }));
    }

    private static Set<Integer> usedBy(LogicalPlan node) {
        Set<Integer> used = new HashSet<>();
        node.expressions().forEach(expression -> used.addAll(Predicates.columnsOf(expression)));
        return used;
    }

    private static LogicalPlan pruneProject(Project project, Set<Integer> needed) {
        List<NamedExpression> kept = project.projections().stream()
                .filter(p -> needed.contains(p.column().id()) || Predicates.isVolatile(p.expression()))
                .toList();
        return below(new Project(project.input(), kept));
    }

    private static LogicalPlan pruneWindow(Window window, Set<Integer> needed) {
        List<WindowColumn> kept = window.calls().stream()
                .filter(call -> needed.contains(call.column().id()))
                .toList();
        if (kept.isEmpty()) {
            return prune(window.input(), needed);
        }
        LogicalPlan own = insideSubqueries(new Window(window.input(), window.partitionBy(), window.orderBy(), kept));
        Set<Integer> all = usedBy(own);
        all.addAll(needed);
        return own.withInputs(List.of(prune(window.input(), all)));
    }

    /** The sides pair by place: what goes, goes on both. */
    private static LogicalPlan pruneUnion(SetOperation operation, Set<Integer> needed) {
        List<Column> kept = new ArrayList<>();
        List<List<NamedExpression>> sides = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < operation.columns().size(); i++) {
            Column column = operation.columns().get(i);
            if (needed.contains(column.id())) {
                kept.add(column);
                for (int side = 0; side < 2; side++) {
                    Column own = operation.inputs().get(side).columns().get(i);
                    sides.get(side).add(new NamedExpression(own, own.ref()));
                }
            }
        }
        if (kept.size() == operation.columns().size()) {
            return whole(operation);
        }
        List<LogicalPlan> inputs = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            LogicalPlan input = operation.inputs().get(side);
            List<NamedExpression> columns = sides.get(side);
            inputs.add(
                    input instanceof Project project ? narrowed(project, columns) : below(new Project(input, columns)));
        }
        return new SetOperation(operation.kind(), true, inputs.get(0), inputs.get(1), kept);
    }

    /** The projection in the order of the columns; repeated ones repeated. */
    private static LogicalPlan narrowed(Project project, List<NamedExpression> columns) {
        boolean chance = project.projections().stream().anyMatch(p -> Predicates.isVolatile(p.expression()));
        if (chance) {
            return below(new Project(project, columns));
        }
        List<NamedExpression> kept = new ArrayList<>();
        for (NamedExpression wanted : columns) {
            project.projections().stream()
                    .filter(p -> p.column().id() == wanted.column().id())
                    .findFirst()
                    .ifPresent(kept::add);
        }
        return below(new Project(project.input(), kept));
    }

    private static LogicalPlan pruneJoin(Join join, Set<Integer> needed) {
        Join own = (Join) insideSubqueries(join);
        Set<Integer> all = usedBy(own);
        all.addAll(needed);
        LogicalPlan right = prune(own.right(), all);
        if (own.lateral()) {
            all.addAll(Predicates.columnsOf(right));
        }
        return own.withInputs(List.of(prune(own.left(), all), right));
    }
}
