package io.docdb.expr.path;

import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a JSON path asks of the values at a field path, so that an index on that finds the documents: {@code $.tags[*] ? (@ ==
 * "x")} leads nowhere unless {@code tags[*]} holds "x".
 *
 * <p>Lax paths look into arrays where they meet them: a filter and a comparison at one level more than is written, a member at
 * any. What is said of a place is therefore said of the elements of an array there ({@code tags[*]}, among which a value that is
 * no array counts as one), and a member is followed only from what is known to be no array.
 */
final class PathProbes {
    private final boolean strict;
    private final Predicate<FieldPath> isNoArray;

    PathProbes(boolean strict, Predicate<FieldPath> isNoArray) {
        this.strict = strict;
        this.isNoArray = isNoArray;
    }

    /**
     * Where the items of a part of a path stand.
     *
     * @param exact false if they may also stand inside an array or object at that place
     */
    private record Place(FieldPath path, boolean exact) {}

    private static final Optional<Place> NOWHERE = Optional.empty();

    /** Of a path that leads somewhere if it gives items, or of a condition that is to be true. */
    List<JsonPath.Probe> of(PathNode root) {
        return root.isPredicate() ? ofPredicate(root, NOWHERE) : ofItems(root, NOWHERE);
    }

    private List<JsonPath.Probe> ofItems(PathNode node, Optional<Place> current) {
        if (node instanceof PathNode.Filter filter) {
            List<JsonPath.Probe> all = new ArrayList<>(ofItems(filter.base(), current));
            all.addAll(ofPredicate(filter.predicate(), filtered(filter, current)));
            return all;
        }
        if (node instanceof PathNode.Member member) {
            return ofItems(member.base(), current);
        }
        return node instanceof PathNode.Elements elements ? ofItems(elements.base(), current) : List.of();
    }

    private List<JsonPath.Probe> ofPredicate(PathNode node, Optional<Place> current) {
        if (node instanceof PathNode.And and) {
            List<JsonPath.Probe> all = new ArrayList<>(ofPredicate(and.left(), current));
            all.addAll(ofPredicate(and.right(), current));
            return all;
        }
        if (node instanceof PathNode.Or or) {
            return either(ofPredicate(or.left(), current), ofPredicate(or.right(), current));
        }
        if (node instanceof PathNode.Exists exists) {
            return ofItems(exists.path(), current);
        }
        if (node instanceof PathNode.Compare compare && compare.operator().equals("==")) {
            return equal(compare.left(), compare.right(), current)
                    .or(() -> equal(compare.right(), compare.left(), current))
                    .map(List::of)
                    .orElse(List.of());
        }
        return List.of();
    }

    /** Where one of two is true: what both ask of the same place. */
    private static List<JsonPath.Probe> either(List<JsonPath.Probe> left, List<JsonPath.Probe> right) {
        List<JsonPath.Probe> all = new ArrayList<>();
        for (JsonPath.Probe one : left) {
            right.stream()
                    .filter(other -> other.path().equals(one.path()))
                    .findFirst()
                    .ifPresent(other -> all.add(one.or(other)));
        }
        return all;
    }

    private Optional<JsonPath.Probe> equal(PathNode operand, PathNode sought, Optional<Place> current) {
        Optional<Value> value =
                sought instanceof PathNode.Literal literal && !literal.value().isNull()
                        ? Optional.of(literal.value())
                        : Optional.empty();
        Optional<String> variable =
                sought instanceof PathNode.Variable named ? Optional.of(named.name()) : Optional.empty();
        if (value.isEmpty() && variable.isEmpty()) {
            return Optional.empty();
        }
        return place(operand, current)
                .map(this::unwrapped)
                .map(place -> new JsonPath.Probe(
                        place.path(),
                        value.map(List::of).orElse(List.of()),
                        variable.map(List::of).orElse(List.of()),
                        !place.exact()));
    }

    private Optional<Place> place(PathNode node, Optional<Place> current) {
        if (node instanceof PathNode.Root) {
            return Optional.of(new Place(FieldPath.ROOT, true));
        }
        if (node instanceof PathNode.Current) {
            return current;
        }
        if (node instanceof PathNode.Member member) {
            return place(member.base(), current)
                    .filter(base -> base.exact() && (strict || isNoArray.test(base.path())))
                    .map(base -> new Place(base.path().then(member.name()), true));
        }
        if (node instanceof PathNode.Elements elements) {
            return place(elements.base(), current)
                    .filter(base -> base.exact() && (strict || !base.path().isMulti()))
                    .map(base -> new Place(base.path().then(FieldPath.AnyElement.INSTANCE), true));
        }
        return node instanceof PathNode.Filter filter ? filtered(filter, current) : NOWHERE;
    }

    private Optional<Place> filtered(PathNode.Filter filter, Optional<Place> current) {
        return place(filter.base(), current).map(this::unwrapped);
    }

    /** Of items that are arrays the elements: a second {@code [*]} would miss those that are none, among others that are. */
    private Place unwrapped(Place place) {
        if (strict || place.exact() && isNoArray.test(place.path())) {
            return place;
        }
        return place.path().isMulti() || !place.exact()
                ? new Place(place.path(), false)
                : new Place(place.path().then(FieldPath.AnyElement.INSTANCE), true);
    }
}
