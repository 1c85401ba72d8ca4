package io.docdb.schema;

import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a schema says about the values at one place of a document: a column, a nested field, an array element.
 *
 * @param name the property's name; {@code [*]} for the elements of an array, empty for the document
 * @param type what every non-null value there is. Text stays VARCHAR, whatever its format, unless {@code docdb:type}
 *     names another type; ANY if the schema leaves several kinds open
 * @param typed true if the keyword {@code docdb:type} named the type, so that values are to be converted to it
 * @param required true if the property is there whenever its parent is
 * @param nullable false if the value, where its parent is there, is neither missing nor null
 * @param allowed the values of {@code enum} or {@code const}, in order, null left out; empty if not limited
 * @param properties the declared properties of an object, in order
 * @param closed true if an object holds no other than the declared properties
 * @param element the elements of an array, if the schema says something about all of them
 */
public record PropertyModel(
        String name,
        SqlType type,
        boolean typed,
        boolean required,
        boolean nullable,
        List<Value> allowed,
        List<PropertyModel> properties,
        boolean closed,
        Optional<PropertyModel> element) {

    public PropertyModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(element);
        allowed = List.copyOf(allowed);
        properties = List.copyOf(properties);
    }

    /** The declared property of exactly that name. */
    public Optional<PropertyModel> property(String propertyName) {
        for (PropertyModel property : properties) {
            if (property.name.equals(propertyName)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
