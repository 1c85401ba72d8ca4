package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Name;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** ADD COLUMN, and at which place among the others a column stands. Confined to one statement. */
final class ColumnPlaces {
    private final DefinitionContext context;
    private final AlteredTable table;

    ColumnPlaces(AlteredTable table) {
        this.context = table.context();
        this.table = table;
    }

    void add(AlterAction.AddColumn action) {
        Name name = action.column().name();
        if (table.after().findColumn(name.text()).isPresent()) {
            if (action.ifNotExists()) {
                context.warnExists("Column", name.text());
                return;
            }
            throw context.error(
                    ErrorCode.COLUMN_EXISTS,
                    "Column \"" + name + "\" exists already in \""
                            + table.after().name() + "\"",
                    name.at());
        }
        TableDefiner definer = new TableDefiner(context);
        ColumnDefinition column =
                definer.column(table.after().schema(), table.after().name(), action.column());
        List<ColumnDefinition> columns = new ArrayList<>(table.after().columns());
        columns.add(action.place().map(this::positionOf).orElse(columns.size()), column);
        table.set(table.after().withColumns(columns, table.after().jsonSchema()));
        fillNewColumn(column, Optional.ofNullable(definer.sequenceOf(column)));
    }

    /** Only the definition says in what order columns stand; documents keep theirs. */
    void move(AlterAction.PlaceColumn action) {
        ColumnDefinition column = Paths.column(table.after(), action.column(), context);
        boolean itself = action.place()
                .column()
                .filter(other -> Paths.column(table.after(), other, context).equals(column))
                .isPresent();
        if (itself) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Column \"" + column.name() + "\" expected another column to stand beside, found itself",
                    action.place().column().get().at());
        }
        List<ColumnDefinition> columns = new ArrayList<>(table.after().columns());
        columns.remove(column);
        table.set(table.after().withColumns(columns, table.after().jsonSchema()));
        columns.add(positionOf(action.place()), column);
        table.set(table.after().withColumns(columns, table.after().jsonSchema()));
    }

    private int positionOf(AlterAction.Place place) {
        if (place.column().isEmpty()) {
            return 0;
        }
        int position = table.after()
                .columns()
                .indexOf(Paths.column(table.after(), place.column().get(), context));
        return place.before() ? position : position + 1;
    }

    /**
     * Documents that are there get the default, the identity or the computed value; NOT NULL is checked on the way. Those of a
     * collection may have the field already: it stays, and is brought to the type.
     */
    private void fillNewColumn(ColumnDefinition column, Optional<SequenceDefinition> sequence) {
        if (column.generatedSql().isPresent()) {
            Function<Document, Value> compute = new ComputedColumnKeeper(context)
                    .compile(table.after(), column, column.generatedSql().get());
            table.rewriteWith(document -> document.with(column.name(), compute.apply(document)));
        } else if (sequence.isPresent()) {
            fill(column, document -> LongValue.of(context.sequences().next(sequence.get())));
        } else if (column.defaultSql().isPresent()) {
            fill(
                    column,
                    context.collections()
                            .rules()
                            .compileDefault(
                                    table.after(),
                                    column.defaultSql().get(),
                                    context.catalog(),
                                    context.sequences()::next));
        } else if (!column.nullable() || table.after().origin() == CollectionDefinition.Origin.COLLECTION) {
            table.testAll();
        }
    }

    private void fill(ColumnDefinition column, Function<Document, Value> value) {
        String name = column.name();
        table.rewriteWith(document -> document.has(name) ? document : document.with(name, value.apply(document)));
    }
}
