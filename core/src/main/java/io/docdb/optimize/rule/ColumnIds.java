package io.docdb.optimize.rule;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.Update;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Gives ids for new columns, above all ids of a plan. Confined to one application of a rule. */
final class ColumnIds {
    private int next;

    private ColumnIds() {}

    static ColumnIds above(LogicalPlan plan) {
        ColumnIds ids = new ColumnIds();
        PlanWalk.forEachNode(plan, node -> {
            node.columns().forEach(ids::exists);
            madeInside(node).forEach(ids::exists);
            node.expressions().forEach(ids::existIn);
        });
        return ids;
    }

    /** Those of the plans inside it are met with these. */
    private void existIn(Expression expression) {
        if (expression instanceof ColumnRef ref) {
            exists(ref.column());
        }
        expression.children().forEach(this::existIn);
    }

    private void exists(Column column) {
        next = Math.max(next, column.id() + 1);
    }

    Column column(String name, SqlType type) {
        return new Column(next++, name, type, true);
    }

    /** The columns a node makes for its own expressions only. */
    private static List<Column> madeInside(LogicalPlan node) {
        if (node instanceof Insert insert) {
            List<Column> made = new ArrayList<>(List.of(insert.inserted()));
            insert.onConflict().ifPresent(conflict -> made.addAll(List.of(conflict.existing(), conflict.excluded())));
            return made;
        }
        if (node instanceof Update update) {
            return List.of(update.updated());
        }
        return node instanceof Merge merge ? List.of(merge.result()) : List.of();
    }
}
