package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.Estimate;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What work costs, in microseconds, and how many rows it gives. The constants are ratios, measured on warm in-memory maps:
 * a fetch by key costs some four times as much as the next document of a scan.
 */
final class CostModel {
    /**
     * Where nothing is known, and at least: a plan is kept while its collection grows, and one made for an empty collection
     * must not scan a full one later. Small enough that no plan is ruined by it, large enough that indexes are used. */
    static final double UNKNOWN_DOCUMENTS = 1_000;

    private static final double NEXT_DOCUMENT = 0.4;
    private static final double SEEK = 0.8;
    private static final double NEXT_ENTRY = 0.15;
    private static final double FETCH = 1.2;
    private static final double ROW = 0.05;
    private static final double HASH_ROW = 0.25;
    private static final double COMPARE = 0.04;

    private final IntFunction<CollectionStatistics> statistics;

    /** @param statistics by collection id; {@link CollectionStatistics#EMPTY} for an unknown one */
    CostModel(IntFunction<CollectionStatistics> statistics) {
        this.statistics = statistics;
    }

    double documents(int collectionId) {
        return Math.max(UNKNOWN_DOCUMENTS, statistics.apply(collectionId).documents());
    }

    double selectivity(List<Expression> terms, Scan scan) {
        return new Selectivity(scan, statistics.apply(scan.collection().id())).of(terms);
    }

    /** How many entries the ranges made of these restrictions hold; at least as many as are rows in the end. */
    double visited(int collectionId, List<Restriction> used, Scan scan, double rows) {
        List<Expression> terms = used.stream().map(Restriction::term).distinct().toList();
        return Math.max(rows, documents(collectionId) * selectivity(terms, scan));
    }

    Estimate fullScan(double documents, double rows) {
        return new Estimate(rows, SEEK + documents * NEXT_DOCUMENT + rows * ROW);
    }

    Estimate keyLookup(int keys, double rows) {
        return new Estimate(rows, keys * SEEK);
    }

    Estimate keyScan(int ranges, double visited, double rows) {
        return new Estimate(rows, ranges * SEEK * 1.5 + visited * NEXT_DOCUMENT + rows * ROW);
    }

    Estimate indexScan(int ranges, double visited, double rows) {
        return new Estimate(rows, ranges * SEEK + visited * (NEXT_ENTRY + FETCH) + rows * ROW);
    }

    /** The keys are sorted before documents are fetched. */
    Estimate indexUnion(int ranges, double visited, double rows) {
        return new Estimate(rows, ranges * SEEK + visited * (NEXT_ENTRY + HASH_ROW + FETCH) + rows * ROW);
    }

    /** Reading stops after some rows. */
    Estimate firstOf(Estimate all, double rows) {
        return rows >= all.rows() ? all : new Estimate(rows, SEEK + all.cost() * rows / all.rows());
    }

    Estimate count() {
        return new Estimate(1, 3 * SEEK);
    }

    /** Each left row opens the right side anew. */
    Estimate lookupJoin(Estimate left, Estimate right, double rows) {
        return new Estimate(rows, left.cost() + left.rows() * right.cost() + rows * ROW);
    }

    Estimate hashJoin(Estimate left, Estimate right, double rows) {
        return new Estimate(rows, left.cost() + right.cost() + (left.rows() + right.rows()) * HASH_ROW + rows * ROW);
    }

    Estimate loopJoin(Estimate left, Estimate right, boolean lateral, double rows) {
        double pairs = left.rows() * right.rows();
        double reading = lateral ? left.rows() * right.cost() : right.cost();
        return new Estimate(rows, left.cost() + reading + pairs * COMPARE + rows * ROW);
    }

    /** One pass over the rows. */
    Estimate pass(Estimate input, double rows) {
        return new Estimate(rows, input.cost() + input.rows() * ROW);
    }

    Estimate hashed(Estimate input, double rows) {
        return new Estimate(rows, input.cost() + input.rows() * HASH_ROW + rows * ROW);
    }

    Estimate sorted(Estimate input, double kept) {
        double depth = Math.log(Math.max(2, Math.min(kept, input.rows()))) / Math.log(2);
        return new Estimate(Math.min(kept, input.rows()), input.cost() + input.rows() * (ROW + COMPARE * depth));
    }
}
