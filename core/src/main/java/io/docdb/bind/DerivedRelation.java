package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.Identifiers;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.document.RowDocument;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A derived table, view, common table or table function in scope.
 *
 * @param schema of a view that goes by its own name, so that this may stand before it
 * @param kind what it is of these, where that makes a difference
 * @param element the value whose fields can be named as columns of the table: the only column of UNNEST over objects, the whole
 *     document in a view
 * @param isPadded true behind an outer join, which may make up rows of NULLs
 * @param functionColumn what a function calls its only column, where an alias has given the column another name
 */
record DerivedRelation(
        Kind kind,
        Optional<String> schema,
        String name,
        List<ScopeColumn> columns,
        Optional<Expression> element,
        boolean isPadded,
        Optional<String> functionColumn)
        implements Relation {
    /** A view is a collection to those who use it: it has documents. */
    enum Kind {
        ROWS,
        VIEW
    }

    DerivedRelation {
        columns = List.copyOf(columns);
    }

    DerivedRelation(String name, List<ScopeColumn> columns, Optional<Expression> element) {
        this(Kind.ROWS, Optional.empty(), name, columns, element, false, Optional.empty());
    }

    /**
     * A view. Its documents are its rows as objects; if it shows a column {@code _doc}, the values of that, and then fields of
     * those can be named as in a collection.
     */
    static DerivedRelation view(String name, List<ScopeColumn> columns) {
        return new DerivedRelation(
                Kind.VIEW, Optional.empty(), name, columns, wholeDocument(columns), false, Optional.empty());
    }

    /** The same, which may be named with its schema before it. */
    DerivedRelation in(String itsSchema) {
        return new DerivedRelation(kind, Optional.of(itsSchema), name, columns, element, isPadded, functionColumn);
    }

    /** The column {@code _doc} of a query that gives whole documents: their fields can be named behind the table's name. */
    static Optional<Expression> wholeDocument(List<ScopeColumn> columns) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(CollectionDefinition.DOCUMENT_COLUMN))
                .map(ScopeColumn::expression)
                .filter(shown -> shown.type().family() == SqlType.Family.OBJECT
                        || shown.type().family() == SqlType.Family.ANY)
                .findFirst();
    }

    /** The only column by the name the function itself has for it: {@code r.x} of {@code SYSTEM_RANGE(1, 9) r}. */
    Optional<ScopeColumn> findByFunction(String identifier) {
        return functionColumn.filter(identifier::equalsIgnoreCase).map(own -> columns.get(0));
    }

    /** The row as an object, as {@code JSON_AGG(x)} asks for it; empty if two columns have one name. */
    @Override
    public Optional<Expression> row() {
        List<String> names = columns.stream().map(ScopeColumn::name).toList();
        List<Expression> values = columns.stream().map(ScopeColumn::expression).toList();
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            return Optional.empty();
        }
        Expression row = new Call(new RowDocument(names), values, SqlType.OBJECT);
        return Optional.of(isPadded ? orNull(row, values) : row);
    }

    /** The row an outer join made up is NULL, not an object of NULLs. */
    private static Expression orNull(Expression row, List<Expression> values) {
        Expression made = new And(values.stream().<Expression>map(IsNull::new).toList());
        return new Case(List.of(new Case.When(made, Constant.NULL)), row, SqlType.OBJECT);
    }

    @Override
    public boolean isNamed(List<String> identifiers, BindContext context) {
        int count = identifiers.size();
        return !name.isEmpty()
                && identifiers.get(count - 1).equalsIgnoreCase(name)
                && (count < 2
                        || schema.filter(identifiers.get(count - 2)::equalsIgnoreCase)
                                .isPresent())
                && (count < 3 || identifiers.get(0).equalsIgnoreCase(context.catalogName()));
    }

    @Override
    public Optional<ScopeColumn> find(String identifier) {
        Optional<ScopeColumn> found = Identifiers.find(identifier, columns, ScopeColumn::name, "Column");
        found.ifPresent(this::requireOnly);
        boolean wantsDocument = found.isEmpty()
                && kind == Kind.VIEW
                && identifier.equalsIgnoreCase(CollectionDefinition.DOCUMENT_COLUMN);
        return wantsDocument
                ? Optional.of(new ScopeColumn(CollectionDefinition.DOCUMENT_COLUMN, rowOfView(), name, isPadded))
                : found;
    }

    private Expression rowOfView() {
        return row().orElseThrow(() -> new StatementException(
                ErrorCode.AMBIGUOUS_NAME,
                "View \"" + name + "\" has no documents: two of its columns have one name; give them aliases"));
    }

    private boolean showsDocumentsOnly() {
        return columns.stream()
                .allMatch(column -> column.name().equals(CollectionDefinition.DOCUMENT_COLUMN)
                        || column.name().equals(CollectionDefinition.ID_FIELD));
    }

    /** Two columns of a subquery may have one name as long as nobody asks for it. */
    private void requireOnly(ScopeColumn found) {
        for (ScopeColumn column : columns) {
            if (column != found && column.name().equals(found.name())) {
                throw new StatementException(
                        ErrorCode.AMBIGUOUS_NAME,
                        "Column \"" + found.name() + "\" is ambiguous: \"" + name
                                + "\" has two of this name; give them aliases");
            }
        }
    }

    @Override
    public Undeclared undeclared() {
        if (element.isEmpty()) {
            return Undeclared.REFUSED;
        }
        if (kind == Kind.ROWS) {
            return Undeclared.QUALIFIED;
        }
        return showsDocumentsOnly() ? Undeclared.ALWAYS : Undeclared.LAST;
    }

    @Override
    public Expression document() {
        return element.orElseThrow();
    }

    @Override
    public SqlType typeAt(FieldPath path) {
        return path.isMulti() ? SqlType.ARRAY : SqlType.ANY;
    }

    @Override
    public Relation padded() {
        List<ScopeColumn> nullable =
                columns.stream().map(ScopeColumn::asNullable).toList();
        return new DerivedRelation(kind, schema, name, nullable, element, true, functionColumn);
    }
}
