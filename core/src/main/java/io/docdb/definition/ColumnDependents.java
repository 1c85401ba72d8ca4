package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.sql.ColumnRewriter;
import io.docdb.value.FieldPath;
import java.util.Collection;
import java.util.List;

/**
 * What of a table reads one of its columns: directly, below it, or in the text of an expression.
 *
 * @param generated other columns that are computed from it
 * @param indexes that have it as a part, in a part or in their predicate
 * @param checks that name it
 * @param foreignKeys of the table that it is part of
 */
record ColumnDependents(
        List<ColumnDefinition> generated,
        List<IndexDefinition> indexes,
        List<CheckDefinition> checks,
        List<ForeignKeyDefinition> foreignKeys) {

    static ColumnDependents of(
            CollectionDefinition table, Collection<IndexDefinition> indexes, ColumnDefinition column) {
        Reader reader = new Reader(table.schema(), table.name(), column);
        return new ColumnDependents(
                table.columns().stream()
                        .filter(other -> !other.equals(column)
                                && other.generatedSql().filter(reader::reads).isPresent())
                        .toList(),
                indexes.stream().filter(reader::reads).toList(),
                table.checks().stream()
                        .filter(check -> reader.reads(check.conditionSql()))
                        .toList(),
                table.foreignKeys().stream()
                        .filter(key -> key.paths().contains(column.path()))
                        .toList());
    }

    private record Reader(String schema, String table, ColumnDefinition column) {
        boolean reads(String expression) {
            return ColumnRewriter.mentions(
                    ColumnRewriter.renameTable(expression, schema, table, table), table, column.name());
        }

        boolean reads(IndexDefinition index) {
            return index.predicateSql().filter(this::reads).isPresent()
                    || index.parts().stream().anyMatch(this::reads);
        }

        private boolean reads(IndexDefinition.Part part) {
            FieldPath path = column.path();
            return part.path().filter(read -> read.startsWith(path)).isPresent()
                    || part.expressionSql().filter(this::reads).isPresent();
        }
    }
}
