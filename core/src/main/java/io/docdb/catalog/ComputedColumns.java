package io.docdb.catalog;

import io.docdb.sql.ColumnRewriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table that are computed from others, and which reads which. Example: of {@code a INT, c INT AS (b + 1), b INT AS
 * (a + 1)} the order is b, c, for c reads b.
 */
public final class ComputedColumns {
    private final CollectionDefinition table;
    private final List<ColumnDefinition> computed;

    public ComputedColumns(CollectionDefinition table) {
        this.table = table;
        this.computed = table.columns().stream()
                .filter(column -> column.generatedSql().isPresent())
                .toList();
    }

    /** Each behind those that it reads, else in the order of the table. */
    public List<ColumnDefinition> inOrder() {
        if (computed.size() < 2) {
            return computed;
        }
        Set<ColumnDefinition> ordered = new LinkedHashSet<>();
        Set<ColumnDefinition> begun = new HashSet<>();
        computed.forEach(column -> place(column, begun, ordered));
        return List.copyOf(ordered);
    }

    private void place(ColumnDefinition column, Set<ColumnDefinition> begun, Set<ColumnDefinition> ordered) {
        if (begun.add(column)) {
            computed.stream().filter(other -> reads(column, other)).forEach(other -> place(other, begun, ordered));
            ordered.add(column);
        }
    }

    /** True if the expression of the first one names the second one. */
    public boolean reads(ColumnDefinition column, ColumnDefinition other) {
        return column.generatedSql()
                .map(sql -> ColumnRewriter.renameTable(sql, table.schema(), table.name(), table.name()))
                .filter(sql -> ColumnRewriter.mentions(sql, table.name(), other.name()))
                .isPresent();
    }

    /** A column that is computed from itself, be it by others. */
    public Optional<ColumnDefinition> findCyclic() {
        return computed.stream()
                .filter(column -> readersOf(List.of(column)).contains(column))
                .findFirst();
    }

    /** Those that read one of these, be it by others, in the order in which they are computed. */
    public List<ColumnDefinition> readersOf(List<ColumnDefinition> columns) {
        List<ColumnDefinition> read = new ArrayList<>(columns);
        Set<ColumnDefinition> readers = new HashSet<>();
        for (int i = 0; i < read.size(); i++) {
            ColumnDefinition each = read.get(i);
            computed.stream()
                    .filter(column -> reads(column, each) && readers.add(column))
                    .forEach(read::add);
        }
        return inOrder().stream().filter(readers::contains).toList();
    }
}
