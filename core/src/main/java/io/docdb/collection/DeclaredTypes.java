package io.docdb.collection;

import io.docdb.error.StatementException;
import io.docdb.expr.type.Casts;
import io.docdb.schema.PropertyModel;
import io.docdb.schema.SchemaModel;
import io.docdb.schema.SchemaViolation;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the values at which a JSON Schema names an SQL type, by {@code docdb:type}, that type: JSON text alone has no
 * dates. Everything else stays as it was written; whether it is right, the schema says. Thread-safe.
 */
final class DeclaredTypes {
    private static final int FOUND_CHARS = 60;

    /** A place of the document at or below which a type is named. */
    private record Place(Optional<SqlType> type, List<Field> fields, Optional<Place> element) {
        boolean isPlain() {
            return type.isEmpty() && fields.isEmpty() && element.isEmpty();
        }
    }

    private record Field(String name, Place place) {}

    private final Place root;

    DeclaredTypes(SchemaModel model) {
        this.root = place(model.root());
    }

    private static Place place(PropertyModel property) {
        if (property.typed() && property.type().name() != SqlType.Name.ANY) {
            return new Place(Optional.of(property.type()), List.of(), Optional.empty());
        }
        List<Field> fields = new ArrayList<>();
        for (PropertyModel below : property.properties()) {
            Place place = place(below);
            if (!place.isPlain()) {
                fields.add(new Field(below.name(), place));
            }
        }
        Optional<Place> element = property.element().map(DeclaredTypes::place).filter(place -> !place.isPlain());
        return new Place(Optional.empty(), fields, element);
    }

    /** The document with typed values; one that does not fit its type stays as it is, for {@link #misfits} to find. */
    Document apply(Document document) {
        return root.isPlain() ? document : (Document) apply(document, root);
    }

    private static Value apply(Value value, Place place) {
        if (value.isNull()) {
            return value;
        }
        if (place.type().isPresent()) {
            return fitting(value, place.type().get()).orElse(value);
        }
        if (value instanceof Document document) {
            Document changed = document;
            for (Field field : place.fields()) {
                Value before = document.get(field.name());
                Value after = apply(before, field.place());
                changed = after == before ? changed : changed.with(field.name(), after);
            }
            return changed;
        }
        if (value instanceof ArrayValue array && place.element().isPresent()) {
            Place element = place.element().get();
            return new ArrayValue(
                    array.elements().stream().map(each -> apply(each, element)).toList());
        }
        return value;
    }

    /** The values which are not of the type that is named for them. */
    List<SchemaViolation> misfits(Document document) {
        if (root.isPlain()) {
            return List.of();
        }
        List<SchemaViolation> misfits = new ArrayList<>();
        collect(document, root, FieldPath.ROOT, misfits);
        return misfits;
    }

    private static void collect(Value value, Place place, FieldPath path, List<SchemaViolation> misfits) {
        if (value.isNull()) {
            return;
        }
        if (place.type().isPresent()) {
            SqlType type = place.type().get();
            if (fitting(value, type).isEmpty()) {
                misfits.add(new SchemaViolation(path.toPointer(), "docdb:type", type.toString(), shorten(value)));
            }
        } else if (value instanceof Document document) {
            place.fields()
                    .forEach(field ->
                            collect(document.get(field.name()), field.place(), path.then(field.name()), misfits));
        } else if (value instanceof ArrayValue array && place.element().isPresent()) {
            for (int i = 0; i < array.size(); i++) {
                Value element = array.elements().get(i);
                collect(element, place.element().get(), path.then(new FieldPath.Element(i)), misfits);
            }
        }
    }

    private static Optional<Value> fitting(Value value, SqlType type) {
        try {
            return Optional.of(Casts.assign(value, type, ZoneOffset.UTC));
        } catch (StatementException e) {
            return Optional.empty();
        }
    }

    private static String shorten(Value value) {
        String text = value.toString();
        return text.length() <= FOUND_CHARS ? text : text.substring(0, FOUND_CHARS - 1) + "…";
    }
}
