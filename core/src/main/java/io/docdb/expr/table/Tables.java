package io.docdb.expr.table;

import io.docdb.expr.TableFunction;
import io.docdb.expr.scalar.Patterns;
import io.docdb.expr.scalar.Regexes;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** The list of all table functions. */
public final class Tables {
    private Tables() {}

    public static List<TableFunction> all() {
        List<TableFunction> functions = new ArrayList<>(List.of(
                new Unnest(),
                new Series("GENERATE_SERIES", "generate_series", true),
                new Series("SYSTEM_RANGE", "X", true),
                new Series("RANGE", "range", false),
                SystemTable.PATH_STATISTICS,
                SystemTable.SESSIONS,
                SystemTable.LOCKS));
        functions.addAll(documents());
        functions.add(new SplitText());
        functions.add(new SimpleTable(
                "REGEXP_SPLIT_TO_TABLE",
                2,
                3,
                types -> List.of(new TableFunction.OutputColumn("regexp_split_to_table", SqlType.VARCHAR)),
                a -> Regexes.split(TextForm.of(a[0]), Patterns.compile(TextForm.of(a[1]), flags(a))).stream()
                        .map(part -> new Value[] {new TextValue(part)})
                        .iterator()));
        functions.add(new SimpleTable(
                "REGEXP_MATCHES",
                2,
                3,
                types -> List.of(new TableFunction.OutputColumn("regexp_matches", SqlType.arrayOf(SqlType.VARCHAR))),
                a -> Regexes.matches(TextForm.of(a[0]), TextForm.of(a[1]), flags(a)).stream()
                        .map(groups -> new Value[] {groups})
                        .iterator()));
        functions.add(new SimpleTable(
                "GENERATE_SUBSCRIPTS",
                2,
                3,
                types -> List.of(new TableFunction.OutputColumn("generate_subscripts", SqlType.INTEGER)),
                Tables::subscripts));
        return functions;
    }

    private static String flags(Value[] arguments) {
        return arguments.length > 2 ? TextForm.of(arguments[2]) : "";
    }

    /** (array, dimension, whether backwards); of nested arrays the first one tells how long a dimension is. */
    private static Iterator<Value[]> subscripts(Value[] arguments) {
        Value array = arguments[0];
        long dimension = ((LongValue) Casts.cast(arguments[1], SqlType.BIGINT, ZoneOffset.UTC)).value();
        for (long i = 1; i < dimension && array instanceof ArrayValue outer && outer.size() > 0; i++) {
            array = outer.elements().get(0);
        }
        int size = dimension >= 1 && array instanceof ArrayValue inner ? inner.size() : 0;
        boolean backwards = arguments.length > 2
                && Casts.cast(arguments[2], SqlType.BOOLEAN, ZoneOffset.UTC).equals(BooleanValue.TRUE);
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> new Value[] {LongValue.of(backwards ? size + 1 - i : i)})
                .iterator();
    }

    private static List<TableFunction> documents() {
        List<TableFunction> functions = new ArrayList<>();
        for (String prefix : List.of("JSON", "JSONB")) {
            functions.add(json(prefix + "_ARRAY_ELEMENTS", Tables::elements, column("value", SqlType.ANY)));
            functions.add(
                    json(prefix + "_ARRAY_ELEMENTS_TEXT", Tables::elementTexts, column("value", SqlType.VARCHAR)));
            functions.add(json(prefix + "_OBJECT_KEYS", Tables::keys, column("json_object_keys", SqlType.VARCHAR)));
            functions.add(json(
                    prefix + "_EACH", Tables::fields, column("key", SqlType.VARCHAR), column("value", SqlType.ANY)));
            functions.add(json(
                    prefix + "_EACH_TEXT",
                    Tables::fieldTexts,
                    column("key", SqlType.VARCHAR),
                    column("value", SqlType.VARCHAR)));
        }
        return functions;
    }

    private static TableFunction.OutputColumn column(String name, SqlType type) {
        return new TableFunction.OutputColumn(name, type);
    }

    private static TableFunction json(String name, SimpleTable.Rows rows, TableFunction.OutputColumn... columns) {
        return new SimpleTable(name, 1, types -> List.of(columns), rows);
    }

    private static Value parsed(Value value) {
        return value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
    }

    private static List<Value> array(Value[] arguments) {
        return ((ArrayValue) Casts.cast(parsed(arguments[0]), SqlType.ARRAY, ZoneOffset.UTC)).elements();
    }

    private static Document object(Value[] arguments) {
        return (Document) Casts.cast(parsed(arguments[0]), SqlType.OBJECT, ZoneOffset.UTC);
    }

    private static Iterator<Value[]> elements(Value[] arguments) {
        return array(arguments).stream().map(value -> new Value[] {value}).iterator();
    }

    private static Iterator<Value[]> elementTexts(Value[] arguments) {
        return array(arguments).stream()
                .map(value -> new Value[] {asText(value)})
                .iterator();
    }

    private static Iterator<Value[]> keys(Value[] arguments) {
        return object(arguments).names().stream()
                .map(name -> new Value[] {new TextValue(name)})
                .iterator();
    }

    private static Iterator<Value[]> fields(Value[] arguments) {
        Document object = object(arguments);
        return object.names().stream()
                .map(name -> new Value[] {new TextValue(name), object.get(name)})
                .iterator();
    }

    private static Iterator<Value[]> fieldTexts(Value[] arguments) {
        Document object = object(arguments);
        return object.names().stream()
                .map(name -> new Value[] {new TextValue(name), asText(object.get(name))})
                .iterator();
    }

    private static Value asText(Value value) {
        return value.isNull() ? NullValue.NULL : new TextValue(TextForm.of(value));
    }
}
