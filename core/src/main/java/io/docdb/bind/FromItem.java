package io.docdb.bind;

import io.docdb.plan.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * One item of FROM, bound.
 *
 * @param relations tables that can be named
 * @param visible columns that can be named without a table, in the order of {@code *}
 * @param lateral true if the plan uses columns of items to its left
 */
record FromItem(LogicalPlan plan, List<Relation> relations, List<Visible> visible, boolean lateral) {
    FromItem {
        relations = List.copyOf(relations);
        visible = List.copyOf(visible);
    }

    static FromItem of(LogicalPlan plan, Relation relation, boolean lateral) {
        return new FromItem(plan, List.of(relation), List.of(new Visible.Part(relation)), lateral);
    }

    /** Two items side by side. */
    FromItem with(LogicalPlan joined, FromItem right) {
        List<Relation> allRelations = new ArrayList<>(relations);
        allRelations.addAll(right.relations);
        List<Visible> allVisible = new ArrayList<>(visible);
        allVisible.addAll(right.visible);
        return new FromItem(joined, allRelations, allVisible, lateral);
    }

    FromItem padded() {
        return new FromItem(
                plan,
                relations.stream().map(Relation::padded).toList(),
                visible.stream().map(Visible::padded).toList(),
                lateral);
    }
}
