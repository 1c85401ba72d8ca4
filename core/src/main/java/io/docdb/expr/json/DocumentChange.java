package io.docdb.expr.json;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of a JSON value with one place changed. A path is a list of names and positions as text or numbers, as
 * PostgreSQL's {@code #-} and JSONB_SET have it: {@code {items,0,sku}}; negative positions count from the end.
 */
final class DocumentChange {
    private DocumentChange() {}

    /** JSON Merge Patch, RFC 7396: fields of the patch replace, null removes, objects merge, all else replaces. */
    static Value merge(Value target, Value patch) {
        if (!(patch instanceof Document changes)) {
            return patch;
        }
        Document.Builder result = (target instanceof Document document ? document : Document.EMPTY).toBuilder();
        Document current = target instanceof Document document ? document : Document.EMPTY;
        List<String> removed = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            String name = changes.name(i);
            if (changes.value(i).isNull()) {
                removed.add(name);
            } else {
                result.set(name, merge(current.get(name), changes.value(i)));
            }
        }
        Document merged = result.build();
        for (String name : removed) {
            merged = merged.without(name);
        }
        return merged;
    }

    /** Without the field, element or place; the same value if it is not there. */
    static Value remove(Value json, List<Value> path) {
        if (path.isEmpty()) {
            return json;
        }
        Value step = path.get(0);
        boolean last = path.size() == 1;
        if (json instanceof Document document) {
            String name = TextForm.of(step);
            if (!document.has(name)) {
                return json;
            }
            return last
                    ? document.without(name)
                    : document.with(name, remove(document.get(name), path.subList(1, path.size())));
        }
        if (json instanceof ArrayValue array) {
            int place = place(step, array.size());
            if (place < 0 || place >= array.size()) {
                return json;
            }
            List<Value> elements = new ArrayList<>(array.elements());
            if (last) {
                elements.remove(place);
            } else {
                elements.set(place, remove(elements.get(place), path.subList(1, path.size())));
            }
            return new ArrayValue(elements);
        }
        return json;
    }

    /** How {@link #put} treats what is there and what is not. */
    enum Mode {
        /** Replaces; creates the last step. */
        SET,
        /** Replaces only. */
        REPLACE,
        /** Creates only; in arrays puts in before the element. */
        INSERT,
        /** As INSERT, behind the element. */
        INSERT_AFTER
    }

    /** With {@code value} at the path; unchanged if what leads there is missing. */
    static Value put(Value json, List<Value> path, Value value, Mode mode) {
        if (path.isEmpty()) {
            return mode == Mode.SET || mode == Mode.REPLACE ? value : json;
        }
        Value step = path.get(0);
        List<Value> rest = path.subList(1, path.size());
        if (json instanceof Document document) {
            String name = TextForm.of(step);
            boolean there = document.has(name);
            if (!rest.isEmpty()) {
                return there ? document.with(name, put(document.get(name), rest, value, mode)) : json;
            }
            boolean replaces = mode == Mode.SET || mode == Mode.REPLACE;
            return there == replaces || mode == Mode.SET ? document.with(name, value) : json;
        }
        return json instanceof ArrayValue array ? putElement(array, step, rest, value, mode) : json;
    }

    private static Value putElement(ArrayValue array, Value step, List<Value> rest, Value value, Mode mode) {
        int place = place(step, array.size());
        boolean there = place >= 0 && place < array.size();
        List<Value> elements = new ArrayList<>(array.elements());
        if (!rest.isEmpty()) {
            if (there) {
                elements.set(place, put(elements.get(place), rest, value, mode));
            }
        } else if (mode == Mode.REPLACE || mode == Mode.SET && there) {
            if (there) {
                elements.set(place, value);
            }
        } else {
            int before = mode == Mode.INSERT_AFTER ? place + 1 : place;
            elements.add(Math.max(0, Math.min(elements.size(), before)), value);
        }
        return new ArrayValue(elements);
    }

    /** The position a step names; negative ones count from the end. */
    static int place(Value step, int size) {
        long position;
        if (step instanceof LongValue number) {
            position = number.value();
        } else {
            String text = step instanceof TextValue name ? name.value() : TextForm.of(step);
            if (!text.matches("-?\\d{1,9}")) {
                throw new StatementException(
                        ErrorCode.JSON_PATH_ERROR, "Path into an array: expected a position, found \"" + text + "\"");
            }
            position = Long.parseLong(text);
        }
        long place = position < 0 ? size + position : position;
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, place));
    }

    /** The value at a path of names and positions; MISSING if it leads nowhere. */
    static Value get(Value json, List<Value> path) {
        Value value = json;
        for (Value step : path) {
            value = get(value, step);
        }
        return value;
    }

    /** The field or element one step away; text steps into arrays only if it is a position. */
    static Value get(Value json, Value step) {
        if (json instanceof Document document) {
            return step instanceof LongValue ? NullValue.MISSING : document.get(TextForm.of(step));
        }
        if (!(json instanceof ArrayValue array)) {
            return NullValue.MISSING;
        }
        if (step instanceof TextValue text && !text.value().matches("-?\\d{1,9}")) {
            return NullValue.MISSING;
        }
        int place = place(step, array.size());
        return place >= 0 && place < array.size() ? array.elements().get(place) : NullValue.MISSING;
    }

    /** Without fields that are null, at every depth. @param inArrays without elements that are null, too */
    static Value stripNulls(Value json, boolean inArrays) {
        if (json instanceof Document document) {
            Document.Builder kept = Document.builder();
            document.forEach((name, value) -> {
                if (!value.isNull()) {
                    kept.put(name, stripNulls(value, inArrays));
                }
            });
            return kept.build();
        }
        return json instanceof ArrayValue array
                ? new ArrayValue(array.elements().stream()
                        .filter(element -> !inArrays || !element.isNull())
                        .map(element -> stripNulls(element, inArrays))
                        .toList())
                : json;
    }
}
