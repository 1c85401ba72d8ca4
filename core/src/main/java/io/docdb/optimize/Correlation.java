package io.docdb.optimize;

import io.docdb.catalog.RowSample;
import io.docdb.expr.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which part of some documents conditions let through together: as the documents tell that statistics hold, where enough of them are
 * let through; else they are taken for half dependent.
 */
final class Correlation {
    /** Fewer documents that the most selective of the conditions lets through tell nothing of the others. */
    private static final double LEAST_EXPECTED = 3;

    /** Of fewer rows no plan is so bad that it is worth the look. */
    private static final double WORTH_A_LOOK = 50;

    /** So many are let through that what is expected beforehand does not matter: off by a quarter, mostly. */
    private static final int ENOUGH = 20;

    /** What is expected beforehand counts as half a document. */
    private static final double PRIOR = 0.5;

    private final PathKnowledge known;

    /**
     * Terms that are about one operand, or one term.
     *
     * @param fraction of the documents, by the statistics of the operand
     */
    record Part(List<Expression> terms, double fraction) {}

    private record Tried(Part part, SampledRows.Hits hits) {}

    Correlation(PathKnowledge known) {
        this.known = known;
    }

    /** @param documents of which the parts are; infinite if that is not known */
    double of(List<Part> parts, double documents) {
        if (parts.size() == 1) {
            return Selectivity.damped(List.of(parts.get(0).fraction()));
        }
        List<Part> ascending = parts.stream()
                .sorted(Comparator.comparingDouble(Part::fraction))
                .toList();
        double least = ascending.isEmpty() ? 0 : ascending.get(0).fraction();
        boolean mayTell = ascending.size() > 1
                && least * documents >= WORTH_A_LOOK
                && least * RowSample.MOST_ROWS >= LEAST_EXPECTED;
        List<Tried> tried = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (Part part : ascending) {
            Optional<Tried> found = mayTell ? tried(part) : Optional.empty();
            if (found.isPresent()
                    && (tried.isEmpty()
                            || tried.get(0).hits().scan() == found.get().hits().scan())) {
                tried.add(found.get());
            } else {
                fractions.add(part.fraction());
            }
        }
        if (tried.size() > 1) {
            fractions.add(together(tried));
        } else {
            tried.forEach(one -> fractions.add(one.part().fraction()));
        }
        return Selectivity.damped(fractions);
    }

    private Optional<Tried> tried(Part part) {
        SampledRows.Hits all = null;
        for (Expression term : part.terms()) {
            Optional<SampledRows.Hits> hits = known.matching(term);
            if (hits.isEmpty()) {
                return Optional.empty();
            }
            all = all == null ? hits.get() : all.and(hits.get());
        }
        return Optional.of(new Tried(part, all));
    }

    /** @param tried the most selective first */
    private static double together(List<Tried> tried) {
        SampledRows.Hits both = tried.get(0).hits();
        List<Double> fractions = new ArrayList<>();
        for (Tried one : tried) {
            both = both.and(one.hits());
            fractions.add(one.part().fraction());
        }
        double least = fractions.get(0);
        double hits = both.count();
        if (hits >= ENOUGH) {
            return Math.min(least, least * hits / tried.get(0).hits().count());
        }
        double expected = both.rows() * Selectivity.damped(fractions);
        double likely = expected <= 0 ? 0 : (hits + PRIOR) / (PRIOR / expected + 1);
        return Math.min(least, likely / both.rows());
    }
}
