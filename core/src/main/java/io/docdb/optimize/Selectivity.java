package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.PathStatistics;
import io.docdb.expr.And;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.type.Comparisons;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Which fraction of a collection's documents a predicate lets through. By the statistics of paths where there are some, by
 * rules of thumb elsewhere. Terms of a conjunction are taken for half dependent: the most selective counts in full, each
 * next one by its square root, its fourth root and so on.
 */
final class Selectivity {
    private static final double EQUAL = 0.01;
    private static final double RANGE = 0.3;
    private static final double NULL = 0.05;
    private static final double LIKE = 0.1;
    private static final double OTHER = 0.25;
    private static final double HALF = 0.5;
    private static final double LEAST = 1e-9;

    private final Scan scan;
    private final CollectionStatistics statistics;

    Selectivity(Scan scan, CollectionStatistics statistics) {
        this.scan = scan;
        this.statistics = statistics;
    }

    double of(List<Expression> terms) {
        double[] each = terms.stream().mapToDouble(this::of).sorted().toArray();
        double product = 1;
        double weight = 1;
        for (double selectivity : each) {
            product *= Math.pow(Math.max(LEAST, selectivity), weight);
            weight /= 2;
        }
        return product;
    }

    double of(Expression term) {
        if (term instanceof And and) {
            return of(and.terms());
        }
        if (term instanceof Or or) {
            double none = 1;
            for (Expression choice : or.terms()) {
                none *= 1 - of(choice);
            }
            return 1 - none;
        }
        if (ElementRestrictions.mayBe(term)) {
            return ElementRestrictions.of(term, scan).isEmpty() ? HALF : EQUAL;
        }
        if (term instanceof Not not) {
            return Math.max(0, 1 - of(not.operand()) - nullFraction(not.operand()));
        }
        if (term instanceof Comparison comparison) {
            boolean turned = find(comparison.left()).isEmpty()
                    && find(comparison.right()).isPresent();
            return turned
                    ? comparison(comparison.operator().mirrored(), comparison.right(), comparison.left())
                    : comparison(comparison.operator(), comparison.left(), comparison.right());
        }
        if (term instanceof InList in) {
            double sum = 0;
            for (Expression item : in.items()) {
                sum += comparison(Comparison.Operator.EQUAL, in.operand(), item);
            }
            return Math.min(1, sum);
        }
        if (term instanceof IsNull isNull) {
            return find(isNull.operand()).map(PathStatistics::nullFraction).orElse(NULL);
        }
        if (term instanceof IsMissing) {
            return NULL;
        }
        if (term instanceof Like) {
            return LIKE;
        }
        return term instanceof Constant constant ? (constant.equals(Constant.TRUE) ? 1 : 0) : OTHER;
    }

    private double nullFraction(Expression term) {
        return term instanceof IsNull || term.children().isEmpty()
                ? 0
                : find(term.children().get(0)).map(PathStatistics::nullFraction).orElse(0.0);
    }

    private Optional<PathStatistics> find(Expression operand) {
        if (operand instanceof ColumnRef ref) {
            for (ScanField field : scan.fields()) {
                if (field.column().id() == ref.column().id()) {
                    return statistics.path(field.path());
                }
            }
        }
        return Optional.empty();
    }

    private double comparison(Comparison.Operator operator, Expression operand, Expression other) {
        Optional<PathStatistics> path = find(operand);
        Optional<Value> known = other instanceof Constant constant ? Optional.of(constant.value()) : Optional.empty();
        return switch (operator) {
            case EQUAL, NOT_DISTINCT -> path.map(p -> equal(p, known)).orElse(EQUAL);
            case NOT_EQUAL, DISTINCT ->
                path.map(p -> Math.max(0, 1 - p.nullFraction() - equal(p, known)))
                        .orElse(1 - EQUAL);
            case LESS, LESS_OR_EQUAL ->
                path.flatMap(p -> known.flatMap(value -> below(p, value))).orElse(RANGE);
            case GREATER, GREATER_OR_EQUAL ->
                path.flatMap(p ->
                                known.flatMap(value -> below(p, value).map(b -> Math.max(0, 1 - p.nullFraction() - b))))
                        .orElse(RANGE);
        };
    }

    private static double equal(PathStatistics path, Optional<Value> value) {
        double common = 0;
        for (PathStatistics.CommonValue candidate : path.commonValues()) {
            if (value.isPresent() && Comparisons.areEqual(candidate.value(), value.get())) {
                return candidate.fraction();
            }
            common += candidate.fraction();
        }
        double rest = Math.max(0, 1 - path.nullFraction() - common);
        double restValues =
                Math.max(1, path.distinctValues() - path.commonValues().size());
        return value.isPresent() || path.commonValues().isEmpty()
                ? rest / restValues
                : (1 - path.nullFraction()) / Math.max(1, path.distinctValues());
    }

    /** The fraction of documents with a lower value; nothing if the statistics hold no value of that kind. */
    private static Optional<Double> below(PathStatistics path, Value value) {
        double common = 0;
        double below = 0;
        for (PathStatistics.CommonValue candidate : path.commonValues()) {
            common += candidate.fraction();
            int order = Comparisons.compare(candidate.value(), value);
            below += order == -1 ? candidate.fraction() : 0;
        }
        double rest = Math.max(0, 1 - path.nullFraction() - common);
        List<Value> bounds = path.histogram();
        if (bounds.size() < 2) {
            return rest > 0.5 ? Optional.empty() : Optional.of(below + rest * RANGE);
        }
        int bucket = 0;
        while (bucket < bounds.size() && Comparisons.compare(bounds.get(bucket), value) < 0) {
            bucket++; // UNKNOWN cannot be: the bounds are no NULLs
        }
        if (bucket == 0) {
            return Optional.of(below);
        }
        int buckets = bounds.size() - 1;
        double whole = Math.min(buckets, bucket - 1);
        double part = bucket <= buckets ? within(bounds.get(bucket - 1), bounds.get(bucket), value) : 0;
        return Optional.of(below + rest * Math.min(1, (whole + part) / buckets));
    }

    private static double within(Value low, Value high, Value value) {
        if (low instanceof NumberValue a && high instanceof NumberValue b && value instanceof NumberValue v) {
            double from = a.doubleValue();
            double width = b.doubleValue() - from;
            return width > 0 ? Math.min(1, Math.max(0, (v.doubleValue() - from) / width)) : 0.5;
        }
        return 0.5;
    }
}
