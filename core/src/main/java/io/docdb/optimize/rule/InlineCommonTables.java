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
import java.util.List;
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

    private static LogicalPlan inline(With with) {
        if (!isPure(with)) {
            return with;
        }
        List<CommonTable> kept = new ArrayList<>(with.tables());
        LogicalPlan body = with.body();
        for (CommonTable table : with.tables()) {
            With rest = new With(kept, body);
            CommonTable current = kept.stream()
                    .filter(each -> each.id() == table.id())
                    .findFirst()
                    .orElseThrow();
            boolean movable = !current.materialized()
                    && !(current.plan() instanceof RecursiveUnion)
                    && !Predicates.isVolatile(current.plan())
                    && references(rest, table.id()) == 1
                    && readOnce(rest, table.id()) == 1;
            if (movable) {
                kept.remove(current);
                kept.replaceAll(other -> other.withPlan(replaced(other.plan(), current)));
                body = replaced(body, current);
            }
        }
        return kept.isEmpty() ? body : kept.size() == with.tables().size() ? with : new With(kept, body);
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

    private static int references(LogicalPlan plan, int table) {
        int[] count = new int[1];
        PlanWalk.forEachNode(plan, node -> count[0] += node instanceof CteScan scan && scan.tableId() == table ? 1 : 0);
        return count[0];
    }

    /** References that are read once: outside of expressions, the rounds of recursions and what is lateral. */
    private static int readOnce(LogicalPlan plan, int table) {
        if (plan instanceof CteScan scan) {
            return scan.tableId() == table ? 1 : 0;
        }
        if (plan instanceof RecursiveUnion union) {
            return readOnce(union.anchor(), table);
        }
        if (plan instanceof Join join && join.lateral()) {
            return readOnce(join.left(), table);
        }
        return plan.inputs().stream().mapToInt(input -> readOnce(input, table)).sum();
    }

    private static LogicalPlan replaced(LogicalPlan plan, CommonTable table) {
        return plan.transform(node ->
                node instanceof CteScan scan && scan.tableId() == table.id() ? named(table.plan(), scan) : node);
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
