package io.docdb.collection;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.type.Casts;
import io.docdb.schema.SchemaModel;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Brings a document to its declared columns: every value becomes one of the column's type, or is refused; columns that must
 * not be null are there. Fields that no column declares are refused in a table. In a collection the JSON Schema declares
 * columns and says what is right there; that leaves those which ALTER TABLE has added or changed. Thread-safe.
 */
final class ColumnRules {
    private final CollectionDefinition collection;
    private final List<ColumnDefinition> ruled;

    /** @param model of the collection's JSON Schema, if it has one */
    ColumnRules(CollectionDefinition collection, Optional<SchemaModel> model) {
        this.collection = collection;
        this.ruled = collection.origin() == CollectionDefinition.Origin.COLLECTION
                ? collection.columns().stream()
                        .filter(column -> model.flatMap(schema -> schema.root().property(column.name()))
                                .filter(property -> property.type().equals(column.type())
                                        && property.nullable() == column.nullable())
                                .isEmpty())
                        .toList()
                : collection.columns();
    }

    /** True if every document is as it should be. */
    boolean isEmpty() {
        return ruled.isEmpty() && collection.origin() == CollectionDefinition.Origin.COLLECTION;
    }

    /**
     * The document with typed values; the same object if nothing had to change.
     *
     * @throws ConstraintException NULL_NOT_ALLOWED (23502) naming the column; SCHEMA_VIOLATED for an undeclared field
     * @throws StatementException 22xxx if a value does not fit the type, naming the column
     */
    Document apply(Document document) {
        Document typed = document;
        for (int i = 0; i < ruled.size(); i++) {
            ColumnDefinition column = ruled.get(i);
            Value value = valueOf(document, column.name(), i);
            if (value.isNull()) {
                refuseNull(column);
            } else {
                Value fitting = fit(column, value);
                if (fitting != value) {
                    typed = typed.with(column.name(), fitting);
                }
            }
        }
        if (collection.origin() == CollectionDefinition.Origin.TABLE) {
            refuseUndeclared(document);
        }
        return typed;
    }

    /** Most documents have the columns' order: the place is tried first. */
    private static Value valueOf(Document document, String name, int place) {
        return place < document.size() && document.name(place).equals(name)
                ? document.value(place)
                : document.get(name);
    }

    private void refuseNull(ColumnDefinition column) {
        if (!column.nullable()) {
            throw new ConstraintException(
                    ErrorCode.NULL_NOT_ALLOWED,
                    "NULL not allowed: " + collection.name() + " column \"" + column.name()
                            + "\" expected a value of type " + column.type() + ", found NULL");
        }
    }

    private Value fit(ColumnDefinition column, Value value) {
        if (column.type().family() == SqlType.Family.ANY) {
            return value;
        }
        try {
            return Casts.assign(value, column.type(), ZoneOffset.UTC);
        } catch (StatementException e) {
            throw new StatementException(
                    e.code(), collection.name() + " column \"" + column.name() + "\": " + e.getMessage(), e);
        }
    }

    private void refuseUndeclared(Document document) {
        for (int i = 0; i < document.size(); i++) {
            String name = document.name(i);
            if (!isDeclared(name, i)) {
                List<String> names = collection.columns().stream()
                        .map(ColumnDefinition::name)
                        .toList();
                throw new ConstraintException(
                        ErrorCode.SCHEMA_VIOLATED,
                        "Schema violated: " + collection.name() + " expected one of the columns " + names
                                + ", found field \"" + name + "\"" + NearNames.didYouMean(name, names));
            }
        }
    }

    /** As {@link #valueOf}, the place is tried first. */
    private boolean isDeclared(String name, int place) {
        List<ColumnDefinition> columns = collection.columns();
        if (place < columns.size() && columns.get(place).name().equals(name)) {
            return true;
        }
        return columns.stream().anyMatch(column -> column.name().equals(name))
                || collection.hasGeneratedKey() && name.equals(CollectionDefinition.ID_FIELD);
    }
}
