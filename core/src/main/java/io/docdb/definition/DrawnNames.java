package io.docdb.definition;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.sql.DrawnSequences;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The names of sequences in defaults, which follow them: {@code NEXTVAL('a')} becomes {@code NEXTVAL('b')}.
 *
 * @param catalog as it is before the change
 * @param now what a sequence is after it
 */
record DrawnNames(CatalogSnapshot catalog, UnaryOperator<SequenceDefinition> now) {

    /** The table with its defaults as they are to be in {@code schema}. */
    CollectionDefinition in(CollectionDefinition table, String schema) {
        List<ColumnDefinition> columns = table.columns().stream()
                .map(column -> in(column, table.schema(), schema))
                .toList();
        return columns.equals(table.columns()) ? table : table.withColumns(columns, table.jsonSchema());
    }

    /** @param before the schema of its table before the change */
    ColumnDefinition in(ColumnDefinition column, String before, String after) {
        return column.withDefault(
                column.defaultSql().map(sql -> DrawnSequences.rename(sql, drawn -> name(drawn, before, after))));
    }

    private ObjectName name(ObjectName drawn, String before, String after) {
        List<Name> qualifier = drawn.qualifier();
        String schema = qualifier.isEmpty()
                ? before
                : qualifier.get(qualifier.size() - 1).text();
        return catalog.findSequence(schema, drawn.last().text())
                .map(found -> {
                    SequenceDefinition then = now.apply(found);
                    boolean unchanged = then.equals(found) && (!qualifier.isEmpty() || before.equals(after));
                    boolean isShort = qualifier.isEmpty() && then.schema().equals(after);
                    return unchanged
                            ? drawn
                            : isShort ? ObjectName.of(then.name()) : ObjectName.of(then.schema(), then.name());
                })
                .orElse(drawn);
    }
}
