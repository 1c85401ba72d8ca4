package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.PathStatistics;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.Estimate;
import io.docdb.value.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * What work costs, in microseconds, and how many rows it gives. The constants are ratios, measured on warm in-memory maps:
 * a fetch by key costs some four times as much as the next document of a scan. {@link PageReads} add to
 * them what is not in the cache.
 */
final class CostModel {
    /**
     * Where nothing is known, and at least: a plan is kept while its collection grows, and one made for an empty collection
     * must not scan a full one later. Small enough that no plan is ruined by it, large enough that indexes are used. */
    static final double UNKNOWN_DOCUMENTS = 1_000;

    private static final double NEXT_DOCUMENT = 0.4;
    private static final double SEEK = 0.8;
    private static final double NEXT_ENTRY = 0.15;
    private static final double READ_ENTRY = 0.15;
    private static final double FETCH = 1.2;
    private static final double ROW = 0.05;
    private static final double HASH_ROW = 0.25;
    private static final double MERGE_ROW = 0.1;
    private static final double SORT_KEY = 0.4;
    private static final double COMPARE = 0.04;

    private final IntFunction<CollectionStatistics> statistics;
    private final PageReads pages;
    private final ColumnSources sources;
    private final PathKnowledge known;
    private PathRestrictions lastRestrictions; // Java null at first
    private Scan lastScan; // what rows() was asked last, for each way to read a scan asks the same; Java null before
    private List<Expression> lastTerms = List.of();
    private double lastRows;
    private PathKnowledge nothing; // Java null until asked for

    /** @param statistics by collection id; {@link CollectionStatistics#EMPTY} for an unknown one */
    CostModel(
            IntFunction<CollectionStatistics> statistics,
            PageReads pages,
            ColumnSources sources,
            ParameterValues values) {
        this.statistics = statistics;
        this.pages = pages;
        this.sources = sources;
        this.known = new PathKnowledge(statistics, sources, values);
    }

    /** What constants and parameters are. */
    ParameterValues values() {
        return known.values();
    }

    private PathKnowledge nothing() {
        if (nothing == null) {
            nothing = new PathKnowledge(id -> CollectionStatistics.EMPTY, new ColumnSources(), ParameterValues.UNKNOWN);
        }
        return nothing;
    }

    Cardinality cardinality() {
        return new Cardinality(known);
    }

    /** What reading the collection costs by: a small one may be large when the plan is used. */
    double documents(int collectionId) {
        return Math.max(UNKNOWN_DOCUMENTS, statistics.apply(collectionId).documents());
    }

    /** How many documents are let through by terms of which some may be planned already; at least 1. */
    double rowsOf(int collectionId, List<Expression> terms) {
        return Math.max(1, statistics.apply(collectionId).documents() * selectivity(terms));
    }

    /** How many documents the terms let through; at least 1. */
    double rows(Scan scan, List<Expression> terms) {
        if (scan != lastScan || !terms.equals(lastTerms)) {
            double documents = statistics.apply(scan.collection().id()).documents();
            lastRows = Math.max(1, documents * new Selectivity(known, Optional.of(scan)).of(terms));
            lastTerms = List.copyOf(terms);
            lastScan = scan;
        }
        return lastRows;
    }

    /** The same, but not fewer than a small collection may give when the plan is used: what reading the first of them costs by. */
    double rowsWhenGrown(Scan scan, List<Expression> terms) {
        int collection = scan.collection().id();
        boolean small = statistics.apply(collection).documents() < UNKNOWN_DOCUMENTS;
        return small
                ? Math.max(1, UNKNOWN_DOCUMENTS * new Selectivity(nothing(), Optional.of(scan)).of(terms))
                : rows(scan, terms);
    }

    /** What the terms say of the scan's documents. The last ones are kept: several ways are looked for in turn. */
    PathRestrictions restrictions(Scan scan, List<Expression> terms) {
        boolean isLast = lastRestrictions != null
                && lastRestrictions.scan() == scan
                && lastRestrictions.terms().equals(terms);
        if (!isLast) {
            lastRestrictions = PathRestrictions.of(terms, scan);
        }
        return lastRestrictions;
    }

    /** The part of some rows that the terms let through. */
    double selectivity(List<Expression> terms) {
        return new Selectivity(known, Optional.empty()).of(terms);
    }

    /**
     * How many entries the ranges hold that are made of these terms; at least as many as are rows in the end. What a small
     * collection holds today says nothing of what it will be when it has grown, so that rules of thumb are better there.
     */
    double visited(int collectionId, List<Expression> terms, Scan scan, double rows) {
        boolean small = statistics.apply(collectionId).documents() < UNKNOWN_DOCUMENTS;
        Selectivity selectivity = new Selectivity(small ? nothing() : known, Optional.of(scan));
        return Math.max(rows, documents(collectionId) * Math.min(1, selectivity.of(terms) + beside(terms)));
    }

    /** How many documents hold the elements of a restriction, whatever else its term asks for; 0 if that is not known. */
    double holding(int collectionId, Restriction elements, Scan scan) {
        return isLarge(collectionId)
                ? documents(collectionId) * new Selectivity(known, Optional.of(scan)).holding(elements)
                : 0;
    }

    /** Where something else is made of a path, values of other kinds are looked at, too, and documents without it. */
    private double beside(List<Expression> terms) {
        Map<Expression, Double> beside = new HashMap<>(); // the two ends of a range ask for one
        for (Expression term : terms) {
            ConvertedRestrictions.asked(term).ifPresent(operand -> known.find(operand)
                    .ifPresent(path -> beside.merge(operand, beside(term, operand, path), Math::max)));
        }
        return beside.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double beside(Expression term, Expression asked, PathStatistics path) {
        ValueKind kind = asked.type().isNumeric() ? ValueKind.NUMBER : ValueKind.TEXT;
        double converted = ConvertedRestrictions.isOfForms(term) ? 0 : new Distribution(path).ofOtherKinds(kind);
        return converted + (ConvertedRestrictions.isOrNull(asked) ? path.nullFraction() : 0);
    }

    private double seekDocument(int collectionId) {
        return SEEK + pages.ofSeek(collectionId);
    }

    private double fetch(IndexDefinition index) {
        return FETCH + pages.ofFetch(index);
    }

    private double nextDocument(int collectionId) {
        return NEXT_DOCUMENT + pages.ofNext(collectionId);
    }

    Estimate fullScan(int collectionId, double documents, double rows) {
        return new Estimate(rows, SEEK + documents * nextDocument(collectionId) + rows * ROW);
    }

    Estimate keyLookup(int collectionId, int keys, double rows) {
        return new Estimate(rows, keys * seekDocument(collectionId));
    }

    Estimate keyScan(int collectionId, int ranges, double visited, double rows) {
        double seeks = ranges * seekDocument(collectionId) * 1.5;
        return new Estimate(rows, seeks + visited * nextDocument(collectionId) + rows * ROW);
    }

    Estimate indexScan(IndexDefinition index, int ranges, double visited, double rows) {
        double each = NEXT_ENTRY + fetch(index);
        return new Estimate(rows, ranges * SEEK + visited * each + rows * ROW);
    }

    /** Entries are read, and the documents of those that pass a test are fetched. */
    Estimate filteredScan(IndexDefinition index, int ranges, double visited, double fetched, double rows) {
        double entries = ranges * SEEK + visited * (NEXT_ENTRY + READ_ENTRY);
        return new Estimate(rows, entries + fetched * fetch(index) + rows * ROW);
    }

    /** True if what is known of a collection says something of what it will be when the plan is used. */
    boolean isLarge(int collectionId) {
        return statistics.apply(collectionId).documents() >= UNKNOWN_DOCUMENTS;
    }

    /** How many combinations of values some expressions have in a large collection; nothing if not all are known. */
    OptionalDouble combinations(int collectionId, List<Expression> keys) {
        return isLarge(collectionId)
                        && keys.stream().allMatch(key -> known.find(key).isPresent())
                ? OptionalDouble.of(cardinality().groupsOfAll(keys, documents(collectionId)))
                : OptionalDouble.empty();
    }

    /** The columns of scans that a column is another name of: several for one of a union. */
    List<ColumnRef> scanned(ColumnRef column) {
        return known.scanned(column);
    }

    /** True for the same path of documents of one collection, in two scans. */
    boolean areOfSamePath(Expression one, Expression other) {
        return known.areOfSamePath(one, other);
    }

    /** True for a column that has nearly each of its values once. */
    boolean isOneOfEach(Expression column) {
        return known.isOneOfEach(column);
    }

    /** How many of a column's values conditions on it leave, if they name them or their range. */
    OptionalDouble valuesLeft(Expression column, ScanParts asked) {
        return new NarrowedGroups(known, asked).apply(column);
    }

    /** How many different values a column has; as many as there can be if nothing is known. */
    double differentValues(Expression column) {
        return known.find(column).map(PathStatistics::distinctValues).orElse(Double.MAX_VALUE);
    }

    /** Rows are made of the entries alone. */
    Estimate indexOnlyScan(int ranges, double visited, double rows) {
        return new Estimate(rows, ranges * SEEK + visited * (NEXT_ENTRY + READ_ENTRY) + rows * ROW);
    }

    /**
     * Each group is jumped to; where a filter is left, some entries are met before one passes.
     *
     * @param jumps how many rows are read that way
     * @param tries entries for each
     */
    Estimate skipScan(IndexDefinition index, int ranges, double jumps, double tries, boolean ofEntries, double rows) {
        double each = SEEK * 1.5 + tries * (NEXT_ENTRY + (ofEntries ? READ_ENTRY : fetch(index)));
        return new Estimate(rows, ranges * SEEK + jumps * each + rows * ROW);
    }

    /** The same over the primary key. */
    Estimate keySkipScan(int collectionId, int ranges, double jumps, double tries, double rows) {
        double seek = seekDocument(collectionId) * 1.5;
        return new Estimate(rows, ranges * seek + jumps * (seek + tries * nextDocument(collectionId)) + rows * ROW);
    }

    /** How many groups there may be when a plan made for a small collection is used. */
    double groupsWhenGrown(double groups, double rows, double rowsWhenGrown) {
        return rowsWhenGrown > rows ? Math.max(groups, Cardinality.groupsOfUnknown(rowsWhenGrown)) : groups;
    }

    /** The keys are sorted before documents are fetched. */
    Estimate indexUnion(int collectionId, int ranges, double visited, double rows) {
        double each = NEXT_ENTRY + HASH_ROW + FETCH + pages.ofFetchInKeyOrder(collectionId, visited);
        return new Estimate(rows, ranges * SEEK + visited * each + rows * ROW);
    }

    /** The keys of entries in the order of the primary key are walked along; others are sorted before. */
    double keysInOrder(int ranges, double visited, boolean inOrder) {
        return ranges * SEEK + visited * (NEXT_ENTRY + (inOrder ? MERGE_ROW : SORT_KEY));
    }

    /** Documents whose keys are known. */
    Estimate fetched(int collectionId, double keysCost, double documents, double rows) {
        double each = FETCH + pages.ofFetchInKeyOrder(collectionId, documents);
        return new Estimate(rows, keysCost + documents * each + rows * ROW);
    }

    /** How many of some rows have the same values of the keys. */
    double groupRows(List<Expression> keys, double rows) {
        return rows / Math.max(1, cardinality().groups(keys, rows));
    }

    /** The same of keys that have all different values if nothing is known of them. */
    double equalRows(List<Expression> keys, double rows) {
        return keys.stream().allMatch(key -> known.find(key).isPresent()) ? groupRows(keys, rows) : 1;
    }

    /** Reading stops after some rows. @param whenGrown how many there may be when the plan is used */
    Estimate firstOf(Estimate all, double rows, double whenGrown) {
        return rows >= whenGrown ? all : new Estimate(Math.min(rows, all.rows()), SEEK + all.cost() * rows / whenGrown);
    }

    /** Each merged range is opened at once. */
    Estimate withSeeks(Estimate scan, int seeks) {
        return seeks == 0 ? scan : new Estimate(scan.rows(), scan.cost() + seeks * SEEK);
    }

    Estimate count() {
        return new Estimate(1, 3 * SEEK);
    }

    /**
     * What is looked up for each of some rows, if their documents come in the order of their key: then what is looked up for one may
     * lie beside what was for the row before.
     *
     * @param each the look-up wherever its documents lie
     * @param key what is looked up
     * @param ofRows the collection whose documents come in order
     * @param rows how many of them; nothing if they come without a gap, be it of a range
     */
    Estimate lookup(Estimate each, int collectionId, Expression key, int ofRows, OptionalDouble rows) {
        double anywhere = pages.ofSeek(collectionId);
        return anywhere == 0
                ? each
                : sources.find(key)
                        .filter(source -> source.collectionId() == ofRows && !source.ofElements())
                        .map(source -> with(
                                each,
                                pages.ofLookup(collectionId, ofRows, rows.orElse(documents(ofRows)), source.path())
                                        - anywhere))
                        .orElse(each);
    }

    /** Each left row opens the right side anew. */
    Estimate lookupJoin(Estimate left, Estimate right, double rows) {
        return new Estimate(rows, left.cost() + left.rows() * right.cost() + rows * ROW);
    }

    Estimate hashJoin(Estimate left, Estimate right, double rows) {
        return new Estimate(rows, left.cost() + right.cost() + (left.rows() + right.rows()) * HASH_ROW + rows * ROW);
    }

    /** One step for each row of both sides. */
    Estimate mergeJoin(Estimate left, Estimate right, double rows) {
        return new Estimate(rows, left.cost() + right.cost() + (left.rows() + right.rows()) * MERGE_ROW + rows * ROW);
    }

    Estimate loopJoin(Estimate left, Estimate right, boolean lateral, double rows) {
        double pairs = left.rows() * right.rows();
        double reading = lateral ? left.rows() * right.cost() : right.cost();
        return new Estimate(rows, left.cost() + reading + pairs * COMPARE + rows * ROW);
    }

    /** The right side is made once for each of some values of the left, and kept. */
    Estimate rememberedJoin(Estimate left, Estimate right, double values, double rows) {
        double again = left.rows() * HASH_ROW + left.rows() * right.rows() * ROW;
        return new Estimate(rows, left.cost() + values * right.cost() + again + rows * ROW);
    }

    /** With something that is done once. */
    static Estimate with(Estimate estimate, double once) {
        return once == 0 ? estimate : new Estimate(estimate.rows(), estimate.cost() + once);
    }

    /** One pass over the rows. */
    Estimate pass(Estimate input, double rows) {
        return new Estimate(rows, input.cost() + input.rows() * ROW);
    }

    Estimate hashed(Estimate input, double rows) {
        return new Estimate(rows, input.cost() + input.rows() * HASH_ROW + rows * ROW);
    }

    /** All rows, of which those that are equal in the first {@code known} keys are sorted among themselves. */
    Estimate sortedBehind(Estimate input, List<SortKey> keys, int known) {
        List<Expression> together =
                keys.subList(0, known).stream().map(SortKey::expression).toList();
        double group = known == 0 ? input.rows() : groupRows(together, input.rows());
        return new Estimate(input.rows(), sorted(input, group).cost());
    }

    Estimate sorted(Estimate input, double kept) {
        double depth = Math.log(Math.max(2, Math.min(kept, input.rows()))) / Math.log(2);
        return new Estimate(Math.min(kept, input.rows()), input.cost() + input.rows() * (ROW + COMPARE * depth));
    }
}
