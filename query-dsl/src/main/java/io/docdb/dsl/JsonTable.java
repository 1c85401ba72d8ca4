package io.docdb.dsl;

import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What JSON_TABLE makes rows of: a path of SQL/JSON, and columns of what it finds.
 *
 * <pre>{@code
 * orders.find().jsonTable(field("lines"), JsonTable.of("$[*]").ordinality("nr")
 *         .column("sku", SqlType.VARCHAR).column("qty", SqlType.INTEGER, "$.amount.qty"), "line")
 *       .select("id", "line.nr", "line.sku")
 * }</pre>
 *
 * <p>Immutable: each method gives another one.
 */
public final class JsonTable {
    private final String path;
    private final List<TableReference.JsonColumn> columns;

    private JsonTable(String path, List<TableReference.JsonColumn> columns) {
        this.path = path;
        this.columns = List.copyOf(columns);
    }

    /** A row for each item the path finds. */
    public static JsonTable of(String path) {
        return new JsonTable(Given.given(path, "a path of SQL/JSON"), List.of());
    }

    private JsonTable with(TableReference.JsonColumn column) {
        List<TableReference.JsonColumn> longer = new ArrayList<>(columns);
        longer.add(column);
        return new JsonTable(path, longer);
    }

    /** The number of the row, from 1. */
    public JsonTable ordinality(String name) {
        return with(new TableReference.OrdinalityColumn(Name.of(name)));
    }

    /** The field of that name. */
    public JsonTable column(String name, SqlType type) {
        return column(name, type, Optional.empty());
    }

    /** What the path finds in the item; NULL if that is nothing. */
    public JsonTable column(String name, SqlType type, String columnPath) {
        return column(name, type, Optional.of(Operand.text(columnPath)));
    }

    private JsonTable column(String name, SqlType type, Optional<Expression> at) {
        boolean isJson = type.family() == SqlType.Family.ANY
                || type.family() == SqlType.Family.OBJECT
                || type.family() == SqlType.Family.ARRAY;
        return with(new TableReference.ValueColumn(
                Name.of(name),
                new DataType(type),
                isJson,
                at,
                JsonExpression.Wrapper.NONE,
                false,
                JsonExpression.OnCase.UNSPECIFIED,
                JsonExpression.OnCase.UNSPECIFIED));
    }

    /** True if the path finds something in the item. */
    public JsonTable exists(String name, String columnPath) {
        return with(new TableReference.ExistsColumn(
                Name.of(name),
                new DataType(SqlType.BOOLEAN),
                Optional.of(Operand.text(columnPath)),
                JsonExpression.OnCase.UNSPECIFIED));
    }

    /** A row for each item that the path of the other finds in this one's, with its columns; one with NULLs for none. */
    public JsonTable nested(JsonTable inner) {
        return with(new TableReference.NestedColumns(Operand.text(inner.path), Optional.empty(), inner.columns));
    }

    TableReference build(Expression context, String alias) {
        return new TableReference.JsonTable(
                context,
                Operand.text(path),
                Optional.empty(),
                List.of(),
                columns,
                Optional.empty(),
                false,
                false,
                Optional.of(TableReference.Alias.of(alias)),
                Position.NONE);
    }
}
