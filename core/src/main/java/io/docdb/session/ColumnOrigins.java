package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which declared column a result column shows unchanged: JDBC's metadata ask for it. Used once. */
final class ColumnOrigins {
    private final CatalogSnapshot catalog;
    private final Map<Integer, Scan> scansByDocument = new HashMap<>();
    private final Map<Integer, Expression> computed = new HashMap<>();

    ColumnOrigins(LogicalPlan plan, CatalogSnapshot catalog) {
        this.catalog = catalog;
        collect(plan);
    }

    private void collect(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            scansByDocument.put(scan.document().id(), scan);
        } else if (plan instanceof Project project) {
            project.projections().forEach(p -> computed.put(p.column().id(), p.expression()));
        }
        plan.inputs().forEach(this::collect);
    }

    Optional<ResultColumn.Origin> find(Column column) {
        Expression expression = column.ref();
        int steps = 0; // a projection that passes a column on stands for itself
        while (expression instanceof ColumnRef ref
                && computed.containsKey(ref.column().id())
                && steps++ < computed.size()) {
            expression = computed.get(ref.column().id());
        }
        if (expression instanceof PathAccess access
                && access.path().steps().size() == 1
                && access.base() instanceof ColumnRef base
                && scansByDocument.containsKey(base.column().id())) {
            return declared(
                    scansByDocument.get(base.column().id()), access.path().firstName());
        }
        return Optional.empty();
    }

    private Optional<ResultColumn.Origin> declared(Scan scan, String name) {
        CollectionDefinition collection =
                catalog.findCollection(scan.collection().id()).orElse(null);
        if (collection == null) {
            return Optional.empty();
        }
        Optional<ColumnDefinition> column = collection.columns().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        boolean generated = column.filter(c -> c.identity().isPresent()).isPresent();
        return Optional.of(new ResultColumn.Origin(collection.schema(), collection.name(), name, generated));
    }
}
