package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.dsl.mapping.Getter;
import io.docdb.value.FieldPath;
import java.util.List;

/** Where a path comes from: text, or method references whose names the mapper knows. */
sealed interface PathSource {
    FieldPath path(DocumentMapper mapper);

    /** What the field is known to hold. */
    Shape shape(DocumentMapper mapper);

    /** What is known of a field without looking at documents. */
    enum Shape {
        UNKNOWN,
        SINGLE,
        ARRAY
    }

    record Text(FieldPath fieldPath) implements PathSource {
        @Override
        public FieldPath path(DocumentMapper mapper) {
            return fieldPath;
        }

        @Override
        public Shape shape(DocumentMapper mapper) {
            return fieldPath.isMulti() ? Shape.ARRAY : Shape.UNKNOWN;
        }
    }

    record Typed(List<Getter<?, ?>> getters) implements PathSource {
        @Override
        public FieldPath path(DocumentMapper mapper) {
            FieldPath path = FieldPath.ROOT;
            for (int i = 0; i < getters.size(); i++) {
                EntityType.Property property = mapper.property(getters.get(i));
                path = path.then(property.field());
                if (property.isMany() && i + 1 < getters.size()) {
                    path = path.then(FieldPath.AnyElement.INSTANCE);
                }
            }
            return path;
        }

        @Override
        public Shape shape(DocumentMapper mapper) {
            EntityType.Property last = mapper.property(getters.get(getters.size() - 1));
            return last.isMany() || path(mapper).isMulti() ? Shape.ARRAY : Shape.SINGLE;
        }
    }

    static PathSource of(String path) {
        return new Text(Given.given(path, "a path of fields").isEmpty() ? FieldPath.ROOT : FieldPath.parse(path));
    }

    static PathSource of(Getter<?, ?>... getters) {
        for (Getter<?, ?> getter : getters) {
            Given.given(getter, "a method reference such as Order::total");
        }
        return new Typed(List.of(getters));
    }
}
