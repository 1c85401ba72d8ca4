package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where documents count their changes: from 1, a document without version having the version 0. */
record VersionField(FieldPath path) {
    VersionField {
        if (path.steps().size() != 1) {
            throw Given.refused("Expected a field of the document itself for its version, found " + path);
        }
    }

    /** The one of a class, if it has one. */
    static Optional<VersionField> of(DocumentMapper mapper, Class<?> type) {
        if (Value.class.isAssignableFrom(type) || type == String.class || Map.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        return mapper.entity(type).findVersion().map(property -> new VersionField(FieldPath.of(property.field())));
    }

    long of(Document document) {
        return path.get(document) instanceof NumberValue number ? number.longValue() : 0;
    }

    /** The document to insert: with its version, or the first. */
    Document first(Document document) {
        return of(document) == 0 ? with(document, 1) : document;
    }

    /** The document to put in the place of the one that it was read as. */
    Document next(Document document) {
        return with(document, of(document) + 1);
    }

    private Document with(Document document, long version) {
        return document.with(path.firstName(), LongValue.of(version));
    }

    /** The documents of this version. */
    Filter<Object> is(long version) {
        return Filter.where(current()).eq(version);
    }

    private Operand current() {
        return Operand.call("coalesce", Operand.field(new PathSource.Text(path)), 0);
    }

    /** Adds to the changes of an update the one of the version, unless it is among them. */
    void count(List<DataChange.SetClause> changes, StatementBuilder.Scope scope) {
        Expression.Reference field = scope.reference(path);
        if (changes.isEmpty() || changes.stream().anyMatch(change -> field.equals(targetOf(change)))) {
            return;
        }
        Expression before = Expression.Call.of("coalesce", field, new Expression.Literal(LongValue.ZERO));
        changes.add(new DataChange.Assignment(
                field, new Expression.Binary(BinaryOperator.ADD, before, new Expression.Literal(LongValue.of(1)))));
    }

    private static Expression.Reference targetOf(DataChange.SetClause change) {
        if (change instanceof DataChange.Removal removal) {
            return removal.target();
        }
        return ((DataChange.Assignment) change).target(); // no builder makes another
    }
}
