package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways to find the documents a predicate asks for: the whole collection, the primary key, each index. The whole
 * predicate is tested on every document found, so a range may be wider than the condition it stands for.
 */
final class AccessPaths {
    private final CatalogSnapshot catalog;
    private final CostModel costs;
    private final IndexTerms indexTerms;
    private final IndexAnswers answers;
    private final Intersections intersections;
    private final SkippedParts skipped;
    private final EntryFilters entries;

    AccessPaths(
            CatalogSnapshot catalog,
            CostModel costs,
            IndexTerms indexTerms,
            IndexAnswers answers,
            Intersections intersections,
            SkippedParts skipped,
            EntryFilters entries) {
        this.skipped = skipped;
        this.entries = entries;
        this.intersections = intersections;
        this.catalog = catalog;
        this.costs = costs;
        this.indexTerms = indexTerms;
        this.answers = answers;
    }

    /**
     * The cheapest way.
     *
     * @param columns what is read
     * @param terms the predicate, in which columns of other inputs stand for values known when the scan is opened
     */
    PhysicalPlan best(Scan scan, List<Column> columns, List<Expression> terms) {
        return cheapest(all(scan, columns, terms));
    }

    private static PhysicalPlan cheapest(List<PhysicalPlan> candidates) {
        PhysicalPlan best = null;
        for (PhysicalPlan candidate : candidates) {
            if (best == null || candidate.estimate().cost() < best.estimate().cost()) {
                best = candidate;
            }
        }
        return best;
    }

    CatalogSnapshot catalog() {
        return catalog;
    }

    /** True for a collection that is made when it is read, and is found by no key. */
    boolean isSystem(Scan scan) {
        return catalog.findCollection(scan.collection().id())
                .map(collection -> collection.origin() == CollectionDefinition.Origin.SYSTEM)
                .orElse(true);
    }

    /** All ways that make use of the predicate, and the full scan first; beside the look-up of a single key no others. */
    List<PhysicalPlan> all(Scan scan, List<Column> columns, List<Expression> terms) {
        DocumentRead read = read(scan, columns, terms);
        double documents = costs.documents(scan.collection().id());
        double rows = costs.rows(scan, terms);
        List<PhysicalPlan> found = new ArrayList<>();
        found.add(
                new FullScan(read, scan.asOf(), costs.fullScan(scan.collection().id(), documents, rows)));
        Optional<CollectionDefinition> definition =
                catalog.findCollection(scan.collection().id());
        if (definition.isEmpty()
                || definition.get().origin() == CollectionDefinition.Origin.SYSTEM
                || scan.asOf().isPresent()) {
            return found;
        }
        PathRestrictions restrictions = costs.restrictions(scan, terms);
        addKeyPaths(definition.get(), read, restrictions, rows, found);
        if (found.stream().anyMatch(AccessPaths::findsOne)) {
            return found;
        }
        List<Access> single = new ArrayList<>();
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            List<Access> accesses = accesses(index, definition.get(), restrictions, rows);
            single.addAll(accesses);
            accesses.forEach(access -> found.add(scan(access, read, definition.get(), restrictions, rows)));
            if (accesses.isEmpty()) {
                IndexTerms.Terms known = indexTerms.of(index, definition.get());
                if (known.cover(restrictions)) {
                    found.addAll(skipped.all(index, definition.get(), known, read, restrictions, rows));
                }
                wholeIndex(index, definition.get(), read, rows).ifPresent(found::add);
            }
        }
        intersections.best(single, read, restrictions, rows, cheapest(found)).ifPresent(found::add);
        addUnions(definition.get(), read, scan, terms, rows, found);
        return found;
    }

    /** Nothing beats the look-up of a single key. */
    private static boolean findsOne(PhysicalPlan plan) {
        return plan instanceof KeyLookup lookup && lookup.keys().size() == 1;
    }

    private PhysicalPlan scan(
            Access access,
            DocumentRead read,
            CollectionDefinition definition,
            PathRestrictions restrictions,
            double rows) {
        IndexDefinition index = access.access().index();
        DocumentRead known = read.withResidual(access.open(restrictions.terms()));
        int ranges = access.access().ranges().size();
        double found = Math.min(rows, access.visited());
        return answers.of(known, index, definition)
                .map(held -> new IndexScan(
                        held, access.access(), false, true, costs.indexOnlyScan(ranges, access.visited(), found)))
                .orElseGet(() -> documents(
                        access,
                        entries.best(known, index, restrictions, access.asked(), ranges, access.visited(), found)));
    }

    private static IndexScan documents(Access access, EntryFilters.Filtered filtered) {
        return new IndexScan(
                filtered.read(), access.access(), false, 0, 0, false, filtered.filter(), filtered.estimate());
    }

    /** All entries instead of all documents, which are larger; if the index holds all documents and all that is read of them. */
    private Optional<PhysicalPlan> wholeIndex(
            IndexDefinition index, CollectionDefinition definition, DocumentRead read, double rows) {
        return index.predicateSql().isPresent()
                ? Optional.empty()
                : answers.of(read, index, definition)
                        .map(entries -> new IndexScan(
                                entries,
                                new IndexAccess(index, List.of(KeyRange.ALL)),
                                false,
                                true,
                                costs.indexOnlyScan(1, costs.documents(definition.id()), rows)));
    }

    /** For each OR whose choices all find an index, or go by the primary key: the documents that one of them finds. */
    private void addUnions(
            CollectionDefinition definition,
            DocumentRead read,
            Scan scan,
            List<Expression> terms,
            double rows,
            List<PhysicalPlan> found) {
        for (Expression term : terms) {
            if (!(term instanceof Or or)
                    || catalog.indexesOf(scan.collection().id()).isEmpty()) {
                continue;
            }
            List<IndexAccess> accesses = new ArrayList<>();
            List<KeyRange> keys = new ArrayList<>();
            double visited = 0;
            int ranges = 0;
            for (Expression choice : or.terms()) {
                List<Expression> all = new ArrayList<>(Conjunction.terms(choice));
                terms.stream().filter(other -> other != term).forEach(all::add);
                double share = Math.max(1, rows / or.terms().size());
                Optional<Access> byIndex = cheapest(definition, scan, all, share);
                Optional<Keys> byKey = cheapestKeys(definition, scan, all, share);
                if (byKey.isPresent()
                        && byIndex.filter(
                                        access -> access.visited() < byKey.get().visited())
                                .isEmpty()) {
                    keys.addAll(byKey.get().ranges());
                    visited += byKey.get().visited();
                    ranges += byKey.get().ranges().size();
                } else if (byIndex.isPresent()) {
                    accesses.add(byIndex.get().access());
                    visited += byIndex.get().visited();
                    ranges += byIndex.get().access().ranges().size();
                } else {
                    visited = Double.POSITIVE_INFINITY;
                }
            }
            if (!accesses.isEmpty() && Double.isFinite(visited)) {
                found.add(new IndexUnion(
                        read,
                        accesses,
                        keys,
                        costs.indexUnion(definition.id(), ranges, Math.max(visited, rows), rows)));
            }
        }
    }

    /** Ranges of the primary key, and how many documents they are thought to hold. */
    private record Keys(List<KeyRange> ranges, double visited) {}

    private Optional<Keys> cheapestKeys(
            CollectionDefinition definition, Scan scan, List<Expression> terms, double rows) {
        PathRestrictions restrictions = PathRestrictions.of(terms, scan);
        List<NormalForm.Part> parts = NormalForm.Part.ofKey(definition);
        Keys best = null;
        for (PartRanges ranges : PartRanges.all(parts, restrictions)) {
            if (!ranges.isEmpty()) {
                double visited = visited(parts, ranges, restrictions, rows);
                best = best == null || visited < best.visited() ? new Keys(ranges.list(), visited) : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private double visited(
            List<NormalForm.Part> keyParts, PartRanges ranges, PathRestrictions restrictions, double rows) {
        Scan scan = restrictions.scan();
        double visited = costs.visited(scan.collection().id(), ranges.terms(), scan, rows);
        boolean isPoint = ranges.prefixParts() == keyParts.size();
        return isPoint && ranges.isCounted() ? Math.min(visited, ranges.list().size()) : visited;
    }

    private Optional<Access> cheapest(CollectionDefinition definition, Scan scan, List<Expression> terms, double rows) {
        PathRestrictions restrictions = PathRestrictions.of(terms, scan);
        Access best = null;
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            for (Access access : accesses(index, definition, restrictions, rows)) {
                best = best == null || access.visited() < best.visited() ? access : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private void addKeyPaths(
            CollectionDefinition definition,
            DocumentRead read,
            PathRestrictions restrictions,
            double rows,
            List<PhysicalPlan> found) {
        List<NormalForm.Part> parts = NormalForm.Part.ofKey(definition);
        for (PartRanges ranges : PartRanges.all(parts, restrictions)) {
            if (!ranges.isEmpty()) {
                addKeyPath(parts, ranges, read, restrictions, rows, found);
            }
        }
    }

    private void addKeyPath(
            List<NormalForm.Part> parts,
            PartRanges ranges,
            DocumentRead read,
            PathRestrictions restrictions,
            double rows,
            List<PhysicalPlan> found) {
        DocumentRead known = read.withResidual(Access.open(restrictions.terms(), ranges.exactTerms()));
        boolean isPoint = ranges.prefixParts() == parts.size();
        if (isPoint && ranges.isOfOneKind()) {
            found.add(new KeyLookup(
                    known,
                    ranges.list().stream()
                            .map(range -> range.prefix().stream()
                                    .map(KeyRange.Equal::value)
                                    .toList())
                            .toList(),
                    costs.keyLookup(
                            read.collection().id(),
                            ranges.list().size(),
                            Math.min(rows, ranges.list().size()))));
        } else {
            double most = visited(parts, ranges, restrictions, rows);
            found.add(new KeyScan(
                    known,
                    ranges.list(),
                    false,
                    costs.keyScan(read.collection().id(), ranges.list().size(), most, Math.min(rows, most))));
        }
    }

    /**
     * Nothing if the predicate does not restrict the first part of an index of all documents, or asks for documents that a
     * partial index does not hold; or restricts no part that leads into an array, since a document without elements has no
     * entry.
     */
    private List<Access> accesses(
            IndexDefinition index, CollectionDefinition definition, PathRestrictions restrictions, double rows) {
        IndexTerms.Terms terms = indexTerms.of(index, definition);
        if (!terms.cover(restrictions)) {
            return List.of();
        }
        List<NormalForm.Part> parts = terms.rangeParts(index, definition);
        List<Access> found = new ArrayList<>();
        for (PartRanges ranges : PartRanges.all(parts, restrictions)) {
            boolean useless = ranges.isEmpty() && !terms.isPartial();
            if (!useless && (!index.isMultiKey() || fixesElement(parts, ranges.prefixParts()))) {
                found.add(access(index, terms, ranges, restrictions, rows));
            }
        }
        return found;
    }

    private Access access(
            IndexDefinition index,
            IndexTerms.Terms terms,
            PartRanges ranges,
            PathRestrictions restrictions,
            double rows) {
        List<Expression> asked = ranges.terms(terms, restrictions);
        double visited = costs.visited(index.collectionId(), asked, restrictions.scan(), rows);
        boolean isPoint = ranges.prefixParts() == index.parts().size();
        if (index.unique() && isPoint && ranges.hasNoNulls() && ranges.isCounted()) {
            visited = Math.min(visited, ranges.list().size());
        }
        for (Restriction used : ranges.used()) {
            if (index.isMultiKey() && ElementRestrictions.mayBe(used.term())) {
                visited = Math.max(visited, costs.holding(index.collectionId(), used, restrictions.scan()));
            }
        }
        List<Expression> told = index.isMultiKey() ? List.of() : Access.told(ranges, terms, restrictions);
        return new Access(new IndexAccess(index, ranges.orAll()), visited, asked, told);
    }

    private static boolean fixesElement(List<NormalForm.Part> parts, int prefixParts) {
        return parts.subList(0, prefixParts).stream().anyMatch(part -> NormalForm.isMulti(part.expression()));
    }

    static DocumentRead read(Scan scan, List<Column> columns, List<Expression> terms) {
        return new DocumentRead(
                scan.collection(),
                scan.alias(),
                scan.rowId(),
                scan.document(),
                scan.fields(),
                Conjunction.of(terms),
                columns);
    }
}
