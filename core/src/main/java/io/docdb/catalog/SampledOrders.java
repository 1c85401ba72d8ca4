package io.docdb.catalog;

import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far from each other documents of a sample lie in one order that are side by side in another. Thread-safe. */
final class SampledOrders {
    private final RowSample sample;
    private final Map<Asked, Double> told = new ConcurrentHashMap<>();

    private record Asked(List<FieldPath> order, List<FieldPath> places, double perPage) {}

    SampledOrders(RowSample sample) {
        this.sample = sample;
    }

    /** As {@link RowSample#apart} says. */
    double apart(List<FieldPath> order, List<FieldPath> places, double perPage) {
        return sample.rows() < 2 // nothing is known, and nothing need be kept
                ? 1
                : told.computeIfAbsent(new Asked(List.copyOf(order), List.copyOf(places), perPage), this::apart);
    }

    private double apart(Asked asked) {
        Optional<Comparator<Integer>> order = comparator(asked.order());
        Optional<Comparator<Integer>> places = comparator(asked.places());
        int rows = sample.rows();
        if (order.isEmpty() || places.isEmpty()) {
            return 1;
        }
        List<Integer> byPlace = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            byPlace.add(i);
        }
        List<Integer> inOrder = new ArrayList<>(byPlace);
        byPlace.sort(places.get());
        int[] place = new int[rows];
        for (int i = 1; i < rows; i++) {
            boolean same = places.get().compare(byPlace.get(i - 1), byPlace.get(i)) == 0;
            place[byPlace.get(i)] = place[byPlace.get(i - 1)] + (same ? 0 : 1);
        }
        inOrder.sort(order.get().thenComparingInt(row -> place[row]));
        double apart = 0;
        for (int i = 1; i < rows; i++) {
            int distance = Math.abs(place[inOrder.get(i)] - place[inOrder.get(i - 1)]);
            apart += Math.max(0, Math.min(1, (distance - 1) / asked.perPage()));
        }
        return apart / (rows - 1);
    }

    private Optional<Comparator<Integer>> comparator(List<FieldPath> paths) {
        Comparator<Integer> all = null;
        for (FieldPath path : paths) {
            Optional<Value[]> column = sample.column(path);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            Value[] values = column.get();
            Comparator<Integer> one = (a, b) -> ValueOrder.INSTANCE.compare(values[a], values[b]);
            all = all == null ? one : all.thenComparing(one);
        }
        return Optional.ofNullable(all);
    }
}
