package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.expr.ColumnRef;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.value.FieldPath;
import java.util.Set;

/**
 * Which columns of a plan are NULL in none of its rows: keys, columns that are NOT NULL, and those of which a filter asks
 * something.
 */
public final class NeverNull {
    private final CatalogSnapshot catalog;

    NeverNull(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** "No" means that it is not certain. */
    boolean is(int column, LogicalPlan plan) {
        if (plan.columns().stream().anyMatch(each -> each.id() == column && !each.nullable())) {
            return true;
        }
        if (plan instanceof Scan scan) {
            return scan.fields().stream()
                    .anyMatch(field -> field.column().id() == column && isNeverNull(scan, field.path()));
        }
        if (plan instanceof Filter filter && NullRejection.isNeverTrue(filter.predicate(), Set.of(column))) {
            return true;
        }
        if (plan instanceof Project project) {
            return project.projections().stream()
                    .anyMatch(made -> made.column().id() == column
                            && made.expression() instanceof ColumnRef ref
                            && is(ref.column().id(), project.input()));
        }
        if (plan instanceof Join join) {
            return inJoin(column, join);
        }
        boolean passes = plan instanceof Filter
                || plan instanceof Sort
                || plan instanceof Limit
                || plan instanceof Window
                || plan instanceof Distinct;
        return passes && is(column, plan.inputs().get(0));
    }

    private boolean inJoin(int column, Join join) {
        boolean padsLeft = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        boolean padsRight = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
        boolean asked = join.kind() == JoinKind.INNER && NullRejection.isNeverTrue(join.condition(), Set.of(column));
        return asked || !padsLeft && is(column, join.left()) || !padsRight && is(column, join.right());
    }

    private boolean isNeverNull(Scan scan, FieldPath path) {
        return catalog.findCollection(scan.collection().id())
                .filter(definition -> definition.origin() != CollectionDefinition.Origin.SYSTEM)
                .filter(definition -> isDeclared(definition, path))
                .isPresent();
    }

    /** True of the primary key, and of columns that are NOT NULL. */
    public static boolean isDeclared(CollectionDefinition collection, FieldPath path) {
        return collection.primaryKey().contains(path)
                || collection.origin() == CollectionDefinition.Origin.TABLE
                        && collection.columns().stream()
                                .anyMatch(column -> column.path().equals(path) && !column.nullable());
    }
}
