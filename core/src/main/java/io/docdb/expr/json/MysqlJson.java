package io.docdb.expr.json;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.JSON;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.LikePattern;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Functions over JSON that MySQL and MariaDB alone have. Paths are those of SQL/JSON. */
final class MysqlJson {
    private MysqlJson() {}

    static List<Named> all() {
        return List.of(
                JsonExtract.function(),
                Definition.of("JSON_LENGTH")
                        .takes(JSON, TEXT)
                        .optional(1)
                        .gives(SqlType.INTEGER)
                        .as(a -> length(at(a))),
                Definition.of("JSON_KEYS", "OBJECT_KEYS")
                        .takes(JSON, TEXT)
                        .optional(1)
                        .gives(SqlType.arrayOf(SqlType.VARCHAR))
                        .as(a -> keys(at(a))),
                Definition.of("JSON_CONTAINS_PATH")
                        .takes(JSON, TEXT, TEXT)
                        .variadic()
                        .gives(SqlType.BOOLEAN)
                        .as(MysqlJson::containsPath),
                Definition.of("JSON_CONTAINS")
                        .takes(JSON, JSON)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(contains(a[0], a[1]))),
                Definition.of("JSON_OVERLAPS")
                        .takes(JSON, JSON)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(overlaps(a[0], a[1]))),
                Definition.of("MEMBER_OF")
                        .takes(ANY, JSON)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(isMember(a[0], a[1]))),
                Definition.of("JSON_ARRAY_APPEND")
                        .takes(JSON, ANY, ANY)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.ANY)
                        .as(a -> changed(a, MysqlJson::append)),
                Definition.of("JSON_ARRAY_INSERT")
                        .takes(JSON, ANY, ANY)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.ANY)
                        .as(a -> changed(a, MysqlJson::insert)),
                Definition.of("JSON_MERGE_PRESERVE", "JSON_MERGE")
                        .takes(JSON, JSON)
                        .variadic()
                        .gives(SqlType.ANY)
                        .as(a -> {
                            Value merged = a[0];
                            for (int i = 1; i < a.length; i++) {
                                merged = merge(merged, a[i]);
                            }
                            return merged;
                        }),
                Definition.of("JSON_SEARCH")
                        .takes(JSON, TEXT, TEXT, TEXT)
                        .optional(1)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.ANY)
                        .as(MysqlJson::search));
    }

    /** What the optional path leads to; MISSING if nowhere. */
    private static Value at(Value[] a) {
        if (a.length == 1) {
            return a[0];
        }
        List<Value> items = JsonPath.parse(text(a[1])).evaluate(a[0], Map.of());
        return items.isEmpty() ? NullValue.MISSING : items.get(0);
    }

    private static Value length(Value json) {
        if (json.isMissing()) {
            return NullValue.NULL;
        }
        return integer(json instanceof ArrayValue array ? array.size() : json instanceof Document d ? d.size() : 1);
    }

    private static Value keys(Value json) {
        return json instanceof Document object
                ? new ArrayValue(object.names().stream()
                        .map(name -> (Value) new TextValue(name))
                        .toList())
                : NullValue.NULL;
    }

    /** The word {@code one} or {@code all}. */
    private static boolean isAll(Value word) {
        String text = TextForm.of(word).toLowerCase(Locale.ROOT);
        if (!text.equals("one") && !text.equals("all")) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "JSON function expected 'one' or 'all', found '" + text + "'");
        }
        return text.equals("all");
    }

    private static Value containsPath(Value[] a) {
        boolean all = isAll(a[1]);
        for (int i = 2; i < a.length; i++) {
            boolean there = !JsonPath.parse(text(a[i])).evaluate(a[0], Map.of()).isEmpty();
            if (there != all) {
                return truth(there);
            }
        }
        return truth(all);
    }

    /**
     * MySQL's rule, which finds more than {@code @>}: an array contains what one of its elements contains, and an array if it
     * contains all elements of that; an object contains one whose fields are there and contain those of it.
     */
    private static boolean contains(Value whole, Value part) {
        if (whole instanceof ArrayValue array) {
            return part instanceof ArrayValue elements
                    ? elements.elements().stream().allMatch(element -> inElements(array, element))
                    : inElements(array, part);
        }
        if (whole instanceof Document object && part instanceof Document fields) {
            return fields.names().stream()
                    .allMatch(name -> object.has(name) && contains(object.get(name), fields.get(name)));
        }
        return Comparisons.areNotDistinct(whole, part);
    }

    private static boolean inElements(ArrayValue array, Value part) {
        return array.elements().stream().anyMatch(element -> contains(element, part));
    }

    /** Arrays share an element, objects a field with its value; what is no array counts as one of it. */
    private static boolean overlaps(Value left, Value right) {
        if (left instanceof Document first && right instanceof Document second) {
            for (int i = 0; i < first.size(); i++) {
                Value other = second.get(first.name(i));
                if (!other.isMissing() && areEqual(first.value(i), other)) {
                    return true;
                }
            }
            return false;
        }
        return left instanceof ArrayValue array
                ? array.elements().stream().anyMatch(element -> isMember(element, right))
                : isMember(left, right);
    }

    private static boolean isMember(Value value, Value json) {
        return json instanceof ArrayValue array
                ? array.elements().stream().anyMatch(element -> areEqual(element, value))
                : areEqual(json, value);
    }

    /** As MySQL compares JSON: the order of fields does not matter. */
    private static boolean areEqual(Value left, Value right) {
        if (left instanceof Document first && right instanceof Document second) {
            return first.size() == second.size()
                    && first.names().stream()
                            .allMatch(name -> second.has(name) && areEqual(first.get(name), second.get(name)));
        }
        if (left instanceof ArrayValue first && right instanceof ArrayValue second) {
            return first.size() == second.size()
                    && IntStream.range(0, first.size())
                            .allMatch(i -> areEqual(
                                    first.elements().get(i), second.elements().get(i)));
        }
        return Comparisons.areNotDistinct(left, right);
    }

    /** One change of a JSON value. */
    @FunctionalInterface
    private interface Change {
        Value apply(Value json, String path, Value value);
    }

    /** (json, path, value, path, value …). */
    private static Value changed(Value[] a, Change change) {
        Value json = a[0];
        for (int i = 1; i + 1 < a.length; i += 2) {
            if (json.isNull() || a[i].isNull()) {
                return NullValue.NULL;
            }
            json = change.apply(json, TextForm.of(a[i]), a[i + 1]);
        }
        return json;
    }

    /** At the end of the array at the path; what is no array becomes the first element of one. */
    private static Value append(Value json, String path, Value value) {
        List<Value> steps = JsonChanges.steps(path);
        Value there = DocumentChange.get(json, steps);
        if (there.isMissing()) {
            return json;
        }
        List<Value> elements = new ArrayList<>(there instanceof ArrayValue array ? array.elements() : List.of(there));
        elements.add(value);
        return DocumentChange.put(json, steps, new ArrayValue(elements), DocumentChange.Mode.REPLACE);
    }

    /** Before the element that the path names. */
    private static Value insert(Value json, String path, Value value) {
        List<Value> steps = JsonChanges.steps(path);
        if (steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof LongValue)) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "JSON_ARRAY_INSERT expected a path to an element, as $.a[0], found " + path);
        }
        boolean intoArray = DocumentChange.get(json, steps.subList(0, steps.size() - 1)) instanceof ArrayValue;
        return intoArray ? DocumentChange.put(json, steps, value, DocumentChange.Mode.INSERT) : json;
    }

    /** Objects merge by field, all else becomes one array. */
    private static Value merge(Value left, Value right) {
        if (left instanceof Document first && right instanceof Document second) {
            Document.Builder merged = first.toBuilder();
            second.forEach((name, value) -> merged.set(name, first.has(name) ? merge(first.get(name), value) : value));
            return merged.build();
        }
        List<Value> elements = new ArrayList<>(left instanceof ArrayValue array ? array.elements() : List.of(left));
        elements.addAll(right instanceof ArrayValue array ? array.elements() : List.of(right));
        return new ArrayValue(elements);
    }

    /** (json, one or all, pattern of LIKE, escape, path …): where the texts are, a path or an array of paths. */
    private static Value search(Value[] a) {
        if (a[0].isNull() || a[1].isNull() || a[2].isNull()) {
            return NullValue.NULL;
        }
        boolean all = isAll(a[1]);
        String escape = a.length < 4 || a[3].isNull() || text(a[3]).isEmpty() ? "\\" : text(a[3]);
        LikePattern pattern = LikePattern.compile(text(a[2]), escape, false);
        List<Value> found = new ArrayList<>();
        if (a.length < 5) {
            search(a[0], "$", pattern, found);
        }
        for (int i = 4; i < a.length; i++) {
            if (a[i].isNull()) {
                return NullValue.NULL;
            }
            String path = text(a[i]);
            search(DocumentChange.get(a[0], JsonChanges.steps(path)), path, pattern, found);
        }
        if (found.isEmpty()) {
            return NullValue.NULL;
        }
        return all && found.size() > 1 ? new ArrayValue(found) : found.get(0);
    }

    private static void search(Value json, String path, LikePattern pattern, List<Value> found) {
        if (json instanceof TextValue text && pattern.matches(text.value())) {
            found.add(new TextValue(path));
        } else if (json instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                search(array.elements().get(i), path + "[" + i + "]", pattern, found);
            }
        } else if (json instanceof Document object) {
            object.forEach((name, value) -> search(value, path + "." + step(name), pattern, found));
        }
    }

    private static String step(String name) {
        return name.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? name : JsonText.quote(name);
    }
}
