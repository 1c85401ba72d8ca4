package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.document.RowDocument;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.schema.PropertyModel;
import io.docdb.schema.SchemaModel;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A collection in scope: its columns are paths into the document.
 *
 * @param aliased true if the statement gave it another name, which hides its own
 * @param document the scan's document column
 * @param rowId the scan's hidden key column
 */
record CollectionRelation(
        String name,
        boolean aliased,
        CollectionDefinition definition,
        Optional<SchemaModel> model,
        Column documentColumn,
        Column rowId)
        implements Relation {
    /** What PostgreSQL, H2, Oracle and SQLite call what tells the rows of a table apart. */
    private static final Set<String> ROW_IDS = Set.of("ctid", "_rowid_", "rowid");

    CollectionRef ref() {
        return refOf(definition);
    }

    static CollectionRef refOf(CollectionDefinition definition) {
        return new CollectionRef(definition.id(), definition.schema(), definition.name());
    }

    @Override
    public boolean isNamed(List<String> identifiers, BindContext context) {
        int count = identifiers.size();
        if (!identifiers.get(count - 1).equalsIgnoreCase(name) || count > 1 && aliased) {
            return false;
        }
        return (count < 2 || identifiers.get(count - 2).equalsIgnoreCase(definition.schema()))
                && (count < 3 || identifiers.get(0).equalsIgnoreCase(context.catalogName()));
    }

    @Override
    public List<ScopeColumn> columns() {
        List<ScopeColumn> columns = new ArrayList<>();
        for (ColumnDefinition column : definition.columns()) {
            columns.add(column(column));
        }
        if (columns.isEmpty()) {
            definition.keyFields().forEach(field -> columns.add(key(field)));
            columns.add(whole());
        }
        return columns;
    }

    @Override
    public Optional<ScopeColumn> find(String identifier) {
        Optional<ScopeColumn> declared = definition.findColumn(identifier).map(this::column);
        if (declared.isPresent()) {
            return declared;
        }
        if (identifier.equalsIgnoreCase(CollectionDefinition.DOCUMENT_COLUMN)) {
            return Optional.of(whole());
        }
        if (definition.hasGeneratedKey() && identifier.equalsIgnoreCase(CollectionDefinition.ID_FIELD)) {
            return Optional.of(key(CollectionDefinition.ID_FIELD));
        }
        if (definition.keyFields().contains(identifier)) {
            return Optional.of(key(identifier));
        }
        return isRowIdentifier(identifier) ? Optional.of(rowIdentifier(identifier)) : Optional.empty();
    }

    /** True if the name is none of a column, but what other databases have for telling rows apart: read only. */
    boolean isRowIdentifier(String identifier) {
        return ROW_IDS.contains(identifier.toLowerCase(Locale.ROOT))
                && undeclared() == Undeclared.REFUSED
                && definition.findColumn(identifier).isEmpty();
    }

    /** What tells the rows of a table apart is its key, so that comparing it is looking it up; several columns are a row. */
    private ScopeColumn rowIdentifier(String identifier) {
        List<Expression> parts = new ArrayList<>();
        for (FieldPath path : definition.primaryKey()) {
            parts.add(new PathAccess(documentColumn.ref(), path, typeAt(path)));
        }
        Expression key = parts.size() == 1 ? parts.get(0) : new RowConstructor(parts);
        return new ScopeColumn(identifier, key, name, documentColumn.nullable());
    }

    private ScopeColumn column(ColumnDefinition column) {
        boolean nullable = column.nullable() || documentColumn.nullable();
        return new ScopeColumn(
                column.name(), new PathAccess(documentColumn.ref(), column.path(), column.type()), name, nullable);
    }

    private ScopeColumn whole() {
        return new ScopeColumn(
                CollectionDefinition.DOCUMENT_COLUMN, documentColumn.ref(), name, documentColumn.nullable());
    }

    private ScopeColumn key(String field) {
        FieldPath path = FieldPath.of(field);
        return new ScopeColumn(
                field, new PathAccess(documentColumn.ref(), path, typeAt(path)), name, documentColumn.nullable());
    }

    @Override
    public Undeclared undeclared() {
        if (definition.columns().isEmpty()) {
            return Undeclared.ALWAYS;
        }
        boolean open = definition.origin() == CollectionDefinition.Origin.COLLECTION
                && model.map(SchemaModel::isOpen).orElse(true);
        return open ? Undeclared.LAST : Undeclared.REFUSED;
    }

    @Override
    public Expression document() {
        return documentColumn.ref();
    }

    /** Of a table the values of its columns, NULL among them; of a collection the document as it is. */
    @Override
    public Optional<Expression> row() {
        if (definition.origin() != CollectionDefinition.Origin.TABLE
                || definition.columns().isEmpty()) {
            return Optional.of(document());
        }
        List<ScopeColumn> columns = columns();
        Expression row = new Call(
                new RowDocument(columns.stream().map(ScopeColumn::name).toList()),
                columns.stream().map(ScopeColumn::expression).toList(),
                SqlType.OBJECT);
        Case.When made = new Case.When(new IsNull(document()), Constant.NULL);
        return Optional.of(documentColumn.nullable() ? new Case(List.of(made), row, SqlType.OBJECT) : row);
    }

    /** The type of a declared column, of a declared property below one, else ANY. */
    @Override
    public SqlType typeAt(FieldPath path) {
        if (path.steps().size() == 1) {
            for (ColumnDefinition column : definition.columns()) {
                if (column.name().equals(path.firstName())) {
                    return column.type();
                }
            }
        }
        Optional<PropertyModel> declared = model.flatMap(schema -> schema.find(path));
        SqlType type = declared.map(PropertyModel::type).orElse(SqlType.ANY);
        return path.isMulti() ? SqlType.arrayOf(type) : type;
    }

    @Override
    public Relation padded() {
        return documentColumn.nullable()
                ? this
                : new CollectionRelation(name, aliased, definition, model, documentColumn.asNullable(), rowId);
    }
}
