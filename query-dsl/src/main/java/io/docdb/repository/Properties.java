package io.docdb.repository;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.error.NearNames;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the property a part of a method name means: {@code CustomerCity} is {@code customer.city}. */
final class Properties {
    private final DocumentMapper mapper;
    private final EntityType entity;

    Properties(DocumentMapper mapper, EntityType entity) {
        this.mapper = mapper;
        this.entity = entity;
    }

    /**
     * A property at the end of a path.
     *
     * @param path with {@code [*]} where it goes into an array
     * @param last what stands at its end
     */
    record Found(FieldPath path, EntityType.Property last) {
        boolean isText() {
            return CharSequence.class.isAssignableFrom(last.contentType().getRawClass()) && !last.isMany();
        }
    }

    /** The longest name first: {@code addressCity}, else {@code address} and in it {@code city}; {@code _} cuts by force. */
    Optional<Found> find(String words) {
        return find(entity, FieldPath.ROOT, words);
    }

    private Optional<Found> find(EntityType type, FieldPath before, String words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<EntityType.Property> whole = named(type, words);
        if (whole.isPresent()) {
            return Optional.of(new Found(before.then(whole.get().field()), whole.get()));
        }
        for (int cut = words.length() - 1; cut > 0; cut--) {
            char next = words.charAt(cut);
            if (next != '_' && !Character.isUpperCase(next)) {
                continue;
            }
            Optional<EntityType.Property> head = named(type, words.substring(0, cut));
            if (head.isEmpty()) {
                continue;
            }
            FieldPath inside = before.then(head.get().field());
            if (head.get().isMany()) {
                inside = inside.then(FieldPath.AnyElement.INSTANCE);
            }
            String rest = words.substring(next == '_' ? cut + 1 : cut);
            Optional<Found> found = find(mapper.entity(head.get().contentType()), inside, rest);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<EntityType.Property> named(EntityType type, String words) {
        String name = Repositories.decapitalized(words);
        return type.properties().stream()
                .filter(property ->
                        property.javaName().equals(name) || property.javaName().equals(words))
                .findFirst();
    }

    /** All properties by their Java names, those first that are written most alike. */
    List<String> nearest(String words) {
        String name = Repositories.decapitalized(words);
        List<String> names = new ArrayList<>();
        for (EntityType.Property property : entity.properties()) {
            names.add(property.javaName());
            mapper.entity(property.contentType())
                    .properties()
                    .forEach(inner -> names.add(property.javaName() + capitalized(inner.javaName())));
        }
        return NearNames.nearest(name, names);
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
