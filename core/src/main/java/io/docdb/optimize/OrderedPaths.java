package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Ways to read documents in an order, or at least in the order of its first keys, so that little or nothing is sorted. */
final class OrderedPaths {
    private final CatalogSnapshot catalog;
    private final CostModel costs;
    private final IndexTerms indexTerms;
    private final IndexAnswers answers;
    private final EntryFilters entryFilters;

    OrderedPaths(
            CatalogSnapshot catalog,
            CostModel costs,
            IndexTerms indexTerms,
            IndexAnswers answers,
            EntryFilters entryFilters) {
        this.entryFilters = entryFilters;
        this.catalog = catalog;
        this.costs = costs;
        this.indexTerms = indexTerms;
        this.answers = answers;
    }

    /**
     * Documents in an order.
     *
     * @param keys how many of the keys wanted, from the first on, the rows are ordered by
     * @param estimate of the plan and of sorting what those keys leave open
     */
    record Ordered(PhysicalPlan plan, int keys, Estimate estimate) {}

    /**
     * The cheapest way that gives the documents in an order, if there is one.
     *
     * @param rowsWanted of the first rows, which are all that is read
     */
    Optional<Ordered> best(
            Scan scan, List<Column> columns, List<Expression> terms, List<SortKey> keys, double rowsWanted) {
        Optional<CollectionDefinition> definition = catalog.findCollection(
                        scan.collection().id())
                .filter(found -> found.origin() != CollectionDefinition.Origin.SYSTEM);
        if (definition.isEmpty() || scan.asOf().isPresent()) {
            return Optional.empty();
        }
        return new Search(scan, AccessPaths.read(scan, columns, terms), terms, keys, rowsWanted).best(definition.get());
    }

    /** One search. */
    private final class Search {
        private final Scan scan;
        private final DocumentRead read;
        private final PathRestrictions restrictions;
        private final List<SortKey> keys;
        private final List<Expression> wanted;
        private final double rowsWanted;
        private final double documents;
        private final double rows;
        private final double rowsWhenGrown;
        private List<NormalForm.Part> primaryKey = List.of();
        private CollectionDefinition definition;
        private Ordered best;

        Search(Scan scan, DocumentRead read, List<Expression> terms, List<SortKey> keys, double rowsWanted) {
            this.scan = scan;
            this.read = read;
            this.keys = keys;
            this.rowsWanted = rowsWanted;
            restrictions = costs.restrictions(scan, terms);
            wanted = keys.stream()
                    .map(key -> restrictions.form().of(key.expression()))
                    .toList();
            documents = costs.documents(scan.collection().id());
            rows = costs.rows(scan, terms);
            rowsWhenGrown = costs.rowsWhenGrown(scan, terms);
        }

        Optional<Ordered> best(CollectionDefinition definition) {
            List<NormalForm.Part> key = NormalForm.Part.ofKey(definition);
            primaryKey = key;
            this.definition = definition;
            for (PartRanges ranges : PartRanges.all(key, restrictions)) {
                match(key, true, ranges.prefixParts(), (match, merged) -> {
                    if (!match.turnsNulls()) {
                        considerKey(ranges, match, merged);
                    }
                });
            }
            for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
                IndexTerms.Terms terms = indexTerms.of(index, definition);
                if (!index.isMultiKey() && terms.cover(restrictions)) {
                    consider(index, definition, terms, key);
                }
            }
            return Optional.ofNullable(best);
        }

        /** Entries with the same values stand in the order of the primary key. */
        private void consider(
                IndexDefinition index,
                CollectionDefinition definition,
                IndexTerms.Terms terms,
                List<NormalForm.Part> key) {
            List<NormalForm.Part> parts = terms.parts();
            List<NormalForm.Part> all = new ArrayList<>(parts);
            if (terms.isWhole()) {
                key.stream().filter(part -> !holds(parts, part)).forEach(all::add);
            }
            for (PartRanges ranges : PartRanges.all(terms.rangeParts(index, definition), restrictions)) {
                match(
                        all,
                        terms.isWhole(),
                        index.unique()
                                ? 0
                                : Math.min(ranges.prefixParts(), all.size()), // the key may be among the parts
                        (match, merged) -> considerIndex(index, definition, terms, ranges, match, merged));
            }
        }

        private void considerKey(PartRanges ranges, Match match, int mergedParts) {
            Estimate whole = ranges.isEmpty()
                    ? costs.fullScan(definition.id(), documents, rows)
                    : costs.keyScan(definition.id(), 1, visited(ranges.terms()), rows);
            consider(
                    match,
                    whole,
                    ranges,
                    mergedParts,
                    estimate -> new KeyScan(
                            known(ranges.exactTerms()), ranges.orAll(), match.turned(), mergedParts, estimate));
        }

        /**
         * The ways that ranges give the order: one after the other; and, if that is more of it, merged behind the parts that all
         * keys of a range have in common. Behind a part of the primary key several documents may stand at one place, so that its
         * other parts do not settle the order.
         */
        private void match(List<NormalForm.Part> parts, boolean complete, int common, ObjIntConsumer<Match> consumer) {
            Optional<Match> inTurn = match(parts, complete, 0);
            inTurn.ifPresent(match -> consumer.accept(match, 0));
            if (common > 0) {
                boolean mergesKey = parts.subList(0, common).stream().anyMatch(part -> holds(primaryKey, part));
                match(parts, complete && !mergesKey, common)
                        .filter(match -> inTurn.isEmpty() || inTurn.get().keys() < match.keys())
                        .ifPresent(match -> consumer.accept(match, common));
            }
        }

        private void considerIndex(
                IndexDefinition index,
                CollectionDefinition definition,
                IndexTerms.Terms terms,
                PartRanges ranges,
                Match match,
                int mergedParts) {
            if (match.turnsNulls()) {
                boolean descending = terms.parts().get(match.nullsAt()).descending();
                ranges.withNullsTurned(match.nullsAt(), descending)
                        .ifPresent(turned -> consider(index, definition, terms, turned, match, mergedParts));
            } else {
                consider(index, definition, terms, ranges, match, mergedParts);
            }
        }

        private void consider(
                IndexDefinition index,
                CollectionDefinition definition,
                IndexTerms.Terms terms,
                PartRanges ranges,
                Match match,
                int mergedParts) {
            DocumentRead known = known(Access.told(ranges, terms, restrictions));
            Optional<DocumentRead> entries = answers.of(known, index, definition);
            List<Expression> asked = ranges.terms(terms, restrictions);
            double visited = visited(asked);
            EntryFilters.Filtered filtered = entries.isPresent()
                    ? new EntryFilters.Filtered(entries.get(), Optional.empty(), costs.indexOnlyScan(1, visited, rows))
                    : entryFilters.best(known, index, restrictions, asked, 1, visited, rows);
            consider(
                    match,
                    filtered.estimate(),
                    ranges,
                    mergedParts,
                    estimate -> new IndexScan(
                            filtered.read(),
                            new IndexAccess(index, ranges.orAll(), match.turnsNulls()),
                            match.turned(),
                            mergedParts,
                            0,
                            entries.isPresent(),
                            filtered.filter(),
                            estimate));
        }

        private DocumentRead known(List<Expression> told) {
            return read.withResidual(Access.open(restrictions.terms(), told));
        }

        private static boolean holds(List<NormalForm.Part> parts, NormalForm.Part sought) {
            return parts.stream().anyMatch(part -> part.expression().equals(sought.expression()));
        }

        private double visited(List<Expression> terms) {
            return terms.isEmpty() ? documents : costs.visited(scan.collection().id(), terms, scan, rows);
        }

        private void consider(
                Match match, Estimate all, PartRanges ranges, int mergedParts, Function<Estimate, PhysicalPlan> maker) {
            boolean whole = match.keys() == keys.size();
            double group = whole ? 0 : costs.groupRows(ordering(match.keys()), rowsWhenGrown);
            Estimate first = mergedParts == 0
                    ? costs.firstOf(all, rowsWanted + group, rowsWhenGrown)
                    : merged(all, ranges, mergedParts, rowsWanted + group);
            Estimate sorted = whole
                    ? first
                    : new Estimate(
                            Math.min(first.rows(), rowsWanted),
                            costs.sorted(first, Math.min(group, rowsWanted)).cost());
            if (best == null || sorted.cost() < best.estimate().cost()) {
                best = new Ordered(maker.apply(first), match.keys(), sorted);
            }
        }

        /** Merged ranges are opened all at once; those that cannot be merged are read whole, and sorted. */
        private Estimate merged(Estimate all, PartRanges ranges, int parts, double rowsRead) {
            Estimate read = ranges.areMerged(parts)
                    ? costs.firstOf(all, rowsRead, rowsWhenGrown)
                    : costs.sorted(all, all.rows());
            return costs.withSeeks(read, ranges.list().size() - 1);
        }

        private List<Expression> ordering(int first) {
            return keys.subList(0, first).stream().map(SortKey::expression).toList();
        }

        /**
         * How far the parts of an index give the order; nothing if not even by its first key. A part that all documents have
         * the same value of may stand anywhere.
         *
         * @param complete whether the primary key is among the parts, so that nothing is left to order behind the last
         * @param merged how many of the first parts count as if all documents had the same value of them
         */
        private Optional<Match> match(List<NormalForm.Part> parts, boolean complete, int merged) {
            List<Expression> settled = new ArrayList<>();
            Boolean turned = null;
            int nullsAt = -1;
            int next = merged;
            int matched = 0;
            for (; matched < keys.size(); matched++) {
                Expression sought = wanted.get(matched);
                if (settled.contains(sought) || restrictions.isFixed(sought)) {
                    continue;
                }
                while (next < parts.size()
                        && restrictions.isFixed(parts.get(next).expression())) {
                    next++;
                }
                if (next == parts.size() && complete) {
                    continue;
                }
                if (next == parts.size() || !parts.get(next).expression().equals(sought)) {
                    break;
                }
                SortKey key = keys.get(matched);
                boolean nullsFit = restrictions.nullsFit(key) || NormalForm.isNeverNull(sought, definition);
                boolean mayTurnNulls = turned == null && merged == 0;
                boolean against = parts.get(next).descending() != key.descending();
                if (!nullsFit && !mayTurnNulls || turned != null && turned != against) {
                    break;
                }
                nullsAt = nullsFit ? nullsAt : next;
                turned = against;
                settled.add(sought);
                next++;
            }
            boolean useful = turned != null || matched == keys.size();
            return useful ? Optional.of(new Match(matched, turned != null && turned, nullsAt)) : Optional.empty();
        }
    }

    /**
     * @param turned whether to read backwards
     * @param nullsAt the part whose NULLs are wanted at the other end than it has them; -1 for none
     */
    private record Match(int keys, boolean turned, int nullsAt) {
        boolean turnsNulls() {
            return nullsAt >= 0;
        }
    }
}
