package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LockTarget;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the scans whose rows are rows of a query, those inside views and subqueries included, and hands the keys of their
 * documents up to where they are locked. Rows that are made of several are nobody's: groups, different rows, unions.
 * Confined to one statement.
 */
final class LockedScans {
    /** For each scan the columns of the projections it is seen through. */
    private final Map<LockTarget, List<Set<Integer>>> seenThrough = new LinkedHashMap<>();

    /** The same plan, with the keys among its columns. */
    LogicalPlan expose(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            seenThrough.put(new LockTarget(scan.collection(), scan.rowId()), new ArrayList<>());
            return plan;
        }
        if (plan instanceof Filter || plan instanceof Sort || plan instanceof Limit || plan instanceof Join) {
            return plan.mapInputs(this::expose);
        }
        return plan instanceof Project project ? exposed(project) : plan;
    }

    private LogicalPlan exposed(Project project) {
        LockedScans inside = new LockedScans();
        LogicalPlan input = inside.expose(project.input());
        if (inside.seenThrough.isEmpty()) {
            return project;
        }
        Set<Integer> shown = project.columns().stream().map(Column::id).collect(Collectors.toSet());
        List<NamedExpression> projections = new ArrayList<>(project.projections());
        inside.seenThrough.forEach((target, through) -> {
            if (!shown.contains(target.rowId().id())) {
                projections.add(
                        new NamedExpression(target.rowId(), target.rowId().ref()));
            }
            through.add(shown);
            seenThrough.put(target, through);
        });
        return new Project(input, projections);
    }

    /** All that were found. */
    List<LockTarget> all() {
        return List.copyOf(seenThrough.keySet());
    }

    /** Those whose rows are the relation's: its own scan, or what lies below the view or subquery. */
    List<LockTarget> of(Relation relation) {
        if (relation instanceof CollectionRelation collection) {
            return List.of(new LockTarget(collection.ref(), collection.rowId()));
        }
        Set<Integer> columns = relation.columns().stream()
                .filter(column -> column.expression() instanceof ColumnRef)
                .map(column -> ((ColumnRef) column.expression()).column().id())
                .collect(Collectors.toSet());
        return seenThrough.entrySet().stream()
                .filter(scan ->
                        !columns.isEmpty() && scan.getValue().stream().anyMatch(shown -> shown.containsAll(columns)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
