package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.document.RowDocument;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the names in the text of a query mean: which table, view or column each one is, and where it stands. Gathered while the
 * query is bound; what stands in the views it reads is not among it. Confined to one statement until it is bound.
 */
public final class NameUses {
    /**
     * A table or view in FROM.
     *
     * @param parts of its name
     * @param aliased true if FROM calls it something else
     */
    public record TableUse(int offset, int parts, int definitionId, boolean aliased) {}

    /** A column of a table or view. */
    public record ColumnUse(int definitionId, String column) {}

    private final Map<Integer, TableUse> tables = new TreeMap<>();
    private final Map<Integer, ColumnUse> columns = new TreeMap<>();
    private final Map<Integer, Integer> qualifiers = new TreeMap<>();
    private final Map<Integer, String> labels = new TreeMap<>();
    private final Set<ColumnUse> merged = new LinkedHashSet<>();
    private final Map<Integer, CollectionDefinition> documents = new HashMap<>(); // by the id of their column
    private final Map<Integer, ColumnUse> shown = new HashMap<>(); // columns of views, and what stars stand for, by id
    private List<String> output = List.of();

    /** By where they stand. */
    public List<TableUse> tables() {
        return List.copyOf(tables.values());
    }

    /** By the offset of the column's own name. */
    public Map<Integer, ColumnUse> columns() {
        return columns;
    }

    /** Where a schema is said in front of a table in front of a column: how many parts stand in front of the table. */
    public Map<Integer, Integer> qualifiers() {
        return qualifiers;
    }

    /** What items of select lists are called without an alias, by where they begin. */
    public Map<Integer, String> labels() {
        return labels;
    }

    /** The columns that USING and NATURAL make one of. */
    public Set<ColumnUse> merged() {
        return merged;
    }

    /** The names of the query's own columns. */
    public List<String> output() {
        return output;
    }

    void output(List<Column> bound, List<String> renamed) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            names.add(i < renamed.size() ? renamed.get(i) : bound.get(i).name());
        }
        output = names;
    }

    void collection(
            ObjectName name, boolean aliased, boolean renamesColumns, CollectionDefinition found, int document) {
        table(name, found.id(), aliased);
        if (!renamesColumns) {
            documents.put(document, found);
        }
    }

    void view(ObjectName name, boolean aliased, boolean renamesColumns, ViewDefinition found, List<Column> bound) {
        table(name, found.id(), aliased);
        if (!renamesColumns) {
            bound.forEach(column -> shown.put(column.id(), new ColumnUse(found.id(), column.name())));
        }
    }

    /** A column that a star stands for is called the same behind the query it stands in. */
    void passedOn(Expression meaning, Column column) {
        ColumnUse use = useOf(meaning);
        if (use != null && use.column().equals(column.name())) {
            shown.put(column.id(), use);
        }
    }

    private void table(ObjectName name, int id, boolean aliased) {
        if (name.at().offset() >= 0) {
            tables.put(
                    name.at().offset(),
                    new TableUse(name.at().offset(), name.parts().size(), id, aliased));
        }
    }

    /** A name that turned out to be a column. */
    void column(PathStep step, Expression meaning) {
        if (step instanceof PathStep.Field field && field.name().at().offset() >= 0) {
            ColumnUse use = useOf(meaning);
            if (use != null && use.column().equalsIgnoreCase(field.name().text())) {
                columns.put(field.name().at().offset(), use);
            }
        }
    }

    /** {@code (t).a}: a column of the row. */
    void field(Expression base, PathStep step) {
        if (!(step instanceof PathStep.Field field)) {
            return;
        }
        String name = field.name().text();
        if (base instanceof Call row && row.function() instanceof RowDocument columnsOfRow) {
            int place = columnsOfRow.names().indexOf(name);
            if (place >= 0) {
                column(step, row.arguments().get(place));
            }
        } else if (base instanceof ColumnRef
                && documents.containsKey(((ColumnRef) base).column().id())) {
            column(step, new PathAccess(base, FieldPath.of(name), SqlType.ANY));
        }
    }

    void merged(Expression side) {
        ColumnUse use = useOf(side);
        if (use != null) {
            merged.add(use);
        }
    }

    private ColumnUse useOf(Expression meaning) {
        if (meaning instanceof ColumnRef ref) {
            return shown.get(ref.column().id());
        }
        boolean isField = meaning instanceof PathAccess path
                && path.base() instanceof ColumnRef
                && path.path().steps().get(0) instanceof FieldPath.Field;
        if (!isField) {
            return null;
        }
        PathAccess path = (PathAccess) meaning;
        CollectionDefinition table =
                documents.get(((ColumnRef) path.base()).column().id());
        return table == null ? null : new ColumnUse(table.id(), path.path().firstName());
    }

    /** A schema, perhaps a catalog, in front of the name of a table. */
    void qualified(List<Name> parts, int inFront) {
        if (inFront > 0 && parts.get(0).at().offset() >= 0) {
            qualifiers.put(parts.get(0).at().offset(), inFront);
        }
    }

    void label(int offset, String label) {
        if (offset >= 0) {
            labels.put(offset, label);
        }
    }
}
