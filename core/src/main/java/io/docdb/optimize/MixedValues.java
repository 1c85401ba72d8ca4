package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.PathStatistics.CommonValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is known of the values of a column that a union makes of several ones: of each as much as its part of the rows is. */
final class MixedValues {
    /** As many bounds as a histogram that is gathered has. */
    private static final int BUCKETS = 64;

    /**
     * Values of one of the columns.
     *
     * @param documents that have them
     */
    record Part(PathStatistics values, double documents) {}

    private record Weighed(Value value, double weight) {}

    private final List<Part> parts;
    private final double documents;

    private MixedValues(List<Part> parts) {
        this.parts = parts;
        this.documents = Math.max(1, parts.stream().mapToDouble(Part::documents).sum());
    }

    static PathStatistics of(List<Part> parts) {
        MixedValues mixed = new MixedValues(parts);
        List<CommonValue> common = mixed.common();
        double most = parts.stream()
                .mapToDouble(part -> part.values().distinctValues())
                .max()
                .orElse(1);
        return new PathStatistics(
                mixed.mean(PathStatistics::nullFraction),
                mixed.mean(PathStatistics::valuesPerDocument),
                Math.max(most, common.size()),
                common,
                mixed.histogram(),
                mixed.end(PathStatistics::least, ValueOrder.INSTANCE),
                mixed.end(PathStatistics::greatest, ValueOrder.INSTANCE.reversed()),
                mixed.mean(PathStatistics::averageArrayLength),
                mixed.mean(PathStatistics::arrayFraction));
    }

    private double mean(ToDoubleFunction<PathStatistics> figure) {
        double sum = 0;
        for (Part part : parts) {
            sum += figure.applyAsDouble(part.values()) * part.documents() / documents;
        }
        return sum;
    }

    private List<CommonValue> common() {
        Set<Value> values = new LinkedHashSet<>();
        parts.forEach(part -> part.values().commonValues().forEach(common -> values.add(common.value())));
        List<CommonValue> all = new ArrayList<>();
        for (Value value : values) {
            all.add(new CommonValue(value, mean(path -> new Distribution(path).equal(value))));
        }
        all.sort(Comparator.comparingDouble(CommonValue::fraction).reversed());
        return all;
    }

    /** The bounds of all parts in order, of which those are taken that have as many values between them. */
    private List<Value> histogram() {
        List<Weighed> bounds = new ArrayList<>();
        double all = 0;
        for (Part part : parts) {
            List<Value> own = part.values().histogram();
            double weight = part.values().restPerDocument() * part.documents() / Math.max(1, own.size());
            own.forEach(value -> bounds.add(new Weighed(value, weight)));
            all += weight * own.size();
        }
        bounds.sort(Comparator.comparing(Weighed::value, ValueOrder.INSTANCE));
        List<Value> taken = new ArrayList<>();
        double passed = 0;
        for (int i = 0; i < bounds.size(); i++) {
            boolean isNext = passed * BUCKETS >= taken.size() * all;
            if (isNext || i == bounds.size() - 1) {
                taken.add(bounds.get(i).value());
            }
            passed += bounds.get(i).weight();
        }
        return taken;
    }

    private Optional<Value> end(Function<PathStatistics, Optional<Value>> figure, Comparator<Value> order) {
        return parts.stream()
                .flatMap(part -> figure.apply(part.values()).stream())
                .min(order);
    }
}
