package io.docdb.expr.path;

import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A parsed SQL/JSON path. Example: {@code JsonPath.parse("$.items[*].sku").evaluate(order, Map.of())} gives the list of
 * all sku of an order. Immutable and thread-safe.
 */
public final class JsonPath {
    private final String text;
    private final boolean strict;
    private final PathNode root;
    private final String[] members;
    private final boolean isMembers;

    /** Of a path that leads to all elements of an array by members alone; Java null for any other. */
    private final String[] toArray;

    JsonPath(String text, boolean strict, PathNode root) {
        this.text = text;
        this.strict = strict;
        this.root = root;
        this.members = membersOf(root);
        this.isMembers = members.length > 0 || root instanceof PathNode.Root;
        this.toArray = toArray(root);
    }

    /** @throws StatementException SYNTAX_ERROR naming the character and what was expected there */
    public static JsonPath parse(String path) {
        return PathParser.parse(path);
    }

    /** The names of a path that is nothing but members; an empty array otherwise. */
    private static String[] membersOf(PathNode root) {
        List<String> names = new ArrayList<>();
        PathNode node = root;
        while (node instanceof PathNode.Member member) {
            names.add(0, member.name());
            node = member.base();
        }
        return node instanceof PathNode.Root ? names.toArray(new String[0]) : new String[0];
    }

    private static String[] toArray(PathNode root) {
        if (!(root instanceof PathNode.Elements elements)
                || !elements.subscripts().isEmpty()) {
            return null;
        }
        String[] names = membersOf(elements.base());
        return names.length > 0 || elements.base() instanceof PathNode.Root ? names : null;
    }

    /** The names of the members it follows, one in the other; nothing if it does anything else. */
    public Optional<List<String>> members() {
        return isMembers ? Optional.of(List.of(members)) : Optional.empty();
    }

    /** The members that lead to an array of which it gives all elements, as {@code $.order.items[*]} does; nothing for others. */
    public Optional<List<String>> membersOfArray() {
        return toArray != null ? Optional.of(List.of(toArray)) : Optional.empty();
    }

    /** True if it leads to one place at most: no {@code *}, no range and no filter is in it. */
    public boolean isSingular() {
        PathNode node = root;
        while (!(node instanceof PathNode.Root)) {
            if (node instanceof PathNode.Member member) {
                node = member.base();
            } else if (node instanceof PathNode.Elements elements
                    && elements.subscripts().size() == 1
                    && elements.subscripts().get(0).to().isEmpty()) {
                node = elements.base();
            } else {
                return false;
            }
        }
        return true;
    }

    /** True if a document that does not fit the path is an error. */
    public boolean isStrict() {
        return strict;
    }

    /**
     * What must stand at a place for the path to lead anywhere.
     *
     * @param path from the context item on
     * @param values one of which stands there, or one of the variables
     * @param variables by name without the dollar sign
     * @param watch called now and then, throws to end the walk: filters inside of filters multiply what is to be done
     * @param orNested true if it may also stand inside an array or object there
     */
    public record Probe(FieldPath path, List<Value> values, List<String> variables, boolean orNested) {
        public Probe {
            values = List.copyOf(values);
            variables = List.copyOf(variables);
        }

        /** This or another one of the same path. */
        Probe or(Probe other) {
            List<Value> either = new ArrayList<>(values);
            either.addAll(other.values);
            List<String> named = new ArrayList<>(variables);
            named.addAll(other.variables);
            return new Probe(path, either, named, orNested || other.orNested);
        }
    }

    /**
     * What holds for all documents in which the path gives items; or is true, if it is a condition. As much of it as can be
     * said with equalities; a value that is no array counts as the only element of one.
     *
     * @param isNoArray true for a path, from the context item on, at which no array is ever found
     */
    public List<Probe> probes(Predicate<FieldPath> isNoArray) {
        return new PathProbes(strict, isNoArray).of(root);
    }

    /** True if the path is a condition, as in {@code $.total > 10}. */
    public boolean isPredicate() {
        return root.isPredicate();
    }

    /**
     * The items the path leads to, in order. A path that is a condition gives one item: true, false, or null for unknown.
     *
     * @param variables by name without the dollar sign
     * @throws StatementException JSON_PATH_ERROR, JSON_ITEM_NOT_FOUND and others of class 22: in strict mode if the
     *     document does not fit the path, in both if a method or operator does not fit an item
     */
    public List<Value> evaluate(Value context, Map<String, Value> variables, Runnable watch) {
        return evaluate(context, variables, watch, ZoneOffset.UTC);
    }

    /** As the other. @param zone of dates and times without one, where they meet those that have it */
    public List<Value> evaluate(Value context, Map<String, Value> variables, Runnable watch, ZoneId zone) {
        if (isMembers) {
            Value found = follow(context, members);
            if (!found.isMissing()) {
                return List.of(found);
            }
        } else if (toArray != null && follow(context, toArray) instanceof ArrayValue array) {
            return array.elements();
        }
        return new PathEvaluator(context, variables, strict, watch, zone).evaluate(root);
    }

    /** The member of objects within objects; MISSING if it is not there, or there are arrays in between. */
    private static Value follow(Value context, String[] names) {
        Value value = context;
        for (String name : names) {
            value = value instanceof Document document ? document.get(name) : NullValue.MISSING;
        }
        return value;
    }

    /** As the other, of a path that nobody need wait for. */
    public List<Value> evaluate(Value context, Map<String, Value> variables) {
        return evaluate(context, variables, () -> {});
    }

    /** Equal if written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonPath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The path as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
