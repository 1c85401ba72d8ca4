package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON_TABLE: a row for each item a path finds, with columns computed by paths from that item; nested columns give a row
 * for each item they find, or one of NULLs, and siblings stand one after the other (their union).
 *
 * <p>Arguments: the context item, the values of {@code passing}, then the DEFAULT values that columns name by the place
 * of their argument.
 *
 * @param parsesText true if the context item, where it is text, is JSON text (see {@code Param.isJsonText})
 * @param errorOnError raises what goes wrong with the row path; else there are no rows then
 */
public record JsonTable(JsonPath path, List<String> passing, List<Item> items, boolean parsesText, boolean errorOnError)
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
    public record Nested(JsonPath path, List<Item> items) implements Item {
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

    private static int width(List<Item> items) {
        int width = 0;
        for (Item item : items) {
            width += item instanceof Nested nested ? width(nested.items()) : 1;
        }
        return width;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        if (arguments[0].isNull()) {
            return Collections.emptyIterator();
        }
        Map<String, Value> variables = new HashMap<>();
        for (int i = 0; i < passing.size(); i++) {
            variables.put(passing.get(i), arguments[1 + i]);
        }
        Rows rows = new Rows(arguments, variables, context);
        List<Value> found;
        try {
            Value root =
                    parsesText && arguments[0] instanceof TextValue text ? JsonForm.parse(text.value()) : arguments[0];
            found = path.evaluate(root, variables, context::checkCancelled);
        } catch (DatabaseException error) {
            if (errorOnError || !error.sqlState().startsWith("22")) {
                throw error;
            }
            return Collections.emptyIterator();
        }
        return new Lazy(found, rows);
    }

    /** One item's rows at a time. */
    private final class Lazy implements Iterator<Value[]> {
        private final List<Value> found;
        private final Rows rows;
        private int at;
        private Iterator<Value[]> current = Collections.emptyIterator();

        Lazy(List<Value> found, Rows rows) {
            this.found = found;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && at < found.size()) {
                current = rows.of(items, found.get(at), at + 1L).iterator();
                at++;
            }
            return current.hasNext();
        }

        @Override
        public Value[] next() {
            hasNext();
            return current.next();
        }
    }

    /** Makes rows; confined to one call. */
    private static final class Rows {
        private final Value[] arguments;
        private final Map<String, Value> variables;
        private final EvaluationContext context;
        private final Map<String, PathQuery> queries = new HashMap<>();

        Rows(Value[] arguments, Map<String, Value> variables, EvaluationContext context) {
            this.arguments = arguments;
            this.variables = variables;
            this.context = context;
        }

        /** The rows of one item, each as wide as {@code items}. */
        List<Value[]> of(List<Item> items, Value item, long ordinal) {
            Value[] base = new Value[width(items)];
            int place = 0;
            List<Value[]> rows = new ArrayList<>();
            for (Item column : items) {
                if (!(column instanceof Nested nested)) {
                    base[place++] = cell(column, item, ordinal);
                } else {
                    place += width(nested.items());
                }
            }
            place = 0;
            for (Item column : items) {
                if (column instanceof Nested nested) {
                    nestedRows(nested, item, place, base, rows);
                    place += width(nested.items());
                } else {
                    place++;
                }
            }
            if (rows.isEmpty()) {
                rows.add(filled(base));
            }
            return rows;
        }

        private void nestedRows(Nested nested, Value item, int place, Value[] base, List<Value[]> rows) {
            List<Value> found = nested.path().evaluate(item, variables, context::checkCancelled);
            for (int i = 0; i < found.size(); i++) {
                for (Value[] inner : of(nested.items(), found.get(i), i + 1L)) {
                    Value[] row = filled(base);
                    System.arraycopy(inner, 0, row, place, inner.length);
                    rows.add(row);
                }
            }
        }

        private static Value[] filled(Value[] base) {
            Value[] row = base.clone();
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] == null ? NullValue.NULL : row[i];
            }
            return row;
        }

        private Value cell(Item column, Value item, long ordinal) {
            if (column instanceof Ordinality) {
                return LongValue.of(ordinal);
            }
            if (column instanceof Scalar scalar) {
                List<Value> call = call(item, scalar.path(), scalar.function().passing());
                defaults(call, scalar.function().onEmpty(), scalar.defaultOnEmpty());
                defaults(call, scalar.function().onError(), scalar.defaultOnError());
                return scalar.function()
                        .evaluate(
                                query(scalar.path(), scalar.function().passing()), call.toArray(Value[]::new), context);
            }
            if (column instanceof Query query) {
                List<Value> call = call(item, query.path(), query.function().passing());
                defaults(call, query.function().onEmpty(), query.defaultOnEmpty());
                defaults(call, query.function().onError(), query.defaultOnError());
                return query.function()
                        .evaluate(query(query.path(), query.function().passing()), call.toArray(Value[]::new), context);
            }
            Exists exists = (Exists) column;
            List<Value> call = call(item, exists.path(), exists.function().passing());
            Value found = exists.function()
                    .evaluate(query(exists.path(), exists.function().passing()), call.toArray(Value[]::new), context);
            return Casts.cast(found, exists.type(), context.zone());
        }

        /** Paths are parsed once per call of the table function; items are JSON already. */
        private PathQuery query(String path, List<String> names) {
            return queries.computeIfAbsent(path, text -> PathQuery.ofItems(names, text));
        }

        private List<Value> call(Value item, String path, List<String> names) {
            List<Value> call = new ArrayList<>();
            call.add(item);
            call.add(new TextValue(path));
            names.forEach(name -> call.add(variables.getOrDefault(name, NullValue.NULL)));
            return call;
        }

        private void defaults(List<Value> call, JsonBehavior behavior, int place) {
            if (behavior == JsonBehavior.DEFAULT) {
                call.add(arguments[place]);
            }
        }
    }
}
