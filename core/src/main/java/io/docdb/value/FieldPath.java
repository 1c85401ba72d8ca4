package io.docdb.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A way into a document: {@code customer.city}, {@code items[0].sku}, {@code tags[*]}, {@code "a.b".c}.
 *
 * <p>A field step on an array, or an element step on something else, leads nowhere: the value is missing. Only
 * {@code [*]} may lead to more than one place. Names match exactly. Immutable.
 *
 * @param steps from the root; empty for the document itself
 */
public record FieldPath(List<Step> steps) {
    public static final FieldPath ROOT = new FieldPath(List.of());

    /** One step of a path. */
    public sealed interface Step permits Field, Element, AnyElement {}

    /** To the field of that name. */
    public record Field(String name) implements Step {}

    /** To the array element at {@code position}, from 0; negative positions count from the end, -1 being the last. */
    public record Element(int position) implements Step {}

    /** To every element of an array. */
    public enum AnyElement implements Step {
        INSTANCE
    }

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** Without iterators: paths are compared all over the planner. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof FieldPath that) || steps.size() != that.steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals(that.steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < steps.size(); i++) {
            hash = 31 * hash + steps.get(i).hashCode();
        }
        return hash;
    }

    /** A path of field names that are taken as they are, dots included. */
    public static FieldPath of(String... names) {
        List<Step> steps = new ArrayList<>(names.length);
        for (String name : names) {
            steps.add(new Field(name));
        }
        return new FieldPath(steps);
    }

    /**
     * Reads the text form. Quoted names double their quotes: {@code "say ""hi"""}.
     *
     * @throws io.docdb.error.StatementException SYNTAX_ERROR naming the column of the first character that fits nothing
     */
    public static FieldPath parse(String text) {
        return new FieldPathParser(text).parse();
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    /** True if some step is {@code [*]}, so that the path may lead to many values. */
    public boolean isMulti() {
        return steps.contains(AnyElement.INSTANCE);
    }

    /** The name of the first step, if that is a field; else the empty text. */
    public String firstName() {
        return !steps.isEmpty() && steps.get(0) instanceof Field field ? field.name() : "";
    }

    public FieldPath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    public FieldPath then(String name) {
        return then(new Field(name));
    }

    public FieldPath then(FieldPath tail) {
        List<Step> longer = new ArrayList<>(steps);
        longer.addAll(tail.steps);
        return new FieldPath(longer);
    }

    public boolean startsWith(FieldPath prefix) {
        return steps.size() >= prefix.steps.size()
                && steps.subList(0, prefix.steps.size()).equals(prefix.steps);
    }

    /** The value this path leads to; for a path with {@code [*]} the array of all values; MISSING if there is none. */
    public Value get(Value root) {
        Value value = root;
        for (int i = 0;
                i < steps.size();
                i++) { // no iterator: this is called for each part of each key of each document
            Step step = steps.get(i);
            if (step == AnyElement.INSTANCE) {
                List<Value> found = new ArrayList<>();
                visit(value, i, found::add);
                return new ArrayValue(found);
            }
            value = stepInto(value, step);
        }
        return value;
    }

    /** Hands every value this path leads to, in document order, to {@code action}. */
    public void forEach(Value root, Consumer<Value> action) {
        visit(root, 0, action);
    }

    private void visit(Value value, int depth, Consumer<Value> action) {
        if (depth == steps.size()) {
            if (!value.isMissing()) {
                action.accept(value);
            }
        } else if (steps.get(depth) == AnyElement.INSTANCE) {
            if (value instanceof ArrayValue array) {
                array.elements().forEach(element -> visit(element, depth + 1, action));
            }
        } else {
            visit(stepInto(value, steps.get(depth)), depth + 1, action);
        }
    }

    private static Value stepInto(Value value, Step step) {
        if (step instanceof Field field) {
            return value instanceof Document document ? document.get(field.name()) : NullValue.MISSING;
        }
        if (step instanceof Element element && value instanceof ArrayValue array) {
            int position = element.position() < 0 ? array.size() + element.position() : element.position();
            return position >= 0 && position < array.size() ? array.elements().get(position) : NullValue.MISSING;
        }
        return NullValue.MISSING;
    }

    /** JSON Pointer (RFC 6901): {@code /items/0/sku}; {@code [*]} stands as {@code *}. */
    public String toPointer() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            out.append('/');
            if (step instanceof Field field) {
                out.append(field.name().replace("~", "~0").replace("/", "~1"));
            } else if (step instanceof Element element) {
                out.append(element.position());
            } else {
                out.append('*');
            }
        }
        return out.toString();
    }

    /** The text form, which {@link #parse} reads back. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Field field) {
                out.append(out.isEmpty() ? "" : ".").append(FieldPathParser.quoteIfNeeded(field.name()));
            } else if (step instanceof Element element) {
                out.append('[').append(element.position()).append(']');
            } else {
                out.append("[*]");
            }
        }
        return out.toString();
    }
}
