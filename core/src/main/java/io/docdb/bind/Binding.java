package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.TextPlace;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all binders of one statement share. Confined to one statement.
 *
 * @param errors makes errors with their place in the text at hand: the statement's, or a view's
 */
record Binding(CatalogSnapshot catalog, Functions functions, BindContext context, BindErrors errors, Tally tally) {

    Column newColumn(String name, SqlType type, boolean nullable) {
        return tally.newColumn(name, type, nullable);
    }

    StatementException error(Position position, ErrorCode code, String message) {
        return errors.at(position, code, message);
    }

    /** Where a value that cannot be computed was asked for; nowhere in the statement for what stands in a view or default. */
    TextPlace placeOf(Position position) {
        return !errors.isStatement() || errors.text().isEmpty() || position.offset() < 0
                ? TextPlace.NONE
                : new TextPlace(position.offset());
    }

    /** For another text inside the same statement: a view, a default. Its names are sought in {@code schema}. */
    Binding within(String schema, String text) {
        return new Binding(catalog, functions, context.within(schema), new BindErrors(text, false), tally);
    }

    /** The columns a view has; none if its query cannot be bound any more. */
    List<ColumnDefinition> columnsOf(ViewDefinition view) {
        Binding aside = new Binding(
                catalog,
                functions,
                context.within(view.schema()),
                new BindErrors(view.querySql(), false),
                Tally.aside());
        try {
            Query query = (Query) Parser.parse(view.querySql()).statement();
            LogicalPlan plan = new QueryBinder(aside).bind(query, Optional.empty(), CommonTables.NONE);
            List<ColumnDefinition> columns = new ArrayList<>();
            for (int i = 0; i < plan.columns().size(); i++) {
                Column column = plan.columns().get(i);
                String name = i < view.columns().size() ? view.columns().get(i) : column.name();
                columns.add(ColumnDefinition.of(name, column.type(), column.nullable())
                        .withComment(view.columnComments().getOrDefault(name, "")));
            }
            return columns;
        } catch (StatementException broken) {
            return List.of();
        }
    }

    Scope emptyScope(Optional<Scope> outer, CommonTables commonTables) {
        return new Scope(outer, commonTables, tally.columnMark());
    }
}
