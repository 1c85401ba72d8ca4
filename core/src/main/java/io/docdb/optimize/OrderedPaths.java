package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways to read documents in an order, so that nothing is sorted. */
final class OrderedPaths {
    private final CatalogSnapshot catalog;
    private final CostModel costs;

    OrderedPaths(CatalogSnapshot catalog, CostModel costs) {
        this.catalog = catalog;
        this.costs = costs;
    }

    /**
     * The cheapest way that gives the documents in an order, if there is one.
     *
     * @param rowsWanted of the first rows, which are all that is read
     */
    Optional<PhysicalPlan> best(
            Scan scan, List<Column> columns, List<Expression> terms, List<SortKey> keys, double rowsWanted) {
        Optional<CollectionDefinition> definition =
                catalog.findCollection(scan.collection().id());
        Map<Integer, FieldPath> paths = new HashMap<>();
        scan.fields().forEach(field -> paths.put(field.column().id(), field.path()));
        boolean plain = keys.stream()
                .allMatch(key -> key.expression() instanceof ColumnRef ref
                        && paths.containsKey(ref.column().id())
                        && key.descending() != key.nullsFirst());
        if (!plain
                || definition.isEmpty()
                || definition.get().origin() == CollectionDefinition.Origin.SYSTEM
                || scan.asOf().isPresent()) {
            return Optional.empty();
        }
        List<FieldPath> wanted = keys.stream()
                .map(key -> paths.get(((ColumnRef) key.expression()).column().id()))
                .toList();
        DocumentRead read = AccessPaths.read(scan, columns, terms);
        PathRestrictions byPath = new PathRestrictions(scan, Restrictions.of(terms, scan));
        double documents = costs.documents(scan.collection().id());
        double rows = costs.rows(scan, terms);
        double rowsWhenGrown = costs.rowsWhenGrown(scan, terms);
        PhysicalPlan best = null;
        List<Optional<FieldPath>> keyParts =
                definition.get().primaryKey().stream().map(Optional::of).toList();
        PartRanges byKey = PartRanges.of(keyParts, byPath);
        Optional<Boolean> keyTurned = turned(keyParts, List.of(), byKey, wanted, keys);
        if (keyTurned.isPresent()) {
            double visited = byKey.isEmpty()
                    ? documents
                    : costs.visited(scan.collection().id(), byKey.used(), scan, rows);
            Estimate estimate = costs.keyScan(1, visited, rows);
            best = new KeyScan(
                    read, byKey.orAll(), keyTurned.get(), costs.firstOf(estimate, rowsWanted, rowsWhenGrown));
        }
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            if (index.predicateSql().isPresent() || index.isMultiKey()) {
                continue;
            }
            List<Optional<FieldPath>> parts =
                    index.parts().stream().map(IndexDefinition.Part::path).toList();
            PartRanges ranges = PartRanges.of(parts, byPath);
            Optional<Boolean> turned = turned(parts, index.parts(), ranges, wanted, keys);
            if (turned.isPresent()) {
                double visited = ranges.isEmpty()
                        ? documents
                        : costs.visited(scan.collection().id(), ranges.used(), scan, rows);
                Estimate estimate = costs.firstOf(costs.indexScan(1, visited, rows), rowsWanted, rowsWhenGrown);
                if (best == null || estimate.cost() < best.estimate().cost()) {
                    IndexAccess access = new IndexAccess(index, ranges.orAll());
                    best = new IndexScan(read, access, turned.get(), false, estimate);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether to read backwards to get the order; nothing if the parts do not give it. */
    private static Optional<Boolean> turned(
            List<Optional<FieldPath>> parts,
            List<IndexDefinition.Part> directions,
            PartRanges ranges,
            List<FieldPath> wanted,
            List<SortKey> keys) {
        int fixed = ranges.list().size() == 1 && ranges.isOfOneKind() ? ranges.prefixParts() : 0;
        int next = fixed;
        Boolean turned = null;
        for (int i = 0; i < wanted.size(); i++) {
            if (parts.subList(0, fixed).contains(Optional.of(wanted.get(i)))) {
                continue;
            }
            if (next == parts.size() || !parts.get(next).equals(Optional.of(wanted.get(i)))) {
                return Optional.empty();
            }
            boolean partDescends = !directions.isEmpty() && directions.get(next).descending();
            boolean against = partDescends != keys.get(i).descending();
            if (turned != null && turned != against) {
                return Optional.empty();
            }
            turned = against;
            next++;
        }
        return Optional.of(turned != null && turned);
    }
}
