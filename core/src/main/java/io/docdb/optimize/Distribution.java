package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.PathStatistics.CommonValue;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.DateValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Questions about the values of one path, answered out of its statistics as fractions of documents. Common values answer for
 * themselves; the others are spread evenly within their bucket of the histogram.
 */
final class Distribution {
    /** Of what is known only by its bounds, what one more of them would say. */
    private static final double HALF_A_BOUND = 0.5;

    /** Seven digits of that base are what a double tells apart. */
    private static final int TEXT_DIGITS = 7;

    private static final int TEXT_BASE = 128;

    private static final double SECONDS_PER_DAY = 86_400;

    private final PathStatistics path;

    Distribution(PathStatistics path) {
        this.path = path;
    }

    /** Equal to a value that is known. */
    double equal(Value value) {
        if (value.isNull()) {
            return 0;
        }
        for (CommonValue common : path.commonValues()) {
            if (Comparisons.areEqual(common.value(), value)) {
                return common.fraction();
            }
        }
        return path.restPerDocument() / restValues();
    }

    /** Values of other kinds than one. */
    double ofOtherKinds(ValueKind kind) {
        double sum = 0;
        for (CommonValue common : path.commonValues()) {
            sum += common.value().kind() == kind ? 0 : common.fraction();
        }
        List<Value> bounds = path.histogram();
        double others = bounds.stream().filter(bound -> bound.kind() != kind).count();
        return others == 0 ? sum : sum + path.restPerDocument() * others / bounds.size();
    }

    private double restValues() {
        return Math.max(1, path.distinctValues() - path.commonValues().size());
    }

    /** Equal to a value that will be known later: as if each distinct value were asked for equally often. */
    double equalToSome() {
        return path.valuesPerDocument() / Math.max(1, path.distinctValues());
    }

    /**
     * Between two bounds, each of which may be open. Nothing if statistics hold no value that compares with the bounds.
     *
     * @param lower and whether a value equal to it counts
     */
    OptionalDouble between(Optional<Bound> lower, Optional<Bound> upper) {
        double sum = 0;
        boolean comparable = false;
        for (CommonValue common : path.commonValues()) {
            int isIn = isIn(common.value(), lower, upper);
            comparable |= isIn != Comparisons.UNEQUAL;
            sum += isIn == 1 ? common.fraction() : 0;
        }
        List<Value> bounds = path.histogram();
        if (bounds.size() > 1) {
            OptionalDouble buckets =
                    isOfOneKind(bounds) ? ofOneKind(bounds, lower, upper) : ofAll(bounds, lower, upper);
            comparable |= buckets.isPresent();
            sum += path.restPerDocument() * buckets.orElse(0) / (bounds.size() - 1);
        }
        return comparable ? OptionalDouble.of(Math.min(path.valuesPerDocument(), sum)) : OptionalDouble.empty();
    }

    /** In a range of which only the width is known, as if it began at any value. Nothing if values have no distance. */
    OptionalDouble within(MovingRange range) {
        List<Value> bounds = path.histogram();
        if (bounds.size() < 2) {
            return OptionalDouble.empty();
        }
        Value first = bounds.get(0);
        Value last = bounds.get(bounds.size() - 1);
        double span = coordinate(last) - coordinate(first);
        boolean ofNumbers = first instanceof NumberValue && last instanceof NumberValue;
        boolean countsDays = !ofNumbers && !range.isTime();
        double width = range.width() * (countsDays ? SECONDS_PER_DAY : 1);
        return ofNumbers && range.isTime() || !(span > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(path.valuesPerDocument() * Math.min(1, Math.max(width / span, leastPart())));
    }

    /** Of one value: a range holds the value it begins at, as a rule. */
    private double leastPart() {
        return 1 / Math.max(1, path.distinctValues());
    }

    /** How many different values lie in a range whose ends are known; at least one. */
    double valuesBetween(Range range) {
        Optional<Bound> lower = range.lower().map(end -> new Bound(end.value(), end.inclusive()));
        Optional<Bound> upper = range.upper().map(end -> new Bound(end.value(), end.inclusive()));
        double common = 0;
        double fraction = 0;
        for (CommonValue value : path.commonValues()) {
            boolean isIn = isIn(value.value(), lower, upper) == 1;
            common += isIn ? 1 : 0;
            fraction += isIn ? value.fraction() : 0;
        }
        double rest = Math.max(0, between(lower, upper).orElse(0) - fraction);
        double others = path.restPerDocument() > 0 ? restValues() * rest / path.restPerDocument() : 0;
        return Math.max(1, common + others);
    }

    private static boolean isOfOneKind(List<Value> bounds) {
        return bounds.get(0).kind() == bounds.get(bounds.size() - 1).kind();
    }

    /** How many buckets lie between the bounds, in parts; what compares with one value compares with all. */
    private static OptionalDouble ofOneKind(List<Value> bounds, Optional<Bound> lower, Optional<Bound> upper) {
        if (!compares(bounds.get(0), lower) || !compares(bounds.get(0), upper)) {
            return OptionalDouble.empty();
        }
        double from = lower.isPresent() ? below(bounds, lower.get().value()) : 0;
        double to = upper.isPresent() ? below(bounds, upper.get().value()) : bounds.size() - 1;
        boolean texts = lower.isPresent() && upper.isPresent() && bounds.get(0) instanceof TextValue;
        double met = texts
                ? less(bounds, upper.get().value()) - less(bounds, lower.get().value())
                : 0;
        return OptionalDouble.of(Math.max(met, to - from)); // words are not spread evenly between two bounds
    }

    private static boolean compares(Value value, Optional<Bound> bound) {
        return bound.isEmpty() || compare(orders(List.of(value), bound), 0);
    }

    /** How many bounds are less than a value. */
    private static int less(List<Value> bounds, Value value) {
        int low = 0;
        int high = bounds.size(); // the first bound that is not less lies between the two
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Comparisons.compare(bounds.get(middle), value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many buckets lie below a value, in parts. */
    private static double below(List<Value> bounds, Value value) {
        int bucket = Math.max(0, less(bounds, value) - 1);
        double sum = bucket;
        while (bucket + 1 < bounds.size() && Comparisons.compare(bounds.get(bucket), value) <= 0) {
            sum += Comparisons.compare(bounds.get(bucket + 1), value) < 0
                    ? 1
                    : part(bounds.get(bucket), bounds.get(bucket + 1), value);
            bucket++;
        }
        return sum;
    }

    /** The same where values of several kinds stand in order: buckets of other kinds, and between two, count for nothing. */
    private static OptionalDouble ofAll(List<Value> bounds, Optional<Bound> lower, Optional<Bound> upper) {
        int[] belowLower = orders(bounds, lower);
        int[] belowUpper = orders(bounds, upper);
        boolean comparable = false;
        double inBuckets = 0;
        for (int i = 0; i + 1 < bounds.size(); i++) {
            boolean compares = compare(belowLower, i)
                    && compare(belowUpper, i)
                    && compare(belowLower, i + 1)
                    && compare(belowUpper, i + 1);
            comparable |= compares;
            if (compares) {
                double from = lower.isPresent()
                        ? within(bounds, i, belowLower, lower.get().value())
                        : 0;
                double to = upper.isPresent()
                        ? within(bounds, i, belowUpper, upper.get().value())
                        : 1;
                inBuckets += Math.max(0, to - from);
            }
        }
        return comparable ? OptionalDouble.of(inBuckets) : OptionalDouble.empty();
    }

    /** An end of a range. */
    record Bound(Value value, boolean inclusive) {}

    /** How each of the values compares with the bound; 0 for an open one. */
    private static int[] orders(List<Value> values, Optional<Bound> bound) {
        int[] orders = new int[values.size()];
        for (int i = 0; bound.isPresent() && i < orders.length; i++) {
            orders[i] = Comparisons.compare(values.get(i), bound.get().value());
        }
        return orders;
    }

    private static boolean compare(int[] orders, int position) {
        return orders[position] != Comparisons.UNEQUAL && orders[position] != Comparisons.UNKNOWN;
    }

    /** 1 or 0 as the value is in the range or not; UNEQUAL if it does not compare. */
    private static int isIn(Value value, Optional<Bound> lower, Optional<Bound> upper) {
        int answer = 1;
        if (lower.isPresent()) {
            int order = Comparisons.compare(value, lower.get().value());
            if (order == Comparisons.UNEQUAL || order == Comparisons.UNKNOWN) {
                return Comparisons.UNEQUAL;
            }
            answer = order > 0 || order == 0 && lower.get().inclusive() ? 1 : 0;
        }
        if (upper.isPresent()) {
            int order = Comparisons.compare(value, upper.get().value());
            if (order == Comparisons.UNEQUAL || order == Comparisons.UNKNOWN) {
                return Comparisons.UNEQUAL;
            }
            return order < 0 || order == 0 && upper.get().inclusive() ? answer : 0;
        }
        return answer;
    }

    /** Which part of a bucket lies below a value. @param orders how the bounds of the buckets compare with it */
    private static double within(List<Value> bounds, int bucket, int[] orders, Value value) {
        if (orders[bucket] > 0) {
            return 0;
        }
        if (orders[bucket + 1] < 0) {
            return 1;
        }
        return part(bounds.get(bucket), bounds.get(bucket + 1), value);
    }

    /** How far between two values, from 0 to 1, a third lies. */
    private static double part(Value low, Value high, Value value) {
        if (low instanceof TextValue a && high instanceof TextValue b && value instanceof TextValue v) {
            return textPart(a.value(), b.value(), v.value());
        }
        double from = coordinate(low);
        double width = coordinate(high) - from;
        double part = (coordinate(comparable(value, low)) - from) / width;
        return width > 0 && !Double.isNaN(part) ? Math.max(0, Math.min(1, part)) : HALF_A_BOUND;
    }

    /** Texts as fractions in base 128, behind what the bounds begin with alike. */
    private static double textPart(String low, String high, String value) {
        int same = 0;
        while (same < low.length() && same < high.length() && low.charAt(same) == high.charAt(same)) {
            same++;
        }
        double from = textFraction(low, same);
        double width = textFraction(high, same) - from;
        return width > 0 ? Math.max(0, Math.min(1, (textFraction(value, same) - from) / width)) : HALF_A_BOUND;
    }

    private static double textFraction(String text, int start) {
        double fraction = 0;
        double weight = 1;
        for (int i = start; i < Math.min(text.length(), start + TEXT_DIGITS); i++) {
            weight /= TEXT_BASE;
            fraction += Math.min(TEXT_BASE - 1, text.charAt(i)) * weight;
        }
        return fraction;
    }

    private static Value comparable(Value value, Value other) {
        return value instanceof TextValue ? Comparisons.counterpart(value, other.kind()) : value;
    }

    /** Where a value lies on a line, up to a factor; NaN for kinds without one. */
    private static double coordinate(Value value) {
        if (value instanceof NumberValue number) {
            return number.doubleValue();
        }
        if (value instanceof DateValue date) {
            return date.value().toEpochDay() * SECONDS_PER_DAY;
        }
        if (value instanceof TimestampValue timestamp) {
            return timestamp.value().toEpochSecond(ZoneOffset.UTC);
        }
        return value instanceof TimestampTzValue timestamp ? timestamp.value().toEpochSecond() : Double.NaN;
    }

    /** Values for which the predicate holds: common ones by themselves, the others as the bounds of the histogram do. */
    double matching(Predicate<Value> predicate) {
        double sum = 0;
        for (CommonValue common : path.commonValues()) {
            sum += predicate.test(common.value()) ? common.fraction() : 0;
        }
        List<Value> bounds = path.histogram();
        if (bounds.isEmpty()) {
            return sum;
        }
        long matching = bounds.stream().filter(predicate).count();
        double share = Math.max(HALF_A_BOUND, Math.min(bounds.size() - HALF_A_BOUND, matching)) / bounds.size();
        return sum + path.restPerDocument() * share;
    }

    /** Pairs of equal values, as a fraction of all pairs: of two common ones their product, of the others 1 in the larger number. */
    static double join(PathStatistics left, PathStatistics right) {
        double matched = 0;
        double matchedLeft = 0;
        double matchedRight = 0;
        for (CommonValue ours : left.commonValues()) {
            for (CommonValue theirs : right.commonValues()) {
                if (Comparisons.areEqual(ours.value(), theirs.value())) {
                    matched += ours.fraction() * theirs.fraction();
                    matchedLeft += ours.fraction();
                    matchedRight += theirs.fraction();
                }
            }
        }
        double restLeft = Math.max(0, left.valuesPerDocument() - matchedLeft);
        double restRight = Math.max(0, right.valuesPerDocument() - matchedRight);
        return matched + restLeft * restRight / Math.max(1, Math.max(left.distinctValues(), right.distinctValues()));
    }
}
