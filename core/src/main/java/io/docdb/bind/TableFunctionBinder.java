package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.TableFunction;
import io.docdb.expr.define.Param;
import io.docdb.expr.json.JsonRecords;
import io.docdb.expr.json.JsonTable;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Binds functions in FROM. Their arguments see the tables to their left. A function of one column under an alias names
 * that column by the alias too: in {@code UNNEST(o.items) AS i}, {@code i} is an element and {@code i.sku} its field.
 */
final class TableFunctionBinder {
    private static final Set<String> RECORDS =
            Set.of("json_to_record", "jsonb_to_record", "json_to_recordset", "jsonb_to_recordset");

    static final Set<String> POPULATED = Set.of(
            "json_populate_record", "jsonb_populate_record", "json_populate_recordset", "jsonb_populate_recordset");

    private final FromBinder from;
    private final Binding binding;
    private final Scope scope;

    TableFunctionBinder(FromBinder from) {
        this.from = from;
        this.binding = from.binding();
        this.scope = from.scope();
    }

    FromItem function(TableReference.Function function) {
        io.docdb.sql.ast.Expression.Call call = PostgresCalls.translate(function.call(), binding);
        String name = call.functionName();
        int mark = binding.tally().columnMark();
        ExpressionBinder binder = arguments();
        if (RECORDS.contains(name.toLowerCase(Locale.ROOT))) {
            List<Expression> json = binder.bind(call.arguments());
            return scan(
                    records(function, name, json),
                    json,
                    mark,
                    function.withOrdinality(),
                    function.alias(),
                    function.at());
        }
        if (POPULATED.contains(name.toLowerCase(Locale.ROOT))) {
            return populated(function, call, name, mark);
        }
        TableFunction found = binding.functions().table(name).orElseThrow(() -> unknown(name, function.at()));
        if (!function.columns().isEmpty()) {
            throw binding.error(
                    function.columns().get(0).name().at(),
                    ErrorCode.SYNTAX_ERROR,
                    "Columns with types can be defined for JSON_TO_RECORD and JSON_TO_RECORDSET only: " + name
                            + " has its own");
        }
        List<Expression> arguments = new ArrayList<>(binder.bind(call.arguments()));
        if (found.name().equals("UNNEST")) {
            arguments.replaceAll(binder.coercion()::array);
        }
        return scan(found, arguments, mark, function.withOrdinality(), function.alias(), function.at());
    }

    /** {@code JSON_POPULATE_RECORD(NULL::orders, json)}: the columns are those of the table whose row it is. */
    private FromItem populated(
            TableReference.Function function, io.docdb.sql.ast.Expression.Call call, String name, int mark) {
        if (call.arguments().size() != 2 || !function.columns().isEmpty()) {
            throw binding.error(
                    function.at(),
                    ErrorCode.SYNTAX_ERROR,
                    name + " expects a row and JSON, (NULL::orders, '{…}'), and takes the columns of that row");
        }
        List<TableFunction.OutputColumn> columns = new ArrayList<>();
        io.docdb.sql.ast.Expression row = call.arguments().get(0);
        if (row instanceof io.docdb.sql.ast.Expression.Cast cast
                && cast.type().named().isPresent()) {
            from.columnsOf(cast.type().named().get())
                    .forEach(column -> columns.add(new TableFunction.OutputColumn(column.name(), column.type())));
        } else if (row instanceof io.docdb.sql.ast.Expression.Reference reference) {
            List<String> names = reference.steps().stream()
                    .map(step ->
                            step instanceof PathStep.Field field ? field.name().text() : "")
                    .toList();
            scope.findRelation(names, binding.context()).ifPresent(table -> table.columns()
                    .forEach(column -> columns.add(new TableFunction.OutputColumn(
                            column.name(), column.expression().type()))));
        }
        if (columns.isEmpty()) {
            throw binding.error(
                    row.at(),
                    ErrorCode.TYPE_MISMATCH,
                    name
                            + " expects the row of a table with columns: NULL::orders, or the name of a table to the left");
        }
        Expression base = arguments().bind(row);
        Expression json = arguments().bind(call.arguments().get(1));
        JsonRecords records = new JsonRecords(
                name, name.toLowerCase(Locale.ROOT).endsWith("recordset"), columns, Param.isJsonText(json));
        return scan(records, List.of(json, base), mark, function.withOrdinality(), function.alias(), function.at());
    }

    private JsonRecords records(TableReference.Function function, String name, List<Expression> json) {
        if (function.columns().isEmpty()) {
            throw binding.error(
                    function.at(),
                    ErrorCode.SYNTAX_ERROR,
                    name + " expects the columns it is to give: AS x (a INTEGER, b TEXT)");
        }
        List<TableFunction.OutputColumn> columns = function.columns().stream()
                .map(column -> new TableFunction.OutputColumn(
                        column.name().text(), column.type().type()))
                .toList();
        boolean parsesText = json.isEmpty() || Param.isJsonText(json.get(0));
        return new JsonRecords(name, name.toLowerCase(Locale.ROOT).endsWith("recordset"), columns, parsesText);
    }

    private ExpressionBinder arguments() {
        return new ExpressionBinder(binding, scope, Clause.FROM);
    }

    private RuntimeException unknown(String name, Position at) {
        boolean scalar = binding.functions().scalar(name).isPresent();
        String message = scalar
                ? "Function " + name + " gives a value, not a table"
                : "Table function \"" + name + "\" not found"
                        + NearNames.didYouMean(
                                name.toUpperCase(Locale.ROOT),
                                binding.functions().names());
        return binding.error(at, ErrorCode.UNKNOWN_FUNCTION, message);
    }

    /** {@code FROM orders o, o.items i}: the path of an array in a table to the left. */
    Optional<FromItem> arrayOf(TableReference.Named named) {
        List<PathStep> steps = new ArrayList<>();
        named.name().parts().forEach(part -> steps.add(new PathStep.Field(part)));
        List<String> table = List.of(named.name().parts().get(0).text());
        if (scope.findRelation(table, binding.context()).isEmpty()) {
            return Optional.empty();
        }
        int mark = binding.tally().columnMark();
        Expression array = arguments().bind(new io.docdb.sql.ast.Expression.Reference(steps));
        TableFunction unnest = binding.functions().table("UNNEST").orElseThrow();
        TableReference.Alias alias =
                named.alias().orElse(TableReference.Alias.of(named.name().last().text()));
        return Optional.of(scan(unnest, List.of(array), mark, false, Optional.of(alias), named.at()));
    }

    /** @param mark of columns, before the arguments were bound: those of subqueries among them are younger */
    private FromItem scan(
            TableFunction function,
            List<Expression> arguments,
            int mark,
            boolean withOrdinality,
            Optional<TableReference.Alias> alias,
            Position at) {
        binding.tally().uses(function.volatility());
        List<TableFunction.OutputColumn> outputs =
                binding.errors().locate(at, () -> function.columns(Coercion.typesOf(arguments)));
        boolean single = outputs.size() == 1;
        boolean named = single
                && !(function instanceof JsonTable)
                && !(function instanceof JsonRecords); // the columns of JSON_TABLE have names of their own
        String table = alias.map(a -> a.name().text()).orElse(function.name().toLowerCase(Locale.ROOT));
        List<Column> columns = new ArrayList<>();
        for (TableFunction.OutputColumn output : outputs) {
            String column = named && alias.isPresent() ? table : output.name();
            columns.add(binding.newColumn(column, output.type(), true));
        }
        if (withOrdinality) {
            columns.add(binding.newColumn("ordinality", SqlType.BIGINT, false));
        }
        List<Name> names = alias.map(TableReference.Alias::columns).orElse(List.of());
        List<ScopeColumn> offered = offered(columns, table, names.size() > columns.size());
        from.requireAtMost(names, offered.size(), at);
        List<ScopeColumn> visible = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            ScopeColumn column = offered.get(i);
            String columnName = i < names.size() ? names.get(i).text() : column.name();
            visible.add(new ScopeColumn(columnName, column.expression(), table, column.nullable()));
        }
        boolean holdsObjects = single && isDynamic(columns.get(0).type());
        Optional<Expression> element = holdsObjects ? Optional.of(columns.get(0).ref()) : Optional.empty();
        TableFunctionScan scan = new TableFunctionScan(function, arguments, columns, withOrdinality);
        boolean lateral =
                arguments.stream().anyMatch(argument -> Plans.usesColumn(argument, id -> id < mark && scope.owns(id)));
        boolean isField = holdsObjects && function.name().equals("UNNEST"); // u.unnest is one of the element
        boolean renamed = named && alias.isPresent() && names.isEmpty() && !isField;
        Optional<String> own = renamed ? Optional.of(outputs.get(0).name()) : Optional.empty();
        return FromItem.of(
                scan,
                new DerivedRelation(DerivedRelation.Kind.ROWS, Optional.empty(), table, visible, element, false, own),
                lateral);
    }

    /** The columns as they are; rows among them field by field, if so many names are given: {@code UNNEST(rows) AS u (x, y)}. */
    private static List<ScopeColumn> offered(List<Column> columns, String table, boolean byField) {
        List<ScopeColumn> offered = new ArrayList<>();
        for (Column column : columns) {
            if (byField && column.type().family() == SqlType.Family.ROW) {
                offered.addAll(RowStars.ofRow(column.ref(), table));
            } else {
                offered.add(new ScopeColumn(column.name(), column.ref(), table, column.nullable()));
            }
        }
        return offered;
    }

    private static boolean isDynamic(SqlType type) {
        return type.family() == SqlType.Family.ANY
                || type.family() == SqlType.Family.OBJECT
                || type.family() == SqlType.Family.NULL;
    }

    FromItem jsonTable(TableReference.JsonTable table) {
        int mark = binding.tally().columnMark();
        JsonTableBinder binder = new JsonTableBinder(binding, arguments());
        TableFunction function = binder.bind(table);
        return scan(function, binder.arguments(), mark, false, table.alias(), table.at());
    }
}
