package io.docdb.collection;

import io.docdb.error.StatementException;
import io.docdb.expr.type.Casts;
import io.docdb.schema.PropertyModel;
import io.docdb.schema.SchemaModel;
import io.docdb.schema.SchemaViolation;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.JsonText;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the values at which a JSON Schema names an SQL type, by {@code docdb:type}, that type: JSON text alone has no
 * dates. Where it allows texts alone, a date or a UUID becomes the text it stands for: what compares with such a place, and
 * how an index is read, goes by the declared type. Everything else stays as it was written; whether it is right, the schema
 * says. Thread-safe.
 */
final class DeclaredTypes {
    private static final int FOUND_CHARS = 60;

    /**
     * A place of the document at or below which something is declared.
     *
     * @param type that is named
     * @param ofTexts true if nothing but texts can be there
     */
    private record Place(Optional<SqlType> type, boolean ofTexts, List<Field> fields, Optional<Place> element) {
        boolean isPlain() {
            return type.isEmpty() && !ofTexts && fields.isEmpty() && element.isEmpty();
        }
    }

    private record Field(String name, Place place) {}

    private final Place root;

    DeclaredTypes(SchemaModel model) {
        Place whole = place(model.root());
        this.root = new Place(Optional.empty(), false, whole.fields(), Optional.empty()); // a document stays one
    }

    private static Place place(PropertyModel property) {
        boolean named = property.typed() && property.type().name() != SqlType.Name.ANY;
        List<Field> fields = new ArrayList<>();
        for (PropertyModel below : property.properties()) {
            Place place = place(below);
            if (!place.isPlain()) {
                fields.add(new Field(below.name(), place));
            }
        }
        Optional<Place> element = property.element().map(DeclaredTypes::place).filter(place -> !place.isPlain());
        Optional<SqlType> type = named ? Optional.of(property.type()) : Optional.empty();
        return new Place(type, !named && property.type().isText(), fields, element);
    }

    /** The document with typed values; one that does not fit its type stays as it is, for {@link #misfits} to find. */
    Document apply(Document document) {
        return root.isPlain() ? document : (Document) apply(document, root);
    }

    private static Value apply(Value given, Place place) {
        if (given.isNull()) {
            return given;
        }
        Value value = place.type().flatMap(type -> fitting(given, type)).orElse(given);
        if (place.ofTexts()) {
            return asText(value);
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
            return apply(array, place.element().get());
        }
        return value;
    }

    private static Value apply(ArrayValue array, Place element) {
        List<Value> changed = new ArrayList<>(array.size());
        boolean same = true;
        for (Value before : array.elements()) {
            Value after = apply(before, element);
            same &= after == before;
            changed.add(after);
        }
        return same ? array : new ArrayValue(changed);
    }

    /** The text of a value that is a string as JSON; any other stays, for the schema to find. */
    private static Value asText(Value value) {
        return switch (value.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL, UUID, BINARY ->
                new TextValue(JsonText.stringOf(value));
            default -> value;
        };
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
        Optional<SqlType> missed =
                place.type().filter(type -> fitting(value, type).isEmpty());
        if (missed.isPresent()) {
            misfits.add(new SchemaViolation(
                    path.toPointer(), "docdb:type", missed.get().toString(), shorten(value)));
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
