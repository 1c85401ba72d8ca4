package io.docdb.schema;

import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * What a schema declares, as SQL sees it: columns in order, their types and nullability, and the same for every nested
 * path.
 *
 * <p>Every statement is a promise: a document the schema accepts keeps it. Where the schema leaves several kinds of
 * values open the type is ANY. Thread-safe: immutable.
 *
 * @param root the document itself
 */
public record SchemaModel(PropertyModel root) {

    /** The declared top-level properties, in the order of the schema: the columns of the table. */
    public List<PropertyModel> columns() {
        return root.properties();
    }

    /** True if documents may hold top-level properties which are not declared. */
    public boolean isOpen() {
        return !root.closed();
    }

    /** What is declared for the value at {@code path}; for {@code [*]} and {@code [n]} it is the element's. */
    public Optional<PropertyModel> find(FieldPath path) {
        PropertyModel place = root;
        for (FieldPath.Step step : path.steps()) {
            Optional<PropertyModel> next =
                    step instanceof FieldPath.Field field ? place.property(field.name()) : place.element();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            place = next.get();
        }
        return Optional.of(place);
    }

    /**
     * The type of the values at {@code path}, ANY if undeclared. For a path with {@code [*]} it is the type of each
     * single value, not of the array of all of them.
     */
    public SqlType typeAt(FieldPath path) {
        return find(path).map(PropertyModel::type).orElse(SqlType.ANY);
    }

    /** False if every valid document holds a value at {@code path} that is not null. */
    public boolean isNullable(FieldPath path) {
        PropertyModel place = root;
        boolean nullable = false;
        for (FieldPath.Step step : path.steps()) {
            Optional<PropertyModel> next =
                    step instanceof FieldPath.Field field ? place.property(field.name()) : Optional.empty();
            if (next.isEmpty()) {
                return true;
            }
            boolean inObject = place == root || place.type().name() == SqlType.Name.OBJECT;
            place = next.get();
            nullable |= !inObject || place.nullable();
        }
        return nullable;
    }
}
