package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Column;
import io.docdb.plan.logical.CommonTable;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.With;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a common table that is read once in the place where it is read, so that filters go into it and only the columns wanted are
 * computed: {@code With t (Aggregate …) in Filter(id = 7, t)} becomes {@code Filter(id = 7, Aggregate …)}. Not if it says
 * MATERIALIZED, recurses, changes or locks something, calls chance or the clock of each row; nor if it would be read for each
 * row of another query.
 */
public final class InlineCommonTables implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.COMMON_TABLE);

    @Override
    public String name() {
        return "inline-common-tables";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, node -> node instanceof With with ? inline(with) : node);
    }

    /** What a table reads is read as often in its new place: the counts hold for all tables, whichever are moved. */
    private static LogicalPlan inline(With with) {
        if (!isPure(with)) {
            return with;
        }
        Map<Integer, Integer> all = new HashMap<>();
        PlanWalk.forEachNode(with, node -> count(node, all));
        Map<Integer, Integer> once = new HashMap<>();
        readOnce(with, once);
        Map<Integer, LogicalPlan> moved = new HashMap<>();
        List<CommonTable> kept = new ArrayList<>();
        for (CommonTable table : with.tables()) { // which read those before them
            LogicalPlan plan = replaced(table.plan(), moved);
            boolean movable = all.getOrDefault(table.id(), 0) == 1
                    && once.getOrDefault(table.id(), 0) == 1
                    && !table.materialized()
                    && !(plan instanceof RecursiveUnion)
                    && !Predicates.isVolatile(plan);
            if (movable) {
                moved.put(table.id(), plan);
            } else {
                kept.add(table.withPlan(plan));
            }
        }
        if (moved.isEmpty()) {
            return with;
        }
        LogicalPlan body = replaced(with.body(), moved);
        return kept.isEmpty() ? body : new With(kept, body);
    }

    private static boolean isPure(With with) {
        boolean[] pure = {true};
        PlanWalk.forEachNode(
                with,
                node -> pure[0] &= !(node instanceof Insert
                        || node instanceof Update
                        || node instanceof Delete
                        || node instanceof Merge
                        || node instanceof LockRows));
        return pure[0];
    }

    private static void count(LogicalPlan node, Map<Integer, Integer> counts) {
        if (node instanceof CteScan scan) {
            counts.merge(scan.tableId(), 1, Integer::sum);
        }
    }

    /** Counts references that are read once: outside of expressions, the rounds of recursions and what is lateral. */
    private static void readOnce(LogicalPlan plan, Map<Integer, Integer> counts) {
        count(plan, counts);
        if (plan instanceof RecursiveUnion union) {
            readOnce(union.anchor(), counts);
        } else if (plan instanceof Join join && join.lateral()) {
            readOnce(join.left(), counts);
        } else {
            plan.inputs().forEach(input -> readOnce(input, counts));
        }
    }

    private static LogicalPlan replaced(LogicalPlan plan, Map<Integer, LogicalPlan> moved) {
        return moved.isEmpty()
                ? plan
                : plan.transform(node -> node instanceof CteScan scan && moved.containsKey(scan.tableId())
                        ? named(moved.get(scan.tableId()), scan)
                        : node);
    }

    /** The rows of a plan under the columns of the scan that has read them. */
    private static LogicalPlan named(LogicalPlan plan, CteScan scan) {
        List<Column> columns = plan.columns();
        List<NamedExpression> projections = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            projections.add(
                    new NamedExpression(scan.columns().get(i), columns.get(i).ref()));
        }
        return new Project(plan, projections);
    }
}
