package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.compile.ConstantFolder;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is computed of one column, tried out on the values that statistics hold of it: for which part of them a term is true, how
 * many different results there are. So {@code EXTRACT(MONTH FROM placed)} has twelve values, and {@code lower(name) LIKE 'a%'} is as
 * frequent as names are that begin so. Confined to one statement.
 */
final class SampledTerms {
    /** Common values, and bounds of the histogram, that are tried: each takes a microsecond or two. */
    private static final int MOST_COMMON = 40;

    private static final int MOST_BOUNDS = 101;
    private static final double HALF = 0.5;

    private final PathKnowledge known;

    SampledTerms(PathKnowledge known) {
        this.known = known;
    }

    /** The only column of an expression that computes something of it; nothing for a column itself, or if it is not known. */
    Optional<ColumnRef> leaf(Expression expression) {
        Set<ColumnRef> found = new HashSet<>();
        boolean[] closed = {true};
        expression.visit(node -> {
            if (node instanceof ColumnRef ref) {
                found.add(ref);
            }
            closed[0] &= !(node instanceof SubqueryExpression)
                    && !(node instanceof PathAccess)
                    && !(node instanceof Parameter && known.values().find(node).isEmpty());
        });
        return closed[0] && found.size() == 1 && !(expression instanceof ColumnRef)
                ? found.stream().findFirst().filter(ref -> known.find(ref)
                        .filter(path -> path.arrayFraction() == 0) // of arrays elements are known alone
                        .isPresent())
                : Optional.empty();
    }

    /**
     * Of the rows, those for which the term is true; nothing if it compares a column as it stands, or nothing is known.
     *
     * @param within what else is asked of the column: then the part is of the rows in that range
     */
    OptionalDouble fraction(Expression term, Optional<Range> within) {
        Optional<ColumnRef> leaf = leaf(term).filter(ref -> !comparesAsItStands(term, ref));
        if (leaf.isEmpty()) {
            return OptionalDouble.empty();
        }
        PathStatistics path = known.find(leaf.get()).orElseThrow();
        double all = 0;
        double matching = 0;
        for (PathStatistics.CommonValue common : first(path.commonValues())) {
            if (isIn(common.value(), within)) {
                OptionalDouble truth = truth(term, leaf.get(), common.value());
                if (truth.isEmpty()) {
                    return truth;
                }
                all += common.fraction();
                matching += common.fraction() * truth.getAsDouble();
            }
        }
        int bounds = 0;
        int hits = 0;
        for (Value bound : sample(path.histogram())) {
            if (isIn(bound, within)) {
                OptionalDouble truth = truth(term, leaf.get(), bound);
                if (truth.isEmpty()) {
                    return truth;
                }
                bounds++;
                hits += truth.getAsDouble() > HALF ? 1 : 0;
            }
        }
        if (bounds > 0) {
            boolean areAll = within.isPresent() && hits == bounds;
            double part = areAll ? 1 : Math.max(HALF, Math.min(bounds - HALF, hits)) / bounds;
            boolean isRare = hits == 0 && matching == 0 && isEquality(term);
            all += path.restPerDocument();
            matching += path.restPerDocument() * (isRare ? rare(term, leaf.get(), within, path, part) : part);
        }
        if (within.isPresent()) {
            return OptionalDouble.of(all == 0 ? 1 : matching / all);
        }
        OptionalDouble ofNull = truth(term, leaf.get(), NullValue.NULL);
        return all == 0 || ofNull.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, matching + path.nullFraction() * ofNull.getAsDouble()));
    }

    /** What none of the values tried gives: as often as the documents have it that statistics hold, where those have. */
    private double rare(Expression term, ColumnRef leaf, Optional<Range> within, PathStatistics path, double part) {
        Optional<SampledRows.Hits> asked = known.matching(new IsNull(leaf)).map(SampledRows.Hits::others);
        Optional<SampledRows.Hits> found = asked.isPresent() ? known.matching(term) : asked;
        for (Expression end : within.map(range -> ends(leaf, range)).orElse(List.of())) {
            Optional<SampledRows.Hits> inside = asked.isPresent() ? known.matching(end) : asked;
            asked = inside.isPresent() ? Optional.of(asked.get().and(inside.get())) : inside;
        }
        double rows = asked.isPresent() && found.isPresent()
                ? asked.get().and(found.get()).count()
                : 0;
        return rows > 0 ? rows / asked.orElseThrow().count() : Math.sqrt(part * Math.min(part, ofOneValue(path)));
    }

    private static List<Expression> ends(ColumnRef column, Range range) {
        List<Expression> ends = new ArrayList<>();
        range.lower()
                .filter(Range.End::isKnown)
                .ifPresent(end -> ends.add(new Comparison(
                        end.inclusive() ? Comparison.Operator.GREATER_OR_EQUAL : Comparison.Operator.GREATER,
                        column,
                        new Constant(end.value(), column.type()))));
        range.upper()
                .filter(Range.End::isKnown)
                .ifPresent(end -> ends.add(new Comparison(
                        end.inclusive() ? Comparison.Operator.LESS_OR_EQUAL : Comparison.Operator.LESS,
                        column,
                        new Constant(end.value(), column.type()))));
        return ends;
    }

    private static boolean isEquality(Expression term) {
        return term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL;
    }

    /** What is met nowhere is made of one value at least, and of fewer than would have been met. */
    private static double ofOneValue(PathStatistics path) {
        return 1 / Math.max(1, path.distinctValues() - path.commonValues().size());
    }

    private static boolean comparesAsItStands(Expression term, ColumnRef column) {
        boolean isTest = !(term instanceof Comparison comparison)
                || comparison.left().equals(column)
                || comparison.right().equals(column);
        return isTest && term.children().contains(column);
    }

    private static <T> List<T> first(List<T> values) {
        return values.size() <= MOST_COMMON ? values : values.subList(0, MOST_COMMON);
    }

    private static List<Value> sample(List<Value> bounds) {
        if (bounds.size() <= MOST_BOUNDS) {
            return bounds;
        }
        List<Value> some = new ArrayList<>();
        for (int i = 0; i < MOST_BOUNDS; i++) {
            some.add(bounds.get((int) ((long) i * (bounds.size() - 1) / (MOST_BOUNDS - 1))));
        }
        return some;
    }

    private static boolean isIn(Value value, Optional<Range> range) {
        return range.isEmpty()
                || range.get()
                                .lower()
                                .filter(end -> end.isKnown()
                                        && Comparisons.compare(value, end.value()) < (end.inclusive() ? 0 : 1))
                                .isEmpty()
                        && range.get()
                                .upper()
                                .filter(end -> end.isKnown()
                                        && Comparisons.compare(value, end.value()) > (end.inclusive() ? 0 : -1))
                                .isEmpty();
    }

    /** 1 or 0; nothing if it cannot be told before the statement runs. */
    private OptionalDouble truth(Expression term, ColumnRef column, Value value) {
        return result(term, column, value)
                .map(result -> OptionalDouble.of(Constant.TRUE.value().equals(result) ? 1 : 0))
                .orElse(OptionalDouble.empty());
    }

    private Optional<Value> result(Expression expression, ColumnRef column, Value value) {
        Expression asked = expression.transform(node -> node.equals(column)
                ? new Constant(value, column.type())
                : node instanceof Parameter
                        ? new Constant(known.values().find(node).orElseThrow(), node.type())
                        : node);
        return ConstantFolder.fold(asked) instanceof Constant constant
                ? Optional.of(constant.value())
                : Optional.empty();
    }

    /**
     * How many different results an expression has over all values of its column: those met, and as many more as those met once tell
     * (Chao's estimate). Nothing if they cannot be told.
     */
    OptionalDouble distinct(Expression expression) {
        Optional<ColumnRef> leaf = leaf(expression);
        if (leaf.isEmpty()) {
            return OptionalDouble.empty();
        }
        PathStatistics path = known.find(leaf.get()).orElseThrow();
        List<Value> values = new ArrayList<>(sample(path.histogram()));
        first(path.commonValues()).forEach(common -> values.add(common.value()));
        Map<Value, Integer> times = new HashMap<>();
        for (Value value : values) {
            Optional<Value> result = result(expression, leaf.get(), value);
            if (result.isEmpty()) {
                return OptionalDouble.empty();
            }
            times.merge(result.get(), 1, Integer::sum);
        }
        if (times.isEmpty()) {
            return OptionalDouble.empty();
        }
        double once = times.values().stream().filter(count -> count == 1).count();
        double twice = times.values().stream().filter(count -> count == 2).count();
        double unseen = twice == 0 ? once * (once - 1) / 2 : once * once / (2 * twice);
        double most = path.distinctValues() + (path.nullFraction() > 0 ? 1 : 0);
        return OptionalDouble.of(Math.max(1, Math.min(most, times.size() + unseen)));
    }
}
