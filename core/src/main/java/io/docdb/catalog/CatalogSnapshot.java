package io.docdb.catalog;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All definitions as they stand at one moment. Immutable and thread-safe.
 *
 * <p>A name without a schema is sought in {@link #DEFAULT_SCHEMA}, unless the caller names another one.
 */
public final class CatalogSnapshot {
    public static final String DEFAULT_SCHEMA = "public";

    /** The version of definitions that a transaction has changed and not committed: never the key of a cache. */
    public static final long UNCOMMITTED = -1;

    public static final CatalogSnapshot EMPTY =
            new CatalogSnapshot(0, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final long version;
    private final Map<String, String> schemas;
    private final Map<Integer, CollectionDefinition> collections = new HashMap<>();
    private final Map<Integer, List<IndexDefinition>> indexesByCollection = new HashMap<>();
    private final List<IndexDefinition> indexes;
    private final List<ViewDefinition> views;
    private final List<SequenceDefinition> sequences;
    private final List<DomainDefinition> domains;
    private final Map<String, CollectionDefinition> exactNames = new HashMap<>();
    private final Set<String> temporarySchemas = new HashSet<>();

    /**
     * @param version the sequence of the commit that changed the catalog last
     * @param schemas their comments by name, empty if none
     */
    public CatalogSnapshot(
            long version,
            Map<String, String> schemas,
            Collection<CollectionDefinition> collections,
            Collection<IndexDefinition> indexes,
            Collection<ViewDefinition> views,
            Collection<SequenceDefinition> sequences,
            Collection<DomainDefinition> domains) {
        this.version = version;
        this.schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        this.indexes = List.copyOf(indexes);
        this.views = List.copyOf(views);
        this.sequences = List.copyOf(sequences);
        this.domains = List.copyOf(domains);
        for (CollectionDefinition collection : collections) {
            this.collections.put(collection.id(), collection);
            noteTemporary(collection.schema());
            exactNames.put(collection.schema() + '\0' + collection.name(), collection);
        }
        views.forEach(view -> noteTemporary(view.schema()));
        sequences.forEach(sequence -> noteTemporary(sequence.schema()));
        for (IndexDefinition index : indexes) {
            indexesByCollection
                    .computeIfAbsent(index.collectionId(), id -> new ArrayList<>())
                    .add(index);
        }
    }

    private void noteTemporary(String schema) {
        if (TemporarySchema.isOne(schema)) {
            temporarySchemas.add(schema);
        }
    }

    /** True if the session with this schema for temporary objects has any. */
    public boolean hasTemporary(String temporarySchema) {
        return !temporarySchemas.isEmpty() && temporarySchemas.contains(temporarySchema);
    }

    /** The schemas of sessions that have temporary objects. */
    public Set<String> temporarySchemas() {
        return Collections.unmodifiableSet(temporarySchemas);
    }

    public long version() {
        return version;
    }

    public List<String> schemas() {
        return List.copyOf(schemas.keySet());
    }

    /** What COMMENT ON SCHEMA said of it; empty if nothing. */
    public String commentOfSchema(String schema) {
        return schemas.getOrDefault(schema, "");
    }

    public Collection<CollectionDefinition> collections() {
        return Collections.unmodifiableCollection(collections.values());
    }

    public List<IndexDefinition> indexes() {
        return indexes;
    }

    public List<ViewDefinition> views() {
        return views;
    }

    public List<SequenceDefinition> sequences() {
        return sequences;
    }

    public List<DomainDefinition> domains() {
        return domains;
    }

    /** The domain of a column that has one. */
    public Optional<DomainDefinition> domainOf(ColumnDefinition column) {
        return column.domain()
                .flatMap(id ->
                        domains.stream().filter(domain -> domain.id() == id).findFirst());
    }

    /** What to say of a name that is neither a built-in type nor a domain. */
    public String unknownType(String name, Collection<String> builtIn) {
        TreeSet<String> names = new TreeSet<>(builtIn);
        domains.forEach(domain -> names.add(domain.name()));
        return "Unknown type: \"" + name + "\"" + NearNames.didYouMean(name, names);
    }

    public Optional<DomainDefinition> findDomain(String schema, String name) {
        List<DomainDefinition> inSchema = domains.stream()
                .filter(domain -> domain.schema().equalsIgnoreCase(schema))
                .toList();
        return Identifiers.find(name, inSchema, DomainDefinition::name, "Domain");
    }

    /** The primary key of a collection, and the columns of each unique index none of which may be NULL. */
    public List<List<FieldPath>> keysOf(CollectionDefinition collection) {
        List<List<FieldPath>> keys = new ArrayList<>(List.of(collection.primaryKey()));
        for (IndexDefinition index : indexesOf(collection.id())) {
            List<FieldPath> paths =
                    index.parts().stream().flatMap(part -> part.path().stream()).toList();
            boolean unique = index.unique() && index.predicateSql().isEmpty();
            if (unique
                    && paths.size() == index.parts().size()
                    && paths.stream().allMatch(path -> isNotNull(collection, path))) {
                keys.add(paths);
            }
        }
        return keys;
    }

    private boolean isNotNull(CollectionDefinition collection, FieldPath path) {
        return collection.columns().stream()
                .filter(column -> column.path().equals(path))
                .anyMatch(column -> !column.nullable()
                        || domainOf(column).filter(domain -> !domain.nullable()).isPresent()
                        || collection.primaryKey().contains(path));
    }

    /** The indexes of a collection, in the order they were made. */
    public List<IndexDefinition> indexesOf(int collectionId) {
        return Collections.unmodifiableList(indexesByCollection.getOrDefault(collectionId, List.of()));
    }

    public Optional<CollectionDefinition> findCollection(int id) {
        return Optional.ofNullable(collections.get(id));
    }

    public Optional<CollectionDefinition> findCollection(String schema, String name) {
        CollectionDefinition exact = exactNames.get(schema + '\0' + name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<CollectionDefinition> inSchema = collections.values().stream()
                .filter(collection -> collection.schema().equalsIgnoreCase(schema))
                .toList();
        return Identifiers.find(name, inSchema, CollectionDefinition::name, "Collection");
    }

    /** @throws StatementException COLLECTION_NOT_FOUND (42S02), with the nearest name */
    public CollectionDefinition getCollection(String schema, String name) {
        return findCollection(schema, name).orElseThrow(() -> collectionNotFound(schema, name));
    }

    /** The error for a name that is neither a collection nor a view. */
    public StatementException collectionNotFound(String schema, String name) {
        TreeSet<String> names = new TreeSet<>();
        collections.values().forEach(collection -> names.add(collection.name()));
        views.forEach(view -> names.add(view.name()));
        String shown = schema.equals(DEFAULT_SCHEMA) ? name : schema + "." + name;
        return new StatementException(
                ErrorCode.COLLECTION_NOT_FOUND,
                "Collection or table \"" + shown + "\" not found" + NearNames.didYouMean(name, names));
    }

    public Optional<ViewDefinition> findView(String schema, String name) {
        Optional<String> system = SystemViews.schemaOf(schema);
        if (system.isPresent()) {
            return SystemViews.find(this, system.get(), name);
        }
        List<ViewDefinition> inSchema = views.stream()
                .filter(view -> view.schema().equalsIgnoreCase(schema))
                .toList();
        return Identifiers.find(name, inSchema, ViewDefinition::name, "View");
    }

    /** A view of the system that is found without its schema, if no table or view of the user's has the name. */
    public Optional<ViewDefinition> findSystemView(String name) {
        return SystemViews.findByNameAlone(this, name);
    }

    /** True for a schema that belongs to the system: nothing is made, changed or dropped there. */
    public static boolean isSystemSchema(String name) {
        return SystemViews.schemaOf(name).isPresent();
    }

    /** As {@link #findView} gives it, but of those that tell of columns with the columns of views among its rows. */
    public ViewDefinition withColumnsOfViews(
            ViewDefinition view, Function<ViewDefinition, List<ColumnDefinition>> columnsOfView) {
        return SystemViews.withColumnsOfViews(this, view, columnsOfView);
    }

    /** True for a column of a view of the system whose elements count from 1, while all other arrays count from 0. */
    public static boolean countsFromOne(ViewDefinition view, String column) {
        return view.schema().equals(SystemViews.POSTGRES) && PostgresConstraint.COUNTED_FROM_ONE.contains(column);
    }

    public Optional<IndexDefinition> findIndex(String schema, String name) {
        List<IndexDefinition> inSchema = indexes.stream()
                .filter(index -> index.schema().equalsIgnoreCase(schema))
                .toList();
        return Identifiers.find(name, inSchema, IndexDefinition::name, "Index");
    }

    public Optional<SequenceDefinition> findSequence(String schema, String name) {
        List<SequenceDefinition> inSchema = sequences.stream()
                .filter(sequence -> sequence.schema().equalsIgnoreCase(schema))
                .toList();
        return Identifiers.find(name, inSchema, SequenceDefinition::name, "Sequence");
    }

    public Optional<String> findSchema(String name) {
        return SystemViews.schemaOf(name)
                .or(() -> Identifiers.find(name, schemas.keySet(), schema -> schema, "Schema"));
    }
}
