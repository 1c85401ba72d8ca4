package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.LogicalPlan;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes DISTINCT away where no two rows are equal: {@code Distinct(id, name)} over a table with the key {@code id}. */
public final class RemoveDistinct implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.DISTINCT);

    @Override
    public String name() {
        return "remove-distinct";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(
                plan,
                node -> node instanceof Distinct distinct && isNeedless(distinct, catalog) ? distinct.input() : node);
    }

    private static boolean isNeedless(Distinct distinct, CatalogSnapshot catalog) {
        Set<Integer> compared =
                distinct.on().isEmpty() ? Predicates.idsOf(distinct.input().columns()) : columns(distinct.on());
        return UniqueKeys.areUnique(compared, distinct.input(), catalog);
    }

    private static Set<Integer> columns(List<Expression> on) {
        Set<Integer> columns = new HashSet<>();
        on.forEach(expression -> {
            if (expression instanceof ColumnRef ref) {
                columns.add(ref.column().id());
            }
        });
        return columns;
    }
}
