package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SortKey;
import io.docdb.expr.type.Comparisons;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways to find the documents a predicate asks for: the whole collection, the primary key, each index. The whole
 * predicate is tested on every document found, so a range may be wider than the condition it stands for.
 */
final class AccessPaths {
    /** More combinations of IN lists than this are not spread into ranges. */
    private static final int MAX_RANGES = 2_000;

    private static final List<ValueKind> NOT_TEXT = List.of(
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.INTERVAL,
            ValueKind.UUID);

    private final CatalogSnapshot catalog;
    private final CostModel costs;

    AccessPaths(CatalogSnapshot catalog, CostModel costs) {
        this.catalog = catalog;
        this.costs = costs;
    }

    /**
     * The cheapest way.
     *
     * @param columns what is read
     * @param terms the predicate, in which columns of other inputs stand for values known when the scan is opened
     */
    PhysicalPlan best(Scan scan, List<Column> columns, List<Expression> terms) {
        PhysicalPlan best = null;
        for (PhysicalPlan candidate : all(scan, columns, terms)) {
            if (best == null || candidate.estimate().cost() < best.estimate().cost()) {
                best = candidate;
            }
        }
        return best;
    }

    /** True for a collection that is made when it is read, and is found by no key. */
    boolean isSystem(Scan scan) {
        return catalog.findCollection(scan.collection().id())
                .map(collection -> collection.origin() == CollectionDefinition.Origin.SYSTEM)
                .orElse(true);
    }

    /** All ways that make use of the predicate, and the full scan first. */
    List<PhysicalPlan> all(Scan scan, List<Column> columns, List<Expression> terms) {
        DocumentRead read = read(scan, columns, terms);
        double documents = costs.documents(scan.collection().id());
        double rows = Math.max(1, documents * costs.selectivity(terms, scan));
        List<PhysicalPlan> found = new ArrayList<>();
        found.add(new FullScan(read, scan.asOf(), costs.fullScan(documents, rows)));
        Optional<CollectionDefinition> definition =
                catalog.findCollection(scan.collection().id());
        if (definition.isEmpty()
                || definition.get().origin() == CollectionDefinition.Origin.SYSTEM
                || scan.asOf().isPresent()
                || terms.isEmpty()) {
            return found;
        }
        List<Restriction> restrictions = Restrictions.of(terms, scan);
        if (!restrictions.isEmpty()) {
            ByPath byPath = new ByPath(scan, restrictions);
            addKeyPaths(definition.get(), read, byPath, rows, found);
            for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
                access(index, byPath, rows).ifPresent(access -> found.add(access.scan(read, costs, rows)));
            }
        }
        addUnions(read, scan, terms, rows, found);
        return found;
    }

    /** For each OR whose choices all find an index: the documents that one of them finds. */
    private void addUnions(
            DocumentRead read, Scan scan, List<Expression> terms, double rows, List<PhysicalPlan> found) {
        for (Expression term : terms) {
            if (!(term instanceof Or or)
                    || catalog.indexesOf(scan.collection().id()).isEmpty()) {
                continue;
            }
            List<IndexAccess> accesses = new ArrayList<>();
            double visited = 0;
            int ranges = 0;
            for (Expression choice : or.terms()) {
                List<Expression> all = new ArrayList<>(Conjunction.terms(choice));
                terms.stream().filter(other -> other != term).forEach(all::add);
                Optional<Access> best =
                        cheapest(scan, all, Math.max(1, rows / or.terms().size()));
                if (best.isEmpty()) {
                    break;
                }
                accesses.add(best.get().access());
                visited += best.get().visited();
                ranges += best.get().access().ranges().size();
            }
            if (accesses.size() == or.terms().size()) {
                found.add(new IndexUnion(read, accesses, costs.indexUnion(ranges, Math.max(visited, rows), rows)));
            }
        }
    }

    private Optional<Access> cheapest(Scan scan, List<Expression> terms, double rows) {
        ByPath byPath = new ByPath(scan, Restrictions.of(terms, scan));
        Access best = null;
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            Optional<Access> access = access(index, byPath, rows);
            if (access.isPresent() && (best == null || access.get().visited() < best.visited())) {
                best = access.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Ranges of an index, and how many entries they are expected to hold. */
    private record Access(IndexAccess access, double visited) {
        PhysicalPlan scan(DocumentRead read, CostModel costs, double rows) {
            return new IndexScan(
                    read,
                    access,
                    false,
                    false,
                    costs.indexScan(access.ranges().size(), visited, Math.min(rows, visited)));
        }
    }

    private void addKeyPaths(
            CollectionDefinition definition, DocumentRead read, ByPath byPath, double rows, List<PhysicalPlan> found) {
        List<Optional<FieldPath>> parts =
                definition.primaryKey().stream().map(Optional::of).toList();
        Ranges ranges = ranges(parts, byPath);
        if (ranges.isEmpty()) {
            return;
        }
        double visited = costs.visited(read.collection().id(), ranges.used(), byPath.scan, rows);
        boolean isPoint = ranges.prefixParts() == parts.size();
        if (isPoint && ranges.isOfOneKind()) {
            found.add(new KeyLookup(
                    read,
                    ranges.list().stream()
                            .map(range -> range.prefix().stream()
                                    .map(KeyRange.Equal::value)
                                    .toList())
                            .toList(),
                    costs.keyLookup(
                            ranges.list().size(), Math.min(rows, ranges.list().size()))));
        } else {
            double most = isPoint ? Math.min(visited, ranges.list().size()) : visited;
            found.add(new KeyScan(
                    read, ranges.list(), false, costs.keyScan(ranges.list().size(), most, Math.min(rows, most))));
        }
    }

    /** Nothing if the predicate does not restrict the first part; or none that leads into an array, since a document without
     * elements has no entry.
     */
    private Optional<Access> access(IndexDefinition index, ByPath byPath, double rows) {
        if (index.predicateSql().isPresent()) {
            return Optional.empty();
        }
        List<Optional<FieldPath>> parts =
                index.parts().stream().map(IndexDefinition.Part::path).toList();
        Ranges ranges = ranges(parts, byPath);
        if (ranges.isEmpty() || index.isMultiKey() && !fixesElement(parts, ranges.prefixParts())) {
            return Optional.empty();
        }
        double visited = costs.visited(index.collectionId(), ranges.used(), byPath.scan, rows);
        if (index.unique() && ranges.prefixParts() == index.parts().size() && ranges.hasNoNulls()) {
            visited = Math.min(visited, ranges.list().size());
        }
        return Optional.of(new Access(new IndexAccess(index, ranges.list()), visited));
    }

    private static boolean fixesElement(List<Optional<FieldPath>> parts, int prefixParts) {
        return parts.subList(0, prefixParts).stream()
                .anyMatch(part -> part.filter(FieldPath::isMulti).isPresent());
    }

    /**
     * The cheapest way that gives the documents in an order, if there is one.
     *
     * @param rowsWanted of the first rows, which are all that is read
     */
    Optional<PhysicalPlan> ordered(
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
        DocumentRead read = read(scan, columns, terms);
        ByPath byPath = new ByPath(scan, Restrictions.of(terms, scan));
        double documents = costs.documents(scan.collection().id());
        double rows = Math.max(1, documents * costs.selectivity(terms, scan));
        PhysicalPlan best = null;
        List<Optional<FieldPath>> keyParts =
                definition.get().primaryKey().stream().map(Optional::of).toList();
        Ranges byKey = ranges(keyParts, byPath);
        Optional<Boolean> keyTurned = turned(keyParts, List.of(), byKey, wanted, keys);
        if (keyTurned.isPresent()) {
            double visited = byKey.isEmpty()
                    ? documents
                    : costs.visited(scan.collection().id(), byKey.used(), scan, rows);
            Estimate estimate = costs.keyScan(1, visited, rows);
            best = new KeyScan(read, byKey.orAll(), keyTurned.get(), costs.firstOf(estimate, rowsWanted));
        }
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            if (index.predicateSql().isPresent() || index.isMultiKey()) {
                continue;
            }
            List<Optional<FieldPath>> parts =
                    index.parts().stream().map(IndexDefinition.Part::path).toList();
            Ranges ranges = ranges(parts, byPath);
            Optional<Boolean> turned = turned(parts, index.parts(), ranges, wanted, keys);
            if (turned.isPresent()) {
                double visited = ranges.isEmpty()
                        ? documents
                        : costs.visited(scan.collection().id(), ranges.used(), scan, rows);
                Estimate estimate = costs.firstOf(costs.indexScan(1, visited, rows), rowsWanted);
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
            Ranges ranges,
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

    private static DocumentRead read(Scan scan, List<Column> columns, List<Expression> terms) {
        return new DocumentRead(
                scan.collection(),
                scan.alias(),
                scan.rowId(),
                scan.document(),
                scan.fields(),
                Conjunction.of(terms),
                columns);
    }

    /**
     * The one range of an index that holds just the documents for which all terms are true: nothing is left to test, so
     * that they can be counted unseen.
     */
    Optional<IndexAccess> exact(Scan scan, List<Expression> terms) {
        if (scan.asOf().isPresent()) {
            return Optional.empty();
        }
        List<Restriction> restrictions = Restrictions.of(terms, scan);
        ByPath byPath = new ByPath(scan, restrictions);
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            if (index.predicateSql().isPresent() || index.isMultiKey()) {
                continue;
            }
            Ranges ranges = ranges(
                    index.parts().stream().map(IndexDefinition.Part::path).toList(), byPath);
            List<Expression> told =
                    ranges.used().stream().map(Restriction::term).toList();
            if (ranges.list().size() == 1
                    && ranges.isOfOneKind()
                    && told.size() == terms.size()
                    && told.containsAll(terms)
                    && isExactTail(ranges)) {
                return Optional.of(new IndexAccess(index, ranges.list()));
            }
        }
        return Optional.empty();
    }

    private static boolean isExactTail(Ranges ranges) {
        KeyRange.Tail tail = ranges.list().get(0).tail();
        if (tail instanceof KeyRange.Between between) {
            SqlType operand =
                    ranges.used().get(ranges.used().size() - 1).operand().type();
            return between.from()
                            .map(bound -> isOfOneKind(operand, bound.value()))
                            .orElse(true)
                    && between.to()
                            .map(bound -> isOfOneKind(operand, bound.value()))
                            .orElse(true);
        }
        return !(tail instanceof KeyRange.StartsWith);
    }

    /** Equalities of leading parts, then a range of the next. */
    private static Ranges ranges(List<Optional<FieldPath>> parts, ByPath byPath) {
        List<List<KeyRange.Equal>> prefixes = List.of(List.of());
        List<Restriction> used = new ArrayList<>();
        boolean oneKind = true;
        int part = 0;
        for (; part < parts.size(); part++) {
            Optional<Restriction> equality = parts.get(part).flatMap(byPath::equality);
            if (equality.isEmpty() || prefixes.size() * equality.get().equals().size() > MAX_RANGES) {
                break;
            }
            prefixes = extended(prefixes, equality.get().equals());
            used.add(equality.get());
            oneKind &= equality.get().equals().stream()
                    .allMatch(equal -> !equal.nullMatches()
                            && isOfOneKind(equality.get().operand().type(), equal.value()));
        }
        KeyRange.Tail tail = KeyRange.Whole.INSTANCE;
        if (part < parts.size()
                && parts.get(part).filter(path -> !path.isMulti()).isPresent()) {
            tail = byPath.tail(parts.get(part).get(), used);
        }
        if (used.isEmpty()) {
            return Ranges.NONE;
        }
        List<KeyRange> ranges = new ArrayList<>(prefixes.size());
        for (List<KeyRange.Equal> prefix : prefixes) {
            ranges.add(new KeyRange(prefix, tail));
        }
        return new Ranges(ranges, used, oneKind);
    }

    private static List<List<KeyRange.Equal>> extended(List<List<KeyRange.Equal>> prefixes, List<KeyRange.Equal> next) {
        List<List<KeyRange.Equal>> longer = new ArrayList<>(prefixes.size() * next.size());
        for (List<KeyRange.Equal> prefix : prefixes) {
            for (KeyRange.Equal value : next) {
                List<KeyRange.Equal> values = new ArrayList<>(prefix);
                values.add(value);
                longer.add(values);
            }
        }
        return longer;
    }

    /** True if no value of another kind can be equal to the probe: numbers, booleans, and one declared type on both sides. */
    private static boolean isOfOneKind(SqlType operand, Expression probe) {
        if (probe instanceof Constant constant && constant.value() instanceof TextValue text) {
            return operand.isText()
                    || NOT_TEXT.stream().allMatch(kind -> Comparisons.counterpart(text, kind)
                            .isNull());
        }
        SqlType.Family family =
                probe instanceof Constant constant && constant.value().isNull()
                        ? SqlType.Family.ANY
                        : probe.type().family();
        return switch (family) {
            case NUMBER, BOOLEAN -> true;
            case ANY, NULL, ROW -> false;
            default -> operand.family() == family;
        };
    }

    /**
     * Ranges and the restrictions they stand for.
     *
     * @param isOfOneKind true if each value equals values of its own kind only
     */
    private record Ranges(List<KeyRange> list, List<Restriction> used, boolean isOfOneKind) {
        static final Ranges NONE = new Ranges(List.of(), List.of(), false);

        boolean isEmpty() {
            return list.isEmpty();
        }

        List<KeyRange> orAll() {
            return list.isEmpty() ? List.of(KeyRange.ALL) : list;
        }

        int prefixParts() {
            return list.get(0).prefix().size();
        }

        boolean hasNoNulls() {
            return list.stream().allMatch(range -> range.prefix().stream().noneMatch(KeyRange.Equal::nullMatches));
        }
    }

    /** The restrictions of a scan's fields by their paths. */
    private static final class ByPath {
        private final Scan scan;
        private final Map<FieldPath, List<Restriction>> restrictions = new HashMap<>();

        ByPath(Scan scan, List<Restriction> all) {
            this.scan = scan;
            Map<Integer, FieldPath> paths = new HashMap<>();
            for (ScanField field : scan.fields()) {
                paths.put(field.column().id(), field.path());
            }
            for (Restriction restriction : all) {
                pathOf(restriction.operand(), paths).ifPresent(path -> restrictions
                        .computeIfAbsent(path, known -> new ArrayList<>())
                        .add(restriction));
            }
        }

        private Optional<FieldPath> pathOf(Expression operand, Map<Integer, FieldPath> paths) {
            if (operand instanceof ColumnRef ref) {
                return Optional.ofNullable(paths.get(ref.column().id()));
            }
            return operand instanceof PathAccess access
                            && access.base().equals(scan.document().ref())
                    ? Optional.of(access.path())
                    : Optional.empty();
        }

        /** The equality with the fewest values. */
        Optional<Restriction> equality(FieldPath path) {
            Restriction best = null;
            for (Restriction restriction : restrictions.getOrDefault(path, List.of())) {
                if (restriction.isEquality()
                        && (best == null
                                || restriction.equals().size() < best.equals().size())) {
                    best = restriction;
                }
            }
            return Optional.ofNullable(best);
        }

        /** The first lower and the first upper bound, or else what there is. */
        KeyRange.Tail tail(FieldPath path, List<Restriction> used) {
            Restriction from = null;
            Restriction to = null;
            Restriction other = null;
            for (Restriction restriction : restrictions.getOrDefault(path, List.of())) {
                if (restriction.tail() instanceof KeyRange.Between between) {
                    from = from == null && between.from().isPresent() ? restriction : from;
                    to = to == null && between.to().isPresent() ? restriction : to;
                } else if (!restriction.isEquality()
                        && (other == null || restriction.tail() instanceof KeyRange.StartsWith)) {
                    other = restriction;
                }
            }
            if (other != null && other.tail() instanceof KeyRange.StartsWith || from == null && to == null) {
                return other == null
                        ? KeyRange.Whole.INSTANCE
                        : take(other, used).tail();
            }
            return new KeyRange.Between(bound(from, used, true), bound(to, used, false));
        }

        private static Optional<KeyRange.Bound> bound(Restriction restriction, List<Restriction> used, boolean lower) {
            if (restriction == null) {
                return Optional.empty();
            }
            KeyRange.Between between =
                    (KeyRange.Between) take(restriction, used).tail();
            return lower ? between.from() : between.to();
        }

        private static Restriction take(Restriction restriction, List<Restriction> used) {
            used.add(restriction);
            return restriction;
        }
    }
}
