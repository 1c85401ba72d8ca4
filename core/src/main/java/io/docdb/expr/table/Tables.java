package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.TableFunction;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** The list of all table functions. */
public final class Tables {
    private Tables() {}

    public static List<TableFunction> all() {
        List<TableFunction> functions = new ArrayList<>(List.of(
                new Unnest(),
                new Series("GENERATE_SERIES", "generate_series", true),
                new Series("SYSTEM_RANGE", "X", true),
                new Series("RANGE", "range", false),
                new PathStatisticsTable()));
        functions.addAll(documents());
        functions.add(new SimpleTable(
                "STRING_TO_TABLE",
                2,
                types -> List.of(new TableFunction.OutputColumn("string_to_table", SqlType.VARCHAR)),
                a -> parts(TextForm.of(a[0]), Pattern.quote(TextForm.of(a[1])))));
        functions.add(new SimpleTable(
                "REGEXP_SPLIT_TO_TABLE",
                2,
                types -> List.of(new TableFunction.OutputColumn("regexp_split_to_table", SqlType.VARCHAR)),
                a -> parts(TextForm.of(a[0]), TextForm.of(a[1]))));
        return functions;
    }

    private static Iterator<Value[]> parts(String text, String separator) {
        try {
            return Pattern.compile(separator)
                    .splitAsStream(text)
                    .map(part -> new Value[] {new TextValue(part)})
                    .iterator();
        } catch (java.util.regex.PatternSyntaxException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_REGULAR_EXPRESSION,
                    "Invalid regular expression: " + broken.getDescription() + " in " + separator,
                    broken);
        }
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
