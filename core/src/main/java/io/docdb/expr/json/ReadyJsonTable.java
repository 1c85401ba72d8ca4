package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A {@link JsonTable} whose paths are parsed: it is called for each row of the table beside it. Thread-safe. */
final class ReadyJsonTable implements TableFunction {
    private final JsonTable table;
    private final Level outermost;

    ReadyJsonTable(JsonTable table) {
        this.table = table;
        this.outermost = Level.of(table.items(), table.nesting());
    }

    /** The columns of one COLUMNS clause, those nested in it included. */
    private record Level(int width, Cell[] cells, Branch[] branches, JsonNesting nesting) {
        static Level of(List<JsonTable.Item> items, JsonNesting nesting) {
            List<Cell> cells = new ArrayList<>();
            List<Branch> branches = new ArrayList<>();
            int width = 0;
            for (JsonTable.Item item : items) {
                if (item instanceof JsonTable.Nested nested) {
                    Branch branch = new Branch(width, nested.path(), of(nested.items(), nested.nesting()));
                    branches.add(branch);
                    width += branch.level().width();
                } else {
                    cells.add(Cell.of(width++, item));
                }
            }
            return new Level(width, cells.toArray(Cell[]::new), branches.toArray(Branch[]::new), nesting);
        }

        /** A row without what nested columns give. */
        Value[] row(Value item, long ordinal, Call call) {
            Value[] row = new Value[width];
            if (branches.length > 0) {
                Arrays.fill(row, NullValue.NULL);
            }
            for (Cell cell : cells) {
                row[cell.place()] = cell.value(item, ordinal, call);
            }
            return row;
        }

        /** The rows of one item; none only where an inner plan asks for a nested one. */
        List<Value[]> rows(Value item, long ordinal, Call call) {
            Value[] base = row(item, ordinal, call);
            List<Value[]> rows = nested(nesting.siblings(), base, item, call);
            if (rows.isEmpty() && !nesting.inner()) {
                rows.add(base);
            }
            return rows;
        }

        /** {@code base} with what nested paths give in their places, as they are arranged. */
        private List<Value[]> nested(JsonNesting.Siblings siblings, Value[] base, Value item, Call call) {
            if (siblings instanceof JsonNesting.One one) {
                return nested(branches[one.place()], base, item, call);
            }
            JsonNesting.Several several = (JsonNesting.Several) siblings;
            List<Value[]> rows = new ArrayList<>();
            if (!several.cross()) {
                several.parts().forEach(part -> rows.addAll(nested(part, base, item, call)));
                return rows;
            }
            rows.add(base);
            for (JsonNesting.Siblings part : several.parts()) {
                List<Value[]> longer = new ArrayList<>();
                rows.forEach(row -> longer.addAll(nested(part, row, item, call)));
                rows.clear();
                rows.addAll(longer);
            }
            return rows;
        }

        private static List<Value[]> nested(Branch branch, Value[] base, Value item, Call call) {
            List<Value[]> rows = new ArrayList<>();
            List<Value> found = call.findNested(branch.path(), item);
            for (int i = 0; i < found.size(); i++) {
                for (Value[] inner : branch.level().rows(found.get(i), i + 1L, call)) {
                    Value[] row = base.clone();
                    System.arraycopy(inner, 0, row, branch.place(), inner.length);
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** Nested columns, whose first one has that place. */
    private record Branch(int place, JsonPath path, Level level) {}

    /**
     * One column.
     *
     * @param function Java null for FOR ORDINALITY
     * @param defaults the places of DEFAULT values among the arguments of the table function
     * @param cast what the answer is made into; Java null to leave it
     */
    private record Cell(
            int place, PathFunction function, PathQuery query, TextValue path, int[] defaults, SqlType cast) {
        static Cell of(int place, JsonTable.Item item) {
            if (item instanceof JsonTable.Scalar scalar) {
                int[] defaults = defaults(scalar.function(), scalar.defaultOnEmpty(), scalar.defaultOnError());
                return of(place, scalar.function(), scalar.path(), defaults, null);
            }
            if (item instanceof JsonTable.Query query) {
                int[] defaults = defaults(query.function(), query.defaultOnEmpty(), query.defaultOnError());
                return of(place, query.function(), query.path(), defaults, null);
            }
            if (item instanceof JsonTable.Exists exists) {
                return of(place, exists.function(), exists.path(), new int[0], exists.type());
            }
            return new Cell(place, null, null, null, new int[0], null);
        }

        private static Cell of(int place, PathFunction function, String path, int[] defaults, SqlType cast) {
            PathQuery query = PathQuery.ofItems(function.passing(), path);
            return new Cell(place, function, query, new TextValue(path), defaults, cast);
        }

        private static int[] defaults(PathFunction function, int onEmpty, int onError) {
            boolean empty = function.onEmpty() == JsonBehavior.DEFAULT;
            boolean error = function.onError() == JsonBehavior.DEFAULT;
            if (empty && error) {
                return new int[] {onEmpty, onError};
            }
            return empty ? new int[] {onEmpty} : error ? new int[] {onError} : new int[0];
        }

        Value value(Value item, long ordinal, Call call) {
            if (function == null) {
                return LongValue.of(ordinal);
            }
            List<String> passing = function.passing();
            int count = 2 + passing.size();
            Value[] values = new Value[count + defaults.length];
            values[0] = item;
            values[1] = path;
            for (int i = 2; i < count; i++) {
                values[i] = call.variables().getOrDefault(passing.get(i - 2), NullValue.NULL);
            }
            for (int i = 0; i < defaults.length; i++) {
                values[count + i] = call.arguments()[defaults[i]];
            }
            Value found = function.evaluateItem(query, values, call.context());
            return cast == null ? found : Returned.value(found, cast, call.context());
        }
    }

    /** What is the same for all rows of one context item. */
    private record Call(
            Value[] arguments, Map<String, Value> variables, EvaluationContext context, boolean errorOnError) {
        List<Value> find(JsonPath path, Value item) {
            return path.evaluate(item, variables, context::checkCancelled);
        }

        /** What does not fit a nested path has no rows of it, as what does not fit the path of the table has none. */
        List<Value> findNested(JsonPath path, Value item) {
            try {
                return find(path, item);
            } catch (DatabaseException error) {
                if (errorOnError || !error.sqlState().startsWith("22")) {
                    throw error;
                }
                return List.of();
            }
        }
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        return table.columns(arguments);
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        if (arguments[0].isNull()) {
            return Collections.emptyIterator();
        }
        Call call = new Call(arguments, variables(arguments), context, table.errorOnError());
        try {
            boolean isText = table.parsesText() && arguments[0] instanceof TextValue;
            Value root = isText ? JsonForm.parse(((TextValue) arguments[0]).value()) : arguments[0];
            return new Rows(call.find(table.path(), root), call);
        } catch (DatabaseException error) {
            if (table.errorOnError() || !error.sqlState().startsWith("22")) {
                throw error;
            }
            return Collections.emptyIterator();
        }
    }

    private Map<String, Value> variables(Value[] arguments) {
        List<String> passing = table.passing();
        if (passing.isEmpty()) {
            return Map.of();
        }
        Map<String, Value> variables = new HashMap<>();
        for (int i = 0; i < passing.size(); i++) {
            variables.put(passing.get(i), arguments[1 + i]);
        }
        return variables;
    }

    /** One item's rows at a time. */
    private final class Rows implements Iterator<Value[]> {
        private final List<Value> items;
        private final Call call;
        private int at;
        private List<Value[]> several = List.of(); // of the last item, if columns are nested
        private int atOfSeveral;

        Rows(List<Value> items, Call call) {
            this.items = items;
            this.call = call;
        }

        @Override
        public boolean hasNext() {
            while (nests() && atOfSeveral == several.size() && at < items.size()) {
                several = outermost.rows(items.get(at), ++at, call);
                atOfSeveral = 0;
            }
            return atOfSeveral < several.size() || !nests() && at < items.size();
        }

        private boolean nests() {
            return outermost.branches().length > 0;
        }

        @Override
        public Value[] next() {
            if (!nests()) {
                return outermost.row(items.get(at), ++at, call);
            }
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return several.get(atOfSeveral++);
        }
    }
}
