package io.docdb.bind;

import io.docdb.catalog.Identifiers;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.document.ComposeDocument;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A derived table, view, common table or table function in scope.
 *
 * @param element the only column of UNNEST over objects, whose fields can be named as columns of the table
 * @param isPadded true behind an outer join, which may make up rows of NULLs
 * @param functionColumn what a function calls its only column, where an alias has given the column another name
 */
record DerivedRelation(
        String name,
        List<ScopeColumn> columns,
        Optional<Expression> element,
        boolean isPadded,
        Optional<String> functionColumn)
        implements Relation {
    DerivedRelation {
        columns = List.copyOf(columns);
    }

    DerivedRelation(String name, List<ScopeColumn> columns, Optional<Expression> element) {
        this(name, columns, element, false, Optional.empty());
    }

    /** The only column by the name the function itself has for it: {@code r.x} of {@code SYSTEM_RANGE(1, 9) r}. */
    Optional<ScopeColumn> findByFunction(String identifier) {
        return functionColumn.filter(identifier::equalsIgnoreCase).map(own -> columns.get(0));
    }

    /** The row as an object, as {@code JSON_AGG(x)} asks for it; empty if two columns have one name. */
    Optional<Expression> row() {
        List<String> names = columns.stream().map(ScopeColumn::name).toList();
        List<Expression> values = columns.stream().map(ScopeColumn::expression).toList();
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            return Optional.empty();
        }
        Expression row = new Call(new ComposeDocument(names), values, SqlType.OBJECT);
        return Optional.of(isPadded ? orNull(row, values) : row);
    }

    /** The row an outer join made up is NULL, not an object of NULLs. */
    private static Expression orNull(Expression row, List<Expression> values) {
        Expression made = new And(values.stream().<Expression>map(IsNull::new).toList());
        return new Case(List.of(new Case.When(made, Constant.NULL)), row, SqlType.OBJECT);
    }

    @Override
    public boolean isNamed(List<String> identifiers, BindContext context) {
        return identifiers.size() == 1 && identifiers.get(0).equalsIgnoreCase(name) && !name.isEmpty();
    }

    @Override
    public Optional<ScopeColumn> find(String identifier) {
        Optional<ScopeColumn> found = Identifiers.find(identifier, columns, ScopeColumn::name, "Column");
        found.ifPresent(this::requireOnly);
        return found;
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
        return element.isPresent() ? Undeclared.QUALIFIED : Undeclared.REFUSED;
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
        return new DerivedRelation(
                name, columns.stream().map(ScopeColumn::asNullable).toList(), element, true, functionColumn);
    }
}
