package io.docdb.expr.json;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.path.JsonPath;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * JSON_TABLE: a row for each item a path finds, with columns computed by paths from that item; nested columns give a row
 * for each item they find, or one of NULLs, and siblings stand one after the other (their union), unless PLAN says otherwise.
 *
 * <p>Arguments: the context item, the values of {@code passing}, then the DEFAULT values that columns name by the place
 * of their argument.
 *
 * @param parsesText true if the context item, where it is text, is JSON text (see {@code Param.isJsonText})
 * @param errorOnError raises what goes wrong with the row path; else there are no rows then
 */
public record JsonTable(
        JsonPath path,
        List<String> passing,
        List<Item> items,
        JsonNesting nesting,
        boolean parsesText,
        boolean errorOnError)
        implements TableFunction {

    /** What stands in COLUMNS. */
    public sealed interface Item permits Ordinality, Scalar, Query, Exists, Nested {}

    /** {@code name FOR ORDINALITY}. */
    public record Ordinality(String name) implements Item {}

    /**
     * {@code name type PATH …} for a scalar type.
     *
     * @param defaultOnEmpty the place of the DEFAULT value among the arguments, if {@code function} has one
     */
    public record Scalar(String name, String path, JsonValue function, int defaultOnEmpty, int defaultOnError)
            implements Item {}

    /** {@code name type FORMAT JSON PATH …}, and columns of type JSON. */
    public record Query(String name, String path, JsonQuery function, int defaultOnEmpty, int defaultOnError)
            implements Item {}

    /** {@code name type EXISTS PATH …}. */
    public record Exists(String name, SqlType type, String path, JsonExists function) implements Item {}

    /** {@code NESTED PATH … COLUMNS (…)}. */
    public record Nested(JsonPath path, List<Item> items, JsonNesting nesting) implements Item {
        public Nested {
            items = List.copyOf(items);
        }
    }

    public JsonTable {
        passing = List.copyOf(passing);
        items = List.copyOf(items);
    }

    @Override
    public String name() {
        return "JSON_TABLE";
    }

    /** The array whose elements are the rows, from the context item on; nothing if rows are something else. */
    public Optional<FieldPath> array() {
        boolean isFlat = items.stream().noneMatch(Nested.class::isInstance);
        return isFlat && !parsesText
                ? path.membersOfArray().map(names -> FieldPath.of(names.toArray(new String[0])))
                : Optional.empty();
    }

    /** Where in a row's item a column stands, if it is a member of it. */
    public Optional<FieldPath> member(int column) {
        return items.get(column) instanceof Scalar scalar
                ? JsonPath.parse(scalar.path()).members().map(names -> FieldPath.of(names.toArray(new String[0])))
                : Optional.empty();
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        List<OutputColumn> columns = new ArrayList<>();
        collect(items, columns);
        return columns;
    }

    private static void collect(List<Item> items, List<OutputColumn> columns) {
        for (Item item : items) {
            if (item instanceof Ordinality ordinality) {
                columns.add(new OutputColumn(ordinality.name(), SqlType.BIGINT));
            } else if (item instanceof Scalar scalar) {
                columns.add(new OutputColumn(scalar.name(), scalar.function().returning()));
            } else if (item instanceof Query query) {
                columns.add(new OutputColumn(query.name(), query.function().returning()));
            } else if (item instanceof Exists exists) {
                columns.add(new OutputColumn(exists.name(), exists.type()));
            } else {
                collect(((Nested) item).items(), columns);
            }
        }
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        return ready().rows(arguments, context);
    }

    @Override
    public TableFunction ready() {
        return new ReadyJsonTable(this);
    }
}
