package io.docdb.definition;

import io.docdb.bind.ComputedColumns;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    /** Computes again what reads columns that have got another type or another expression. */
    void follow(List<AlterAction> actions, AlteredTable table) {
        List<ColumnDefinition> changed = new ArrayList<>();
        for (AlterAction action : actions) {
            if (action instanceof AlterAction.ChangeType change) {
                add(change.column(), table, changed);
            } else if (action instanceof AlterAction.SetGeneration change) {
                add(change.column(), table, changed);
            }
        }
        Map<String, Function<Document, Value>> again = new LinkedHashMap<>();
        for (ColumnDefinition column : new ComputedColumns(table.after()).readersOf(changed)) {
            again.put(
                    column.name(),
                    context.collections()
                            .rules()
                            .compile(table.after(), column.generatedSql().orElseThrow()));
        }
        if (!again.isEmpty()) {
            table.rewriteWith(document -> {
                Document result = document;
                for (Map.Entry<String, Function<Document, Value>> each : again.entrySet()) {
                    result = result.with(each.getKey(), each.getValue().apply(result));
                }
                return result;
            });
        }
    }

    /** An action behind it may have dropped the column, or given it another name: then nothing reads the old one. */
    private static void add(Name name, AlteredTable table, List<ColumnDefinition> changed) {
        table.after().findColumn(name.text()).ifPresent(changed::add);
    }
}
