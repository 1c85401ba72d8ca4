package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Expression;
import io.docdb.expr.TableFunction;
import io.docdb.expr.define.Param;
import io.docdb.expr.json.JsonBehavior;
import io.docdb.expr.json.JsonExists;
import io.docdb.expr.json.JsonNesting;
import io.docdb.expr.json.JsonQuery;
import io.docdb.expr.json.JsonTable;
import io.docdb.expr.json.JsonValue;
import io.docdb.expr.path.JsonPath;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.JsonExpression.OnCase;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the table function of a JSON_TABLE and its arguments: the context item, passed values, values of DEFAULT. */
final class JsonTableBinder {
    private final Binding binding;
    private final ExpressionBinder expressions;
    private final List<Expression> arguments = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private List<String> passing = List.of();
    private NestingBinder nesting;

    JsonTableBinder(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    TableFunction bind(TableReference.JsonTable table) {
        arguments.add(expressions.bind(table.context()));
        table.passing().forEach(each -> arguments.add(expressions.bind(each.value())));
        passing = JsonBinder.names(table.passing());
        table.pathName().ifPresent(this::refuseTwice);
        nesting = new NestingBinder(binding, table);
        List<JsonTable.Item> items = items(table.columns(), table.at());
        JsonNesting outermost = nesting.of(table.columns(), table.pathName());
        return new JsonTable(
                path(table.path()),
                passing,
                items,
                outermost,
                Param.isJsonText(arguments.get(0)),
                table.errorOnError());
    }

    /** What the function is called with; call it behind {@link #bind}. */
    List<Expression> arguments() {
        return arguments;
    }

    private JsonPath path(io.docdb.sql.ast.Expression tree) {
        String text = text(tree);
        return binding.errors().locate(tree.at(), () -> JsonPath.parse(text));
    }

    private String text(io.docdb.sql.ast.Expression tree) {
        if (tree instanceof Literal literal && literal.value() instanceof TextValue text) {
            return text.value();
        }
        throw binding.error(tree.at(), ErrorCode.NOT_SUPPORTED, "The paths of JSON_TABLE must be text literals");
    }

    private List<JsonTable.Item> items(List<TableReference.JsonColumn> columns, Position at) {
        List<JsonTable.Item> items = new ArrayList<>(columns.size());
        for (TableReference.JsonColumn column : columns) {
            name(column).ifPresent(this::refuseTwice);
            if (column instanceof TableReference.OrdinalityColumn ordinality) {
                items.add(new JsonTable.Ordinality(ordinality.name().text()));
            } else if (column instanceof TableReference.ValueColumn value) {
                items.add(value(value, at));
            } else if (column instanceof TableReference.ExistsColumn exists) {
                items.add(new JsonTable.Exists(
                        exists.name().text(),
                        exists.type().type(),
                        columnPath(exists.path(), exists.name().text()),
                        new JsonExists(passing, JsonBinder.behavior(exists.onError()))));
            } else {
                TableReference.NestedColumns nested = (TableReference.NestedColumns) column;
                items.add(new JsonTable.Nested(
                        path(nested.path()),
                        items(nested.columns(), at),
                        nesting.of(nested.columns(), nested.pathName())));
            }
        }
        return items;
    }

    private static Optional<Name> name(TableReference.JsonColumn column) {
        if (column instanceof TableReference.OrdinalityColumn ordinality) {
            return Optional.of(ordinality.name());
        }
        if (column instanceof TableReference.ValueColumn value) {
            return Optional.of(value.name());
        }
        return column instanceof TableReference.ExistsColumn exists
                ? Optional.of(exists.name())
                : ((TableReference.NestedColumns) column).pathName();
    }

    /** Columns and paths, those of all COLUMNS clauses, have names of their own. */
    private void refuseTwice(Name name) {
        if (!names.add(name.text())) {
            throw binding.error(
                    name.at(), ErrorCode.DUPLICATE_NAME, "JSON_TABLE has two columns or paths \"" + name.text() + "\"");
        }
    }

    private void refuseEmpty(OnCase onCase, Name column) {
        if (onCase.behavior() == OnCase.Behavior.EMPTY_ARRAY || onCase.behavior() == OnCase.Behavior.EMPTY_OBJECT) {
            throw binding.error(
                    column.at(),
                    ErrorCode.SYNTAX_ERROR,
                    "Column \"" + column.text() + "\" is a scalar: expected ERROR, NULL or DEFAULT, found "
                            + onCase.behavior().name().replace('_', ' '));
        }
    }

    private JsonTable.Item value(TableReference.ValueColumn column, Position at) {
        SqlType type = column.type().type();
        String path = columnPath(column.path(), column.name().text());
        JsonBehavior onEmpty = JsonBinder.behavior(column.onEmpty());
        JsonBehavior onError = JsonBinder.behavior(column.onError());
        int defaultOnEmpty = defaultValue(column.onEmpty());
        int defaultOnError = defaultValue(column.onError());
        boolean holdsJson = column.formatJson()
                || column.wrapper() != JsonExpression.Wrapper.NONE
                || type.family() == SqlType.Family.ANY
                || type.family() == SqlType.Family.OBJECT
                || type.family() == SqlType.Family.ARRAY;
        if (holdsJson) {
            JsonQuery query = new JsonQuery(
                    type, passing, JsonBinder.wrapper(column.wrapper()), column.omitQuotes(), onEmpty, onError);
            return new JsonTable.Query(column.name().text(), path, query, defaultOnEmpty, defaultOnError);
        }
        refuseEmpty(column.onEmpty(), column.name());
        refuseEmpty(column.onError(), column.name());
        JsonValue scalar = new JsonValue(type, passing, onEmpty, onError);
        return new JsonTable.Scalar(column.name().text(), path, scalar, defaultOnEmpty, defaultOnError);
    }

    /** The path as written, checked; without one, the member of the column's name. */
    private String columnPath(Optional<io.docdb.sql.ast.Expression> written, String name) {
        if (written.isEmpty()) {
            return "$.\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        path(written.get());
        return text(written.get());
    }

    /** The place of the DEFAULT value among the arguments, or -1. */
    private int defaultValue(OnCase onCase) {
        if (onCase.defaultValue().isEmpty()) {
            return -1;
        }
        arguments.add(expressions.bind(onCase.defaultValue().get()));
        return arguments.size() - 1;
    }
}
