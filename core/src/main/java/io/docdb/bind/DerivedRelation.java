package io.docdb.bind;

import io.docdb.catalog.Identifiers;
import io.docdb.expr.Expression;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A derived table, view, common table or table function in scope.
 *
 * @param element the only column of UNNEST over objects, whose fields can be named as columns of the table
 */
record DerivedRelation(String name, List<ScopeColumn> columns, Optional<Expression> element) implements Relation {
    DerivedRelation {
        columns = List.copyOf(columns);
    }

    @Override
    public boolean isNamed(List<String> identifiers, BindContext context) {
        return identifiers.size() == 1 && identifiers.get(0).equalsIgnoreCase(name) && !name.isEmpty();
    }

    @Override
    public Optional<ScopeColumn> find(String identifier) {
        return Identifiers.find(identifier, columns, ScopeColumn::name, "Column");
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
                name, columns.stream().map(ScopeColumn::asNullable).toList(), element);
    }
}
