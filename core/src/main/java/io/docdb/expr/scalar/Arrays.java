package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.elements;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.ARRAY;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.TextForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.StringJoiner;

/** Functions over arrays. Positions of SQL functions count from 1, as in PostgreSQL; subscripts of paths from 0. */
public final class Arrays {
    /** What ARRAY_FILL makes of a few characters must not take the heap. */
    private static final int MAX_FILLED = 1_000_000;

    private Arrays() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>(reading());
        functions.addAll(changing());
        functions.addAll(Quantified.functions());
        return functions;
    }

    private static List<Named> reading() {
        return List.of(
                Definition.of("CARDINALITY", "ARRAY_SIZE")
                        .takes(ARRAY)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(elements(a[0]).size())),
                Definition.of("ARRAY_LENGTH", "ARRAY_UPPER")
                        .takes(ARRAY, INTEGER)
                        .optional(1)
                        .gives(SqlType.INTEGER)
                        .as(a -> dimension(a[0], a.length > 1 ? length(a[1]) : 1)),
                Definition.of("ARRAY_LOWER")
                        .takes(ARRAY, INTEGER)
                        .gives(SqlType.INTEGER)
                        .as(a -> dimension(a[0], length(a[1])).isNull() ? NullValue.NULL : integer(1)),
                Definition.of("ARRAY_NDIMS")
                        .takes(ARRAY)
                        .gives(SqlType.INTEGER)
                        .as(a -> depth(a[0]) == 0 ? NullValue.NULL : integer(depth(a[0]))),
                Definition.of("ARRAY_DIMS")
                        .takes(ARRAY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> depth(a[0]) == 0 ? NullValue.NULL : new TextValue(dimensions(a[0]))),
                Definition.of("ARRAY_CONTAINS", "ARRAY_HAS", "LIST_CONTAINS")
                        .takes(ARRAY, ANY)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(position(elements(a[0]), a[1], 0) >= 0)),
                Definition.of("ARRAY_POSITION")
                        .takes(ARRAY, ANY, INTEGER)
                        .optional(1)
                        .seesNull()
                        .gives(SqlType.INTEGER)
                        .as(a -> {
                            if (a[0].isNull() || a.length > 2 && a[2].isNull()) {
                                return NullValue.NULL;
                            }
                            int from = a.length > 2 ? Math.max(length(a[2]) - 1, 0) : 0;
                            int position = placeOf(elements(a[0]), a[1], from);
                            return position < 0 ? NullValue.NULL : integer(position + 1);
                        }),
                Definition.of("ARRAY_POSITIONS")
                        .takes(ARRAY, ANY)
                        .seesNull()
                        .gives(SqlType.arrayOf(SqlType.INTEGER))
                        .as(a -> a[0].isNull() ? NullValue.NULL : positions(elements(a[0]), a[1])),
                Definition.of("ARRAY_GET", "ELEMENT_AT")
                        .takes(ARRAY, INTEGER)
                        .gives(types -> types.get(0).elementType().orElse(SqlType.ANY))
                        .as(a -> element(elements(a[0]), integer(a[1]))),
                Definition.of("ARRAY_MAX_CARDINALITY")
                        .takes(ARRAY)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(Integer.MAX_VALUE)),
                Definition.of("ARRAY_TO_STRING")
                        .takes(ARRAY, TEXT, TEXT)
                        .optional(1)
                        .seesNull()
                        .gives(SqlType.VARCHAR)
                        .as(a -> a[0].isNull() || a[1].isNull()
                                ? NullValue.NULL
                                : join(elements(a[0]), text(a[1]), a.length > 2 ? a[2] : NullValue.NULL)),
                Definition.of("&&", "ARRAY_OVERLAP")
                        .takes(ARRAY, ARRAY)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(elements(a[0]).stream().anyMatch(e -> position(elements(a[1]), e, 0) >= 0))));
    }

    private static List<Named> changing() {
        return List.of(
                Definition.of("ARRAY_APPEND")
                        .takes(ARRAY, ANY)
                        .seesNull()
                        .gives(Arrays::joinedType)
                        .as(a -> {
                            List<Value> elements = copy(a[0]);
                            elements.add(a[1]);
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_PREPEND")
                        .takes(ANY, ARRAY)
                        .seesNull()
                        .gives(types -> joinedType(List.of(types.get(1), types.get(0))))
                        .as(a -> {
                            List<Value> elements = copy(a[1]);
                            elements.add(0, a[0]);
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_CAT", "ARRAY_CONCAT")
                        .takes(ANY, ANY)
                        .seesNull()
                        .gives(types ->
                                TypeRules.commonType(types.get(0), types.get(1)).orElse(SqlType.ARRAY))
                        .as(a -> {
                            if (a[0].isNull() && a[1].isNull()) {
                                return NullValue.NULL;
                            }
                            List<Value> elements = copy(a[0]);
                            elements.addAll(copy(a[1]));
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_REMOVE")
                        .takes(ARRAY, ANY)
                        .seesNull()
                        .givesTypeOf(0)
                        .as(a -> {
                            if (a[0].isNull()) {
                                return NullValue.NULL;
                            }
                            List<Value> elements = copy(a[0]);
                            elements.removeIf(e -> Comparisons.areNotDistinct(e, a[1]));
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_REPLACE")
                        .takes(ARRAY, ANY, ANY)
                        .seesNull()
                        .givesTypeOf(0)
                        .as(a -> {
                            if (a[0].isNull()) {
                                return NullValue.NULL;
                            }
                            List<Value> elements = copy(a[0]);
                            elements.replaceAll(e -> Comparisons.areNotDistinct(e, a[1]) ? a[2] : e);
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_SLICE")
                        .takes(ARRAY, INTEGER, INTEGER)
                        .givesTypeOf(0)
                        .as(a -> slice(elements(a[0]), integer(a[1]), integer(a[2]))),
                Definition.of("TRIM_ARRAY")
                        .takes(ARRAY, INTEGER)
                        .givesTypeOf(0)
                        .as(a -> trimmed(elements(a[0]), integer(a[1]))),
                Definition.of("ARRAY_FILL")
                        .takes(ANY, ARRAY)
                        .seesNull()
                        .gives(types -> SqlType.arrayOf(types.get(0)))
                        .as(a -> filled(a[0], a[1])),
                Definition.of("ARRAY_SHUFFLE")
                        .takes(ARRAY)
                        .isVolatile()
                        .givesTypeOf(0)
                        .as(a -> {
                            List<Value> elements = copy(a[0]);
                            Collections.shuffle(elements);
                            return new ArrayValue(elements);
                        }),
                Definition.of("ARRAY_DISTINCT")
                        .takes(ARRAY)
                        .givesTypeOf(0)
                        .as(a -> new ArrayValue(new ArrayList<>(new LinkedHashSet<>(elements(a[0]))))),
                Definition.of("ARRAY_SORT").takes(ARRAY).givesTypeOf(0).as(a -> {
                    List<Value> elements = copy(a[0]);
                    elements.sort(ValueOrder.INSTANCE);
                    return new ArrayValue(elements);
                }),
                Definition.of("ARRAY_REVERSE").takes(ARRAY).givesTypeOf(0).as(a -> {
                    List<Value> elements = copy(a[0]);
                    Collections.reverse(elements);
                    return new ArrayValue(elements);
                }),
                Definition.of("STRING_TO_ARRAY")
                        .takes(TEXT, TEXT, TEXT)
                        .optional(1)
                        .seesNull()
                        .gives(SqlType.arrayOf(SqlType.VARCHAR))
                        .as(Arrays::split));
    }

    /** The type of an array of elements of these types. */
    static SqlType typeOfElements(List<SqlType> types) {
        SqlType common = SqlType.NULL;
        for (SqlType type : types) {
            common = TypeRules.commonType(common, type).orElse(SqlType.ANY);
        }
        return common.family() == SqlType.Family.NULL ? SqlType.ARRAY : SqlType.arrayOf(common);
    }

    private static SqlType joinedType(List<SqlType> types) {
        SqlType element = types.get(0).elementType().orElse(SqlType.ANY);
        return TypeRules.commonType(element, types.get(1)).map(SqlType::arrayOf).orElse(SqlType.ARRAY);
    }

    private static List<Value> copy(Value array) {
        return array instanceof ArrayValue known
                ? new ArrayList<>(known.elements())
                : array.isNull() ? new ArrayList<>() : new ArrayList<>(List.of(array));
    }

    private static int depth(Value value) {
        if (!(value instanceof ArrayValue array) || array.size() == 0) {
            return 0;
        }
        return 1 + depth(array.elements().get(0));
    }

    /** {@code [1:2][1:3]}. */
    private static String dimensions(Value value) {
        return value instanceof ArrayValue array && array.size() > 0
                ? "[1:" + array.size() + "]" + dimensions(array.elements().get(0))
                : "";
    }

    /** As many of the value as the lengths of the dimensions say, at most {@value #MAX_FILLED}. */
    private static Value filled(Value value, Value lengths) {
        if (lengths.isNull()) {
            return NullValue.NULL;
        }
        Value filled = value;
        List<Value> outerFirst = elements(lengths);
        long all = 1;
        for (int i = outerFirst.size() - 1; i >= 0; i--) {
            if (outerFirst.get(i).isNull()) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "ARRAY_FILL expected lengths, found NULL among " + lengths);
            }
            int length = length(Casts.cast(outerFirst.get(i), SqlType.BIGINT, ZoneOffset.UTC));
            all *= length;
            if (length < 0 || all > MAX_FILLED) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "ARRAY_FILL expected lengths from 0 that make at most " + MAX_FILLED + " elements, found "
                                + lengths);
            }
            filled = new ArrayValue(Collections.nCopies(length, filled));
        }
        return outerFirst.isEmpty() ? ArrayValue.of() : filled;
    }

    /** Elements along dimension {@code dimension} from 1; NULL if there is no such dimension or it is empty. */
    private static Value dimension(Value value, int dimension) {
        if (dimension < 1 || !(value instanceof ArrayValue array) || array.size() == 0) {
            return NullValue.NULL;
        }
        return dimension == 1
                ? integer(array.size())
                : dimension(array.elements().get(0), dimension - 1);
    }

    private static int position(List<Value> elements, Value wanted, int from) {
        for (int i = from; i < elements.size(); i++) {
            if (Comparisons.areEqual(elements.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** As {@link #position}, but NULL finds NULL. */
    private static int placeOf(List<Value> elements, Value wanted, int from) {
        for (int i = from; i < elements.size(); i++) {
            if (Comparisons.areNotDistinct(elements.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Value positions(List<Value> elements, Value wanted) {
        List<Value> found = new ArrayList<>();
        for (int i = placeOf(elements, wanted, 0); i >= 0; i = placeOf(elements, wanted, i + 1)) {
            found.add(integer(i + 1));
        }
        return new ArrayValue(found);
    }

    private static Value element(List<Value> elements, long position) {
        return position < 1 || position > elements.size() ? NullValue.NULL : elements.get((int) position - 1);
    }

    private static Value slice(List<Value> elements, long from, long to) {
        int start = (int) Math.max(0, Math.min(elements.size(), from - 1));
        int end = (int) Math.max(start, Math.min(elements.size(), to));
        return new ArrayValue(elements.subList(start, end));
    }

    private static Value join(List<Value> elements, String separator, Value nullText) {
        StringJoiner joiner = new StringJoiner(separator);
        for (Value element : elements) {
            if (!element.isNull()) {
                joiner.add(TextForm.of(element));
            } else if (!nullText.isNull()) {
                joiner.add(text(nullText));
            }
        }
        return new TextValue(joiner.toString());
    }

    /** Without a separator (NULL) into characters; parts equal to the third argument become NULL. */
    public static Value split(Value[] a) {
        if (a[0].isNull()) {
            return NullValue.NULL;
        }
        String text = text(a[0]);
        List<Value> parts = new ArrayList<>();
        if (a[1].isNull()) {
            text.codePoints().forEach(c -> parts.add(new TextValue(Character.toString(c))));
        } else if (text(a[1]).isEmpty()) {
            parts.add(new TextValue(text));
        } else if (!text.isEmpty()) {
            String separator = text(a[1]);
            int from = 0;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(new TextValue(text.substring(from, at)));
                from = at + separator.length();
            }
            parts.add(new TextValue(text.substring(from)));
        }
        if (a.length > 2 && !a[2].isNull()) {
            parts.replaceAll(part -> part.equals(a[2]) ? NullValue.NULL : part);
        }
        return new ArrayValue(parts);
    }

    private static Value trimmed(List<Value> elements, long count) {
        if (count < 0 || count > elements.size()) {
            throw new StatementException(
                    ErrorCode.ARRAY_ELEMENT_ERROR,
                    "TRIM_ARRAY expected a number of elements from 0 to " + elements.size() + ", found " + count);
        }
        return slice(elements, 1, elements.size() - count);
    }
}
