package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ComputedColumns;
import io.docdb.collection.ComputedValues;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.Function;

/** Keeps computed columns true to what they are computed from when the definition of a table changes. */
final class ComputedColumnKeeper {
    private final DefinitionContext context;

    ComputedColumnKeeper(DefinitionContext context) {
        this.context = context;
    }

    /** @throws StatementException INVALID_DEFINITION if a column is computed from itself */
    void refuseCycles(CollectionDefinition table, Position at) {
        new ComputedColumns(table).findCyclic().ifPresent(column -> {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" is computed from itself: an expression expected other columns",
                    at);
        });
    }

    /**
     * What computes the column for a document. It is computed when the document is written, and has to be the same whenever it is
     * computed again: when what it reads gets another type, when the table is loaded from a dump.
     *
     * @throws StatementException INVALID_OBJECT_DEFINITION for a draw, the clock or the session
     */
    Function<Document, Value> compile(CollectionDefinition table, ColumnDefinition column, String sql) {
        Function<Document, Value> compute = context.collections().rules().compile(table, sql);
        if (!context.collections().rules().isLasting(table, sql)) {
            throw StatementException.in(
                    new StatementException.Part(sql, 0),
                    ErrorCode.INVALID_OBJECT_DEFINITION,
                    "Column \"" + column.name()
                            + "\": GENERATED expected what is always the same for a document, found " + sql
                            + "; DEFAULT takes what varies");
        }
        return compute;
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
