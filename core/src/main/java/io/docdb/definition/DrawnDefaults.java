package io.docdb.definition;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Sequences that a statement drops, and the defaults of columns that draw from them: those keep a sequence, or go with it by
 * CASCADE. Confined to one statement.
 */
final class DrawnDefaults {
    private final DefinitionContext context;
    private final List<SequenceDefinition> going = new ArrayList<>();

    DrawnDefaults(DefinitionContext context) {
        this.context = context;
    }

    void add(Collection<SequenceDefinition> sequences) {
        going.addAll(sequences);
    }

    /** The sequences that go with a table: those of its identity columns, and those its columns own. */
    static List<SequenceDefinition> goingWith(CollectionDefinition table, CatalogSnapshot catalog) {
        return catalog.sequences().stream()
                .filter(sequence -> sequence.ownerId().equals(Optional.of(table.id()))
                        || table.columns().stream().anyMatch(column -> Sequences.counts(sequence, table, column)))
                .toList();
    }

    /**
     * Sees to the defaults of a table that draw from sequences that go.
     *
     * @param sequences some of those that were added
     * @param owner what they go with, as "Table \"t\""
     * @throws io.docdb.error.StatementException DEPENDENT_OBJECTS (2BP01) without {@code cascade}
     */
    void release(
            CollectionDefinition table,
            Collection<SequenceDefinition> sequences,
            String owner,
            boolean cascade,
            Position at) {
        for (ColumnDefinition column : table.columns()) {
            sequences.stream()
                    .filter(sequence -> Sequences.draws(sequence, table, column))
                    .findFirst()
                    .ifPresent(sequence -> {
                        if (!cascade) {
                            throw context.error(
                                    ErrorCode.DEPENDENT_OBJECTS,
                                    owner + " takes along the sequence \"" + sequence.name()
                                            + "\", which counts for column \"" + column.name() + "\" of \""
                                            + table.name() + "\": drop that default first or use CASCADE",
                                    at);
                        }
                        context.warnings()
                                .add("Default of column \"" + column.name() + "\" of \"" + table.name()
                                        + "\" is dropped, too");
                    });
        }
    }

    /** A table without the defaults that draw from what goes; the same object if there are none. */
    CollectionDefinition without(CollectionDefinition table) {
        List<ColumnDefinition> columns = table.columns().stream()
                .map(column -> going.stream().anyMatch(sequence -> Sequences.draws(sequence, table, column))
                        ? column.withDefault(Optional.empty())
                        : column)
                .toList();
        return columns.equals(table.columns()) ? table : table.withColumns(columns, table.jsonSchema());
    }
}
