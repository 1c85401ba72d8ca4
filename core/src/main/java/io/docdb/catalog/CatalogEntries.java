package io.docdb.catalog;

import io.docdb.txn.Change;
import io.docdb.txn.WriteSetView;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Reads single catalog entries out of changes, for those who follow the log. */
public final class CatalogEntries {
    private CatalogEntries() {}

    /** The name of what a change of the catalog map defines or removes. */
    public static String nameOf(Change change, WriteSetView writes) {
        byte[] value = change.value() != null ? change.value() : writes.before(change.map(), change.key());
        if (value == null) {
            return "";
        }
        Document definition = CatalogEntry.decode(value);
        return definition.get("name") instanceof TextValue name ? name.value() : "";
    }

    /** Says what a key of the catalog map stands for, by name if the object is among those known: for messages. */
    public static String describe(byte[] key, CatalogSnapshot known) {
        if (key.length == 0) {
            return "a definition";
        }
        if (CatalogEntry.isName(key)) {
            return "the name " + textAfterKind(key);
        }
        CatalogEntry.Kind kind = CatalogEntry.kindOf(key);
        String text = kind.name().toLowerCase(Locale.ROOT);
        if (kind == CatalogEntry.Kind.SCHEMA) {
            return "the definition of " + text + " " + textAfterKind(key);
        }
        int id = ByteBuffer.wrap(key).getInt(1);
        return nameOf(kind, id, known)
                .map(name -> "the definition of " + text + " " + name)
                .orElse("the definition of a new or dropped " + text);
    }

    private static String textAfterKind(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    private static Optional<String> nameOf(CatalogEntry.Kind kind, int id, CatalogSnapshot known) {
        return switch (kind) {
            case SCHEMA -> Optional.empty();
            case COLLECTION -> known.findCollection(id).map(CollectionDefinition::name);
            case INDEX -> named(known.indexes(), IndexDefinition::id, id, IndexDefinition::name);
            case VIEW -> named(known.views(), ViewDefinition::id, id, ViewDefinition::name);
            case SEQUENCE -> named(known.sequences(), SequenceDefinition::id, id, SequenceDefinition::name);
            case DOMAIN -> named(known.domains(), DomainDefinition::id, id, DomainDefinition::name);
        };
    }

    private static <T> Optional<String> named(
            Collection<T> definitions, ToIntFunction<T> id, int wanted, Function<T, String> name) {
        return definitions.stream()
                .filter(definition -> id.applyAsInt(definition) == wanted)
                .map(name)
                .findFirst();
    }
}
