package io.docdb.catalog;

import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.List;

/** Collects stored definitions into a snapshot. Used once, by one thread. */
final class CatalogLoader {
    private final List<String> schemas = new ArrayList<>(List.of(CatalogSnapshot.DEFAULT_SCHEMA));
    private final List<CollectionDefinition> collections;
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<ViewDefinition> views;
    private final List<SequenceDefinition> sequences = new ArrayList<>();
    private final List<DomainDefinition> domains = new ArrayList<>();

    CatalogLoader(List<CollectionDefinition> systemCollections, List<ViewDefinition> systemViews) {
        this.collections = new ArrayList<>(systemCollections);
        this.views = new ArrayList<>(systemViews);
    }

    void add(byte[] key, byte[] value) {
        Document definition = CatalogEntry.decode(value);
        switch (CatalogEntry.kindOf(key)) {
            case SCHEMA -> schemas.add(DefinitionFormat.readSchema(definition));
            case COLLECTION -> collections.add(DefinitionFormat.readCollection(definition));
            case INDEX -> indexes.add(DefinitionFormat.readIndex(definition));
            case VIEW -> views.add(DefinitionFormat.readView(definition));
            case SEQUENCE -> sequences.add(DefinitionFormat.readSequence(definition));
            case DOMAIN -> domains.add(DefinitionFormat.readDomain(definition));
        }
    }

    CatalogSnapshot build(long version) {
        return new CatalogSnapshot(version, schemas, collections, indexes, views, sequences, domains);
    }
}
