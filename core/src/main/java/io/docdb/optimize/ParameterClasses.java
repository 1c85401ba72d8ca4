package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.PathStatistics;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Parameter;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.TopN;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which values of a statement's parameters make a difference to how it is answered best: values are of one class if each term
 * of the statement lets through about as many documents with the one as with the other. Two plans for {@code status = ?} are
 * enough, however many values there are: one for the common ones, one for the rare ones.
 *
 * <p>Not asked are terms beside a key or a unique index that finds one document at most, equalities with paths whose values are all
 * about as frequent, and collections so small that nothing is gained. Immutable, thread-safe.
 */
public final class ParameterClasses {
    /** From one class to the next, so many times as many rows. Less makes more plans, more misses the turn from scan to index. */
    private static final double STEP = 4;

    /** Terms that count; each takes five bits of the class. */
    private static final int MAX_TERMS = 12;

    private static final int BITS = 5;

    /** Of the documents: for a value that so many have, no index is used. */
    private static final double LARGE_PART = 0.05;

    /** A limit of fewer rows than that is taken alike. */
    private static final double FEW_ROWS = 100;

    private final List<Asked> terms;
    private final List<Expression> counts; // of limits

    /**
     * Terms that may let through few rows or many: one, or the ends of a range, which tell nothing each by itself.
     *
     * @param numbers the same, where it is a range of numbers
     * @param documents in the collection
     */
    private record Asked(
            List<Expression> terms,
            Optional<NumberRange> numbers,
            ColumnSources sources,
            IntFunction<CollectionStatistics> statistics,
            double documents) {
        long classOf(ParameterValues values) {
            double fraction = numbers.isPresent() ? numbers.get().fraction(values) : Double.NaN;
            if (!Double.isNaN(fraction)) {
                return level(documents * fraction);
            }
            PathKnowledge known = new PathKnowledge(statistics, sources, values);
            return level(documents * new Selectivity(known, Optional.empty()).of(terms));
        }
    }

    private ParameterClasses(List<Asked> terms, List<Expression> counts) {
        this.terms = List.copyOf(terms.subList(0, Math.min(MAX_TERMS, terms.size())));
        this.counts = List.copyOf(counts.subList(0, Math.min(MAX_TERMS - this.terms.size(), counts.size())));
    }

    /**
     * Of a plan made without knowing the parameters; nothing if their values make no difference.
     *
     * @param statistics those the plan was made by
     */
    static Optional<ParameterClasses> of(PhysicalPlan plan, IntFunction<CollectionStatistics> statistics) {
        Map<Integer, CollectionStatistics> kept = new HashMap<>();
        List<Asked> terms = new ArrayList<>();
        List<Expression> counts = new ArrayList<>();
        collect(plan, statistics, kept, terms, counts);
        return terms.isEmpty() && counts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ParameterClasses(terms, counts));
    }

    private static void collect(
            PhysicalPlan node,
            IntFunction<CollectionStatistics> statistics,
            Map<Integer, CollectionStatistics> kept,
            List<Asked> terms,
            List<Expression> counts) {
        DocumentRead.of(node)
                .filter(read -> read.predicate().isPresent() && !findsOne(node))
                .ifPresent(read -> {
                    int id = read.collection().id();
                    collect(read, kept.computeIfAbsent(id, statistics::apply), terms);
                });
        if (node instanceof TopN top) {
            addCount(top.count(), top.input(), counts);
        } else if (node instanceof RowLimit limit) {
            limit.count().ifPresent(count -> addCount(count, limit.input(), counts));
        }
        node.inputs().forEach(input -> collect(input, statistics, kept, terms, counts));
        PlanExpressions.forEachSubquery(node, inner -> collect(inner, statistics, kept, terms, counts));
    }

    private static void collect(DocumentRead read, CollectionStatistics known, List<Asked> terms) {
        if (known.documents() < CostModel.UNKNOWN_DOCUMENTS) {
            return;
        }
        ColumnSources sources = new ColumnSources(read);
        IntFunction<CollectionStatistics> statistics =
                id -> id == read.collection().id() ? known : CollectionStatistics.EMPTY;
        PathKnowledge paths = new PathKnowledge(statistics, sources, ParameterValues.UNKNOWN);
        for (List<Expression> together :
                grouped(Conjunction.terms(read.predicate().orElseThrow()))) {
            if (together.stream().anyMatch(term -> makesDifference(term, paths))) {
                terms.add(new Asked(together, NumberRange.of(together, paths), sources, statistics, known.documents()));
            }
        }
    }

    /** The ends of a range together, each other term alone. */
    private static List<List<Expression>> grouped(List<Expression> terms) {
        Map<Expression, List<Expression>> groups = new LinkedHashMap<>();
        for (Expression term : terms) {
            Expression by =
                    Range.of(term, ParameterValues.UNKNOWN).map(Range::operand).orElse(term);
            groups.computeIfAbsent(by, unused -> new ArrayList<>()).add(term);
        }
        return List.copyOf(groups.values());
    }

    private static void addCount(Expression count, PhysicalPlan input, List<Expression> counts) {
        if (count instanceof Parameter && input.estimate().rows() >= FEW_ROWS) {
            counts.add(count);
        }
    }

    /** True for a node that finds one document at most for each key, whatever else is asked of it. */
    private static boolean findsOne(PhysicalPlan node) {
        if (node instanceof IndexScan scan) {
            return scan.access().index().unique()
                    && arePoints(
                            scan.access().ranges(),
                            scan.access().index().parts().size());
        }
        return node instanceof KeyLookup
                || node instanceof KeyScan scan && scan.estimate().rows() <= 1 && arePoints(scan.ranges(), 1);
    }

    private static boolean arePoints(List<KeyRange> ranges, int parts) {
        return !ranges.isEmpty()
                && ranges.stream()
                        .allMatch(range -> range.prefix().size() >= parts
                                && range.prefix().stream().allMatch(KeyRange.Equal::isOneValue));
    }

    private static boolean makesDifference(Expression term, PathKnowledge paths) {
        boolean[] seen = new boolean[3]; // a parameter, a path that is known, one with frequent and rare values
        term.visit(node -> {
            seen[0] |= node instanceof Parameter;
            if (node instanceof ColumnRef) {
                Optional<PathStatistics> path = paths.find(node);
                seen[1] |= path.isPresent();
                seen[2] |= path.filter(ParameterClasses::isSkewed).isPresent();
            }
        });
        boolean equality = term instanceof InList
                || term instanceof Comparison comparison
                        && (comparison.operator() == Comparison.Operator.EQUAL
                                || comparison.operator() == Comparison.Operator.NOT_DISTINCT);
        return seen[0] && (equality ? seen[2] : seen[1]);
    }

    /** Where there are few values, others are rare: those that statistics have not met among them. */
    private static boolean isSkewed(PathStatistics path) {
        double average = path.valuesPerDocument() / Math.max(1, path.distinctValues());
        return average > LARGE_PART
                || path.commonValues().stream()
                        .anyMatch(common ->
                                common.fraction() > average * STEP / 2 || common.fraction() < average / STEP * 2);
    }

    /** The class of some values, one for each parameter. */
    public long classOf(List<Value> parameters) {
        ParameterValues values = new ParameterValues(parameters);
        long all = 0;
        for (Asked term : terms) {
            all = all << BITS | term.classOf(values);
        }
        for (Expression count : counts) {
            boolean known = values.valueOrNull(count) instanceof NumberValue;
            double rows = known ? ((NumberValue) values.valueOrNull(count)).doubleValue() : 0;
            all = all << BITS | level(rows / FEW_ROWS);
        }
        return all;
    }

    private static long level(double rows) {
        return Math.min((1 << BITS) - 1, Math.round(Math.log(Math.max(1, rows)) / Math.log(STEP)));
    }
}
