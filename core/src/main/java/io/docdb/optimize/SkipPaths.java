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
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to read one document of each group, where an index has the groups side by side. */
final class SkipPaths {
    private final CatalogSnapshot catalog;
    private final CostModel costs;
    private final IndexTerms indexTerms;
    private final IndexAnswers answers;

    SkipPaths(CatalogSnapshot catalog, CostModel costs, IndexTerms indexTerms, IndexAnswers answers) {
        this.catalog = catalog;
        this.costs = costs;
        this.indexTerms = indexTerms;
        this.answers = answers;
    }

    /**
     * Which rows of a group matter: any one, if neither an order nor an extreme is asked for.
     *
     * @param group fields that rows of a group have in common
     * @param order by which the first row of each group is wanted, and groups one after the other; begins with the group
     * @param extreme of which the least, or the greatest, or both are wanted
     */
    record Wanted(
            List<ColumnRef> group, List<SortKey> order, Optional<ColumnRef> extreme, boolean least, boolean greatest) {
        static Wanted any(List<ColumnRef> group) {
            return new Wanted(group, List.of(), Optional.empty(), false, false);
        }

        static Wanted first(List<ColumnRef> group, List<SortKey> order) {
            return new Wanted(group, order, Optional.empty(), false, false);
        }
    }

    /** How an index gives what is wanted. */
    private record Match(int parts, boolean turned, boolean alsoNotNull, boolean alsoLast) {}

    /** The cheapest way, if an index has one. */
    Optional<PhysicalPlan> best(Scan scan, List<Column> columns, List<Expression> terms, Wanted wanted) {
        Optional<CollectionDefinition> definition = catalog.findCollection(
                        scan.collection().id())
                .filter(found -> found.origin() != CollectionDefinition.Origin.SYSTEM);
        if (definition.isEmpty() || scan.asOf().isPresent()) {
            return Optional.empty();
        }
        return new Search(scan, AccessPaths.read(scan, columns, terms), terms, wanted).best(definition.get());
    }

    /** One search. */
    private final class Search {
        private final Scan scan;
        private final DocumentRead read;
        private final PathRestrictions restrictions;
        private final Wanted wanted;
        private final Set<Expression> group = new HashSet<>(); // in normal form, without what is fixed
        private final double rows;
        private final double groups;
        private final double groupsWhenGrown;
        private PhysicalPlan best;

        Search(Scan scan, DocumentRead read, List<Expression> terms, Wanted wanted) {
            this.scan = scan;
            this.read = read;
            this.wanted = wanted;
            restrictions = PathRestrictions.of(terms, scan);
            wanted.group().stream()
                    .map(restrictions.form()::of)
                    .filter(key -> !restrictions.isFixed(key))
                    .forEach(group::add);
            rows = costs.rows(scan, terms);
            groups = costs.cardinality().groups(List.copyOf(wanted.group()), rows);
            groupsWhenGrown = costs.groupsWhenGrown(groups, rows, costs.rowsWhenGrown(scan, terms));
        }

        Optional<PhysicalPlan> best(CollectionDefinition definition) {
            if (group.isEmpty()) {
                return Optional.empty();
            }
            for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
                IndexTerms.Terms terms = indexTerms.of(index, definition);
                if (!index.isMultiKey() && terms.cover(restrictions)) {
                    match(terms, definition).ifPresent(match -> consider(index, definition, terms, match));
                }
            }
            return Optional.ofNullable(best);
        }

        private void consider(
                IndexDefinition index, CollectionDefinition definition, IndexTerms.Terms terms, Match match) {
            for (PartRanges ranges : PartRanges.all(terms.rangeParts(index, definition), restrictions)) {
                DocumentRead known =
                        read.withResidual(Access.open(restrictions.terms(), Access.told(ranges, terms, restrictions)));
                Optional<DocumentRead> entries = answers.of(known, index, definition);
                double visited = visited(ranges.terms(terms, restrictions));
                double given = groups * (match.alsoLast() ? 2 : 1);
                Estimate estimate = costs.skipScan(
                        ranges.orAll().size(),
                        groupsWhenGrown * (match.alsoLast() || match.alsoNotNull() ? 2 : 1),
                        visited / rows,
                        entries.isPresent(),
                        Math.min(rows, given));
                if (best == null || estimate.cost() < best.estimate().cost()) {
                    best = new IndexSkipScan(
                            entries.orElse(known),
                            new IndexAccess(index, ranges.orAll()),
                            match.parts(),
                            match.alsoNotNull(),
                            match.alsoLast(),
                            match.turned(),
                            entries.isPresent(),
                            estimate);
                }
            }
        }

        private double visited(List<Expression> terms) {
            return terms.isEmpty()
                    ? costs.documents(scan.collection().id())
                    : costs.visited(scan.collection().id(), terms, scan, rows);
        }

        private Optional<Match> match(IndexTerms.Terms terms, CollectionDefinition definition) {
            return wanted.order().isEmpty() ? matchGroup(terms.parts()) : matchOrder(terms, definition);
        }

        /** The group's fields lead, in any order, with what is fixed among them; then comes what an extreme is asked of. */
        private Optional<Match> matchGroup(List<NormalForm.Part> parts) {
            Set<Expression> open = new HashSet<>(group);
            int next = 0;
            while (next < parts.size() && !open.isEmpty()) {
                Expression part = parts.get(next).expression();
                if (!open.remove(part) && !restrictions.isFixed(part)) {
                    return Optional.empty();
                }
                next++;
            }
            if (!open.isEmpty()) {
                return Optional.empty();
            }
            if (wanted.extreme().isEmpty()) {
                return Optional.of(new Match(next, false, false, false));
            }
            Expression sought = restrictions.form().of(wanted.extreme().get());
            while (next < parts.size() && restrictions.isFixed(parts.get(next).expression())) {
                next++;
            }
            if (next == parts.size() || !parts.get(next).expression().equals(sought)) {
                return Optional.empty();
            }
            boolean descending = parts.get(next).descending();
            boolean mayBeNull = wanted.extreme().get().column().nullable() && !restrictions.isNeverNull(sought);
            return Optional.of(
                    wanted.least()
                            ? new Match(next, descending, mayBeNull, wanted.greatest())
                            : new Match(next, !descending, false, false));
        }

        /** The order's keys stand in the index one after the other, the group's fields first. */
        private Optional<Match> matchOrder(IndexTerms.Terms terms, CollectionDefinition definition) {
            List<NormalForm.Part> parts = terms.orderParts(definition);
            Set<Expression> open = new HashSet<>(group);
            Set<Expression> settled = new HashSet<>();
            Boolean turned = null;
            int next = 0;
            int leading = -1;
            for (SortKey key : wanted.order()) {
                Expression sought = restrictions.form().of(key.expression());
                if (settled.contains(sought) || restrictions.isFixed(sought)) {
                    continue;
                }
                while (next < parts.size()
                        && restrictions.isFixed(parts.get(next).expression())) {
                    next++;
                }
                if (next == parts.size() || !parts.get(next).expression().equals(sought)) {
                    return Optional.empty();
                }
                boolean nullsFit = restrictions.nullsFit(key);
                boolean against = parts.get(next).descending() != key.descending();
                if (!nullsFit || turned != null && turned != against || leading < 0 && !open.remove(sought)) {
                    return Optional.empty();
                }
                turned = against;
                settled.add(sought);
                next++;
                leading = leading < 0 && open.isEmpty() ? next : leading;
            }
            return leading < 0 || leading > terms.parts().size()
                    ? Optional.empty()
                    : Optional.of(new Match(leading, turned, false, false));
        }
    }
}
