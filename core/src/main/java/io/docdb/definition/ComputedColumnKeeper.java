package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ComputedColumns;
import io.docdb.collection.ComputedValues;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Position;
import java.util.List;

/** Keeps computed columns true to what they are computed from when the definition of a table changes. */
final class ComputedColumnKeeper {
    private final DefinitionContext context;

    ComputedColumnKeeper(DefinitionContext context) {
        this.context = context;
    }

    /** @throws io.docdb.error.StatementException INVALID_DEFINITION if a column is computed from itself */
    void refuseCycles(CollectionDefinition table, Position at) {
        new ComputedColumns(table).findCyclic().ifPresent(column -> {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" is computed from itself: an expression expected other columns",
                    at);
        });
    }

    /** Computes again what reads the column, which has got another type or another expression. */
    void follow(ColumnDefinition column, AlteredTable table) {
        List<ColumnDefinition> readers = new ComputedColumns(table.after()).readersOf(List.of(column));
        if (!readers.isEmpty()) {
            table.rewriteWith(new ComputedValues(
                    table.after(), readers, context.collections().rules()));
        }
    }
}
