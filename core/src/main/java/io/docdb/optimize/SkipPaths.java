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
import io.docdb.plan.physical.GroupRows;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.plan.physical.KeySkipScan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to read the first documents of each group, where an index or the primary key has the groups side by side. */
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
     * @param order by which the first rows of each group are wanted; empty if any are
     * @param inOrder whether groups are wanted in that order, too, which begins with the group then
     * @param extreme of which the least, or the greatest, or both are wanted
     * @param first how many rows of each group, if not one
     * @param mostRows how many those are expected to be
     * @param ties whether rows that are equal to the last one wanted by the order's keys are wanted, too
     */
    record Wanted(
            List<ColumnRef> group,
            List<SortKey> order,
            boolean inOrder,
            Optional<ColumnRef> extreme,
            boolean least,
            boolean greatest,
            Optional<Expression> first,
            double mostRows,
            Ties ties) {
        /** Rows that are equal to each other. */
        enum Ties {
            NONE,
            /** Those equal to the last one are wanted, too. */
            WITH_LAST,
            /** Those equal to each other count as one row. */
            COUNTED_ONCE
        }

        static Wanted any(List<ColumnRef> group) {
            return extreme(group, Optional.empty(), false, false);
        }

        static Wanted extreme(List<ColumnRef> group, Optional<ColumnRef> extreme, boolean least, boolean greatest) {
            return new Wanted(group, List.of(), false, extreme, least, greatest, Optional.empty(), 1, Ties.NONE);
        }

        static Wanted first(List<ColumnRef> group, List<SortKey> order) {
            return new Wanted(group, order, true, Optional.empty(), false, false, Optional.empty(), 1, Ties.NONE);
        }

        /** The first rows of groups that may come one after the other in any order. */
        static Wanted firstOfEach(
                List<ColumnRef> group, List<SortKey> order, Optional<Expression> first, double mostRows, Ties ties) {
            return new Wanted(group, order, false, Optional.empty(), false, false, first, mostRows, ties);
        }
    }

    /** How an index gives what is wanted. */
    private record Match(int parts, int tied, boolean turned, boolean alsoNotNull, boolean alsoLast) {
        GroupRows rows(Wanted wanted) {
            Optional<GroupRows.Ties> ties = wanted.ties() == Wanted.Ties.NONE
                    ? Optional.empty()
                    : Optional.of(new GroupRows.Ties(tied, wanted.ties() == Wanted.Ties.COUNTED_ONCE));
            return new GroupRows(parts, wanted.first(), ties, alsoNotNull, alsoLast, turned);
        }

        /** How many times a group is looked for. */
        int jumps() {
            return alsoLast || alsoNotNull ? 2 : 1;
        }
    }

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
            List<NormalForm.Part> key = NormalForm.Part.ofKey(definition);
            match(key, key.size(), definition)
                    .filter(match -> match.parts() < key.size())
                    .ifPresent(match -> considerKey(definition, key, match));
            for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
                IndexTerms.Terms terms = indexTerms.of(index, definition);
                if (!index.isMultiKey() && terms.cover(restrictions)) {
                    match(terms.orderParts(definition), terms.parts().size(), definition)
                            .ifPresent(match -> consider(index, definition, terms, match));
                }
            }
            return Optional.ofNullable(best);
        }

        private void considerKey(CollectionDefinition definition, List<NormalForm.Part> key, Match match) {
            for (PartRanges ranges : PartRanges.all(key, restrictions)) {
                double visited = visited(ranges.terms());
                Estimate estimate = costs.keySkipScan(
                        definition.id(),
                        ranges.orAll().size(),
                        groupsWhenGrown * match.jumps(),
                        rowsOfEach() * visited / rows,
                        given(match));
                if (best == null || estimate.cost() < best.estimate().cost()) {
                    best = new KeySkipScan(
                            read.withResidual(Access.open(restrictions.terms(), ranges.exactTerms())),
                            definition.primaryKey(),
                            ranges.orAll(),
                            match.rows(wanted),
                            estimate);
                }
            }
        }

        private double given(Match match) {
            return Math.min(rows, groups * (match.alsoLast() ? 2 : rowsOfEach()));
        }

        /** How many rows of a group are read, which may have fewer than are wanted. */
        private double rowsOfEach() {
            return Math.min(wanted.mostRows(), Math.max(1, rows / groups));
        }

        private void consider(
                IndexDefinition index, CollectionDefinition definition, IndexTerms.Terms terms, Match match) {
            for (PartRanges ranges : PartRanges.all(terms.rangeParts(index, definition), restrictions)) {
                DocumentRead known =
                        read.withResidual(Access.open(restrictions.terms(), Access.told(ranges, terms, restrictions)));
                Optional<DocumentRead> entries = answers.of(known, index, definition);
                double visited = visited(ranges.terms(terms, restrictions));
                Estimate estimate = costs.skipScan(
                        index,
                        ranges.orAll().size(),
                        groupsWhenGrown * match.jumps(),
                        rowsOfEach() * visited / rows,
                        entries.isPresent(),
                        given(match));
                if (best == null || estimate.cost() < best.estimate().cost()) {
                    best = new IndexSkipScan(
                            entries.orElse(known),
                            new IndexAccess(index, ranges.orAll()),
                            match.rows(wanted),
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

        /** @param own how many of the parts stand before those of the primary key behind an index */
        private Optional<Match> match(List<NormalForm.Part> parts, int own, CollectionDefinition definition) {
            if (wanted.inOrder()) {
                return matchOrder(parts, own, definition);
            }
            int leading = leading(parts.subList(0, own));
            if (leading < 0) {
                return Optional.empty();
            }
            return wanted.extreme().isPresent()
                    ? matchExtreme(parts, leading, definition)
                    : matchFirst(parts, leading, own, definition);
        }

        /** By how many parts the group's fields lead, in any order, with what is fixed among them; -1 if they do not. */
        private int leading(List<NormalForm.Part> parts) {
            Set<Expression> open = new HashSet<>(group);
            int next = 0;
            while (next < parts.size() && !open.isEmpty()) {
                Expression part = parts.get(next).expression();
                if (!open.remove(part) && !restrictions.isFixed(part)) {
                    return -1;
                }
                next++;
            }
            return open.isEmpty() ? next : -1;
        }

        /** Behind the group comes what an extreme is asked of. */
        private Optional<Match> matchExtreme(
                List<NormalForm.Part> parts, int leading, CollectionDefinition definition) {
            Expression sought = restrictions.form().of(wanted.extreme().get());
            int next = behindFixed(parts, leading);
            if (next == parts.size() || !parts.get(next).expression().equals(sought)) {
                return Optional.empty();
            }
            boolean descending = parts.get(next).descending();
            boolean mayBeNull = wanted.extreme().get().column().nullable()
                    && !restrictions.isNeverNull(sought)
                    && !NormalForm.isNeverNull(sought, definition);
            return Optional.of(
                    wanted.least()
                            ? new Match(mayBeNull ? next : leading, 0, descending, mayBeNull, wanted.greatest())
                            : new Match(leading, 0, !descending, false, false));
        }

        private int behindFixed(List<NormalForm.Part> parts, int from) {
            int next = from;
            while (next < parts.size() && restrictions.isFixed(parts.get(next).expression())) {
                next++;
            }
            return next;
        }

        /** Behind the group come the order's keys, one after the other. */
        private Optional<Match> matchFirst(
                List<NormalForm.Part> parts, int leading, int own, CollectionDefinition definition) {
            Set<Expression> settled = new HashSet<>(group);
            Boolean turned = null;
            int next = leading;
            for (SortKey key : wanted.order()) {
                Expression sought = restrictions.form().of(key.expression());
                if (settled.contains(sought) || restrictions.isFixed(sought)) {
                    continue;
                }
                next = behindFixed(parts, next);
                if (next == parts.size() || !fits(key, parts.get(next), sought, turned, definition)) {
                    return Optional.empty();
                }
                turned = parts.get(next).descending() != key.descending();
                settled.add(sought);
                next++;
            }
            return wanted.ties() != Wanted.Ties.NONE
                            && next > own // parts of the key behind an index are no parts of it
                    ? Optional.empty()
                    : Optional.of(new Match(leading, next, turned != null && turned, false, false));
        }

        /** @param turned whether keys before this one are read backwards, Java null if there are none */
        private boolean fits(
                SortKey key, NormalForm.Part part, Expression sought, Boolean turned, CollectionDefinition definition) {
            boolean against = part.descending() != key.descending();
            return part.expression().equals(sought)
                    && (restrictions.nullsFit(key) || NormalForm.isNeverNull(sought, definition))
                    && (turned == null || turned == against);
        }

        /** The order's keys stand in the index one after the other, the group's fields first. */
        private Optional<Match> matchOrder(List<NormalForm.Part> parts, int own, CollectionDefinition definition) {
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
                next = behindFixed(parts, next);
                if (next == parts.size()
                        || !fits(key, parts.get(next), sought, turned, definition)
                        || leading < 0 && !open.remove(sought)) {
                    return Optional.empty();
                }
                turned = parts.get(next).descending() != key.descending();
                settled.add(sought);
                next++;
                leading = leading < 0 && open.isEmpty() ? next : leading;
            }
            return leading < 0 || leading > own
                    ? Optional.empty()
                    : Optional.of(new Match(leading, 0, turned, false, false));
        }
    }
}
