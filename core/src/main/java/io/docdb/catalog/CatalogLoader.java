package io.docdb.catalog;

import io.docdb.value.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects stored definitions into a snapshot. What another load has read before is not read again: a database may have
 * thousands of definitions, and each change of one loads them all. Used once, by one thread.
 */
final class CatalogLoader {
    private final Map<String, String> schemas = new LinkedHashMap<>(Map.of(CatalogSnapshot.DEFAULT_SCHEMA, ""));
    private final List<CollectionDefinition> collections;
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<ViewDefinition> views;
    private final List<SequenceDefinition> sequences = new ArrayList<>();
    private final List<DomainDefinition> domains = new ArrayList<>();
    private final Map<ByteBuffer, Entry> known;
    private final Map<ByteBuffer, Entry> entries = new HashMap<>();

    /** What is stored under a key, and what it says. */
    record Entry(byte[] value, Object definition) {}

    /** @param known the {@link #entries} of an earlier load */
    CatalogLoader(
            List<CollectionDefinition> systemCollections,
            List<ViewDefinition> systemViews,
            Map<ByteBuffer, Entry> known) {
        this.collections = new ArrayList<>(systemCollections);
        this.views = new ArrayList<>(systemViews);
        this.known = known;
    }

    void add(byte[] key, byte[] value) {
        ByteBuffer place = ByteBuffer.wrap(key);
        Entry entry = known.get(place);
        if (entry == null || !Arrays.equals(entry.value(), value)) {
            entry = new Entry(value, read(key, value));
        }
        entries.put(place, entry);
        Object definition = entry.definition();
        switch (CatalogEntry.kindOf(key)) {
            case SCHEMA -> {
                Map.Entry<?, ?> schema = (Map.Entry<?, ?>) definition;
                schemas.put((String) schema.getKey(), (String) schema.getValue());
            }
            case COLLECTION -> collections.add((CollectionDefinition) definition);
            case INDEX -> indexes.add((IndexDefinition) definition);
            case VIEW -> views.add((ViewDefinition) definition);
            case SEQUENCE -> sequences.add((SequenceDefinition) definition);
            case DOMAIN -> domains.add((DomainDefinition) definition);
        }
    }

    private static Object read(byte[] key, byte[] value) {
        Document definition = CatalogEntry.decode(value);
        return switch (CatalogEntry.kindOf(key)) {
            case SCHEMA -> DefinitionFormat.readSchema(definition);
            case COLLECTION -> DefinitionFormat.readCollection(definition);
            case INDEX -> DefinitionFormat.readIndex(definition);
            case VIEW -> DefinitionFormat.readView(definition);
            case SEQUENCE -> DefinitionFormat.readSequence(definition);
            case DOMAIN -> DefinitionFormat.readDomain(definition);
        };
    }

    /** All that was added. */
    Map<ByteBuffer, Entry> entries() {
        return entries;
    }

    CatalogSnapshot build(long version) {
        return new CatalogSnapshot(version, schemas, collections, indexes, views, sequences, domains);
    }
}
