package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.PathStatistics.CommonValue;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The statistics behind the columns of a statement. Confined to it. */
final class PathKnowledge {
    /** A path that no document of the sample has: some, but not many. */
    private static final double RARE = 0.002;

    private static final double RARE_VALUES = 10;
    private static final double NEARLY_ALL = 0.9;
    private static final double MANY_NULLS = 0.1;

    private final IntFunction<CollectionStatistics> statistics;
    private final ColumnSources sources;
    private final ParameterValues values;
    private final Map<Expression, Optional<PathStatistics>> found = new HashMap<>();
    private final Map<List<Expression>, Double> joins = new HashMap<>();
    private final Map<Integer, Double> asked = new HashMap<>();
    private final Map<Expression, Double> notNull = new HashMap<>();
    private final SampledTerms samples = new SampledTerms(this);
    private final SampledRows rows;
    private final Map<Expression, OptionalDouble> sampled = new HashMap<>();
    private final Map<List<Object>, OptionalDouble> sampledWithin = new HashMap<>();

    PathKnowledge(IntFunction<CollectionStatistics> statistics, ColumnSources sources, ParameterValues values) {
        this.values = values;
        this.statistics = statistics;
        this.sources = sources;
        this.rows = new SampledRows(statistics, this);
    }

    /** What constants and parameters are. */
    ParameterValues values() {
        return values;
    }

    /** Of the values an expression has in its rows: nothing for what is computed, or not known. */
    Optional<PathStatistics> find(Expression expression) {
        return kept(found, expression, () -> look(expression));
    }

    /** Unlike {@link Map#computeIfAbsent}, while one is made others may be. */
    private static <K, V> V kept(Map<K, V> all, K key, Supplier<V> made) {
        V known = all.get(key);
        if (known == null) {
            known = made.get();
            all.put(key, known);
        }
        return known;
    }

    /** Pairs of equal values as a fraction of all pairs, of two expressions that {@link #find} knows. Kept, for it is asked often. */
    double join(Expression left, Expression right) {
        return kept(joins, List.of(left, right), () -> pairs(left, right));
    }

    /** True for a column that has nearly each of its values once, as a key, or one of groups. */
    boolean isOneOfEach(Expression column) {
        Optional<PathStatistics> path = sources.find(column).isEmpty() ? Optional.empty() : find(column);
        return sources.isOnceEach(column)
                || path.isPresent()
                        && path.get().distinctValues()
                                >= NEARLY_ALL
                                        * documents(sources.find(column)
                                                .orElseThrow()
                                                .collectionId());
    }

    /** True for the same path of documents of one collection, in two scans. */
    boolean areOfSamePath(Expression one, Expression other) {
        Optional<ColumnSources.Source> ours = sources.find(one).filter(source -> !source.ofElements());
        Optional<ColumnSources.Source> theirs = sources.find(other).filter(source -> !source.ofElements());
        return ours.isPresent()
                && theirs.isPresent()
                && ours.get().collectionId() == theirs.get().collectionId()
                && ours.get().path().equals(theirs.get().path())
                && ours.get().scan() != theirs.get().scan();
    }

    /** Where one side has each value once, it does not matter which of them the other one has more often. */
    private double pairs(Expression left, Expression right) {
        PathStatistics ours = find(left).orElseThrow();
        PathStatistics theirs = find(right).orElseThrow();
        boolean oursOnce = sources.isOnceEach(left);
        boolean theirsOnce = sources.isOnceEach(right);
        if (!oursOnce && !theirsOnce) {
            return Distribution.join(ours, theirs);
        }
        double values = Math.max(1, Math.max(ours.distinctValues(), theirs.distinctValues()));
        return (oursOnce ? 1 : ours.valuesPerDocument()) * (theirsOnce ? 1 : theirs.valuesPerDocument()) / values;
    }

    /** The column that a term computes something of, as {@link SampledTerms} has it. */
    Optional<ColumnRef> leaf(Expression term) {
        return samples.leaf(term);
    }

    /** Of the rows in a range of the term's column, those for which it is true. Kept. */
    OptionalDouble sampled(Expression term, Optional<Range> within) {
        return kept(sampledWithin, List.of(term, within), () -> samples.fraction(term, within));
    }

    /** The documents held by statistics for which a term over columns of one scan is true. Kept. */
    Optional<SampledRows.Hits> matching(Expression term) {
        return rows.matching(term);
    }

    /** How many different combinations of values some columns of one scan have in all of its documents. */
    OptionalDouble combinations(List<Expression> columns, double documents) {
        return rows.combinations(columns, documents);
    }

    /** How many different results an expression has. Kept. */
    OptionalDouble sampledDistinct(Expression expression) {
        return kept(sampled, expression, () -> samples.distinct(expression));
    }

    /** What a column is computed as, if it is no more than that. */
    Optional<Expression> definition(Expression column) {
        return sources.definition(column);
    }

    /** The scan whose documents a column comes from, by the id of its document column. */
    Optional<ColumnSources.Source> source(Expression expression) {
        return sources.find(expression);
    }

    /** The same, also for the least or greatest value of a group. */
    Optional<ColumnSources.Source> origin(Expression expression) {
        return sources.origin(expression);
    }

    /** Of a path's values, those that are equal to a column whose values are written out, one like the other. */
    Optional<Double> equalToListed(Distribution path, Expression column) {
        List<Value> listed = sources.listed(column, values);
        double sum = 0;
        for (Value value : listed) {
            sum += value.isNull() ? 0 : path.equal(value);
        }
        return listed.isEmpty() ? Optional.empty() : Optional.of(sum / listed.size());
    }

    /** Of a path's values, those that are among the values of such a column. */
    Optional<Double> amongListed(Distribution path, Expression column) {
        Set<Value> listed = new HashSet<>(sources.listed(column, values));
        double sum = 0;
        for (Value value : listed) {
            sum += value.isNull() ? 0 : path.equal(value);
        }
        return listed.isEmpty() ? Optional.empty() : Optional.of(Math.min(1, sum));
    }

    /** How many documents of a scan its conditions let through. Kept. */
    double documentsAsked(ColumnSources.Source source) {
        Double known = asked.get(source.scan());
        if (known == null) {
            double all = documents(source.collectionId());
            known = sources.asked(source.scan())
                    .map(parts -> all * new Selectivity(this, Optional.of(parts.scan())).of(parts.terms()))
                    .orElse(all);
            asked.put(source.scan(), known);
        }
        return known;
    }

    /**
     * How many times as likely a column has a value where the conditions of its scan hold as it has one elsewhere: of events the
     * purchases alone have an order, so that no more of them are left out for want of one.
     */
    double notNull(Expression column) {
        Optional<PathStatistics> path = find(column);
        Optional<ScanParts> parts = path.isPresent() && path.get().nullFraction() > MANY_NULLS
                ? sources.find(column)
                        .filter(source -> !source.ofElements())
                        .flatMap(source -> sources.asked(source.scan()))
                : Optional.empty();
        double values = path.map(PathStatistics::valuesPerDocument).orElse(0.0);
        return parts.isEmpty() || values <= 0
                ? 1
                : kept(notNull, column, () -> Math.max(RARE, hasValue(column, parts.get()) / values));
    }

    private double hasValue(Expression column, ScanParts parts) {
        Selectivity selectivity = new Selectivity(this, Optional.of(parts.scan()));
        List<Expression> terms = new ArrayList<>(parts.terms());
        double all = selectivity.of(terms);
        terms.add(new Not(new IsNull(column)));
        return all <= 0 ? 0 : Math.min(1, selectivity.of(terms) / all);
    }

    /** What a column is made of, of all rows of a group or of a partition. */
    Optional<GroupColumns.Made> ofGroup(Expression column) {
        return sources.ofGroup(column);
    }

    /** The column that one is another name of; itself for any other. */
    ColumnRef renamed(ColumnRef column) {
        return sources.renamed(column);
    }

    /** How many documents a collection has. */
    double documents(int collectionId) {
        return statistics.apply(collectionId).documents();
    }

    private Optional<PathStatistics> look(Expression expression) {
        List<Expression> parts = sources.parts(expression);
        return parts.isEmpty() ? ofPath(expression) : ofParts(parts);
    }

    private Optional<PathStatistics> ofParts(List<Expression> parts) {
        List<MixedValues.Part> known = new ArrayList<>();
        for (Expression part : parts) {
            Optional<PathStatistics> values = find(part);
            if (values.isEmpty()) {
                return values;
            }
            known.add(new MixedValues.Part(values.get(), documentsBehind(part)));
        }
        return Optional.of(MixedValues.of(known));
    }

    /** How many documents the values of a column come from. */
    private double documentsBehind(Expression column) {
        List<Expression> parts = sources.parts(column);
        return parts.isEmpty()
                ? sources.find(column).map(this::documentsAsked).orElse(1.0)
                : parts.stream().mapToDouble(this::documentsBehind).sum();
    }

    /** The columns of scans that a column is another name of: several for one of a union. */
    List<ColumnRef> scanned(ColumnRef column) {
        List<Expression> parts = sources.parts(column);
        List<ColumnRef> all = new ArrayList<>();
        for (Expression part : parts) {
            all.addAll(scanned((ColumnRef) part));
        }
        return parts.isEmpty() ? List.of(sources.renamed(column)) : all;
    }

    private Optional<PathStatistics> ofPath(Expression expression) {
        return sources.find(expression)
                .filter(source -> !source.path().isRoot())
                .flatMap(source -> {
                    CollectionStatistics collection = statistics.apply(source.collectionId());
                    Optional<PathStatistics> path = collection.path(source.path());
                    if (path.isEmpty()
                            && collection.isKnown()
                            && collection.gathering().complete()) {
                        return Optional.of(rare());
                    }
                    return source.ofElements() ? path.map(PathKnowledge::ofRows) : path;
                });
    }

    private static PathStatistics rare() {
        return new PathStatistics(
                1 - RARE, RARE, RARE_VALUES, List.of(), List.of(), Optional.empty(), Optional.empty(), 0, 0);
    }

    /** The statistics of elements, which count per document, as they are where each element has its row. */
    private static PathStatistics ofRows(PathStatistics elements) {
        double perDocument = elements.valuesPerDocument();
        if (perDocument <= 0) {
            return elements;
        }
        return new PathStatistics(
                0,
                1,
                elements.distinctValues(),
                elements.commonValues().stream()
                        .map(common -> new CommonValue(common.value(), common.fraction() / perDocument))
                        .toList(),
                elements.histogram(),
                elements.least(),
                elements.greatest(),
                elements.averageArrayLength(),
                elements.arrayFraction() / perDocument);
    }
}
