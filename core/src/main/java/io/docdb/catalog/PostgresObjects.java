package io.docdb.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What PostgreSQL numbers ({@code oid}), by its number and by its name. Numbers of relations and domains stay as long as they
 * live, those of schemas and constraints hold within one version of the definitions. Immutable.
 */
final class PostgresObjects {
    /** PostgreSQL's first number for what users make. */
    private static final long FIRST = 16_384;

    private static final long FIRST_PRIMARY_KEY = 1_500_000_000; // of tables: these are no objects of their own here
    private static final long FIRST_SCHEMA = 1_000_000_000;
    private static final long FIRST_CONSTRAINT = 2_000_000_000;
    private static final long PUBLIC = 2200;
    private static final long FIRST_SYSTEM_VIEW = 12_000;

    /** The system's own tables that others refer to by their numbers. */
    private static final Map<String, Long> SYSTEM_TABLES = Map.ofEntries(
            Map.entry("pg_type", 1247L),
            Map.entry("pg_attribute", 1249L),
            Map.entry("pg_proc", 1255L),
            Map.entry("pg_class", PostgresCatalog.PG_CLASS),
            Map.entry("pg_database", 1262L),
            Map.entry("pg_attrdef", 2604L),
            Map.entry("pg_constraint", PostgresCatalog.PG_CONSTRAINT),
            Map.entry("pg_description", 2609L),
            Map.entry("pg_index", 2610L),
            Map.entry("pg_namespace", PostgresCatalog.PG_NAMESPACE),
            Map.entry("pg_rewrite", 2618L),
            Map.entry("pg_trigger", 2620L));

    /**
     * A table, view, index or sequence.
     *
     * @param kind as {@code relkind} says: r, v, i, S
     */
    record Relation(long number, String schema, String name, char kind) {}

    private final Map<Long, Relation> byNumber = new TreeMap<>();
    private final Map<String, Relation> byName = new HashMap<>();
    private final List<String> schemas;

    PostgresObjects(CatalogSnapshot catalog) {
        schemas = new ArrayList<>(catalog.schemas());
        schemas.addAll(catalog.temporarySchemas());
        for (CollectionDefinition table : catalog.collections()) {
            add(numberOf(table.id()), table.schema(), table.name(), 'r');
            if (!table.hasGeneratedKey()) {
                add(numberOfPrimaryKey(table), table.schema(), table.primaryKeyName(), 'i');
            }
        }
        catalog.indexes().forEach(index -> add(numberOf(index.id()), index.schema(), index.name(), 'i'));
        catalog.views().forEach(view -> add(numberOf(view.id()), view.schema(), view.name(), 'v'));
        catalog.sequences().forEach(each -> add(numberOf(each.id()), each.schema(), each.name(), 'S'));
    }

    private void add(long number, String schema, String name, char kind) {
        Relation relation = new Relation(number, schema, name, kind);
        byNumber.put(number, relation);
        byName.putIfAbsent(key(schema, name), relation); // a table before an index, which has its name in another room
    }

    private static String key(String schema, String name) {
        return (schema + '\0' + name).toLowerCase(java.util.Locale.ROOT);
    }

    /** Of a table, index, view, sequence or domain by its id. */
    static long numberOf(int id) {
        return FIRST + id;
    }

    /** Of what has a number by {@link #numberOf}. */
    static int idOf(long number) {
        return (int) (number - FIRST);
    }

    static long numberOfPrimaryKey(CollectionDefinition table) {
        return FIRST_PRIMARY_KEY + table.id();
    }

    /** Of the constraint that a primary key or a unique index is, by the number of the index. */
    static long numberOfKeyConstraint(long index) {
        return index + (index >= FIRST_PRIMARY_KEY ? 1 : 2) * 100_000_000L;
    }

    static long numberOfConstraint(int ordinal) {
        return FIRST_CONSTRAINT + ordinal;
    }

    List<Relation> relations() {
        return List.copyOf(byNumber.values());
    }

    Optional<Relation> find(long number) {
        Relation mine = byNumber.get(number);
        return mine != null ? Optional.of(mine) : findSystem(number);
    }

    private static Optional<Relation> findSystem(long number) {
        return SystemViews.namesOfPostgres().stream()
                .filter(name -> systemNumber(name) == number)
                .findFirst()
                .map(name -> new Relation(number, SystemViews.POSTGRES, name, 'r'));
    }

    private static long systemNumber(String view) {
        Long known = SYSTEM_TABLES.get(view);
        return known != null
                ? known
                : FIRST_SYSTEM_VIEW + SystemViews.namesOfPostgres().indexOf(view);
    }

    /** @param schema empty for the schemas of the path, one after the other, and the system's */
    Optional<Relation> find(Optional<String> schema, String name, List<String> path) {
        for (String each : schema.map(List::of).orElse(path)) {
            Relation found = byName.get(key(each, name));
            if (found != null) {
                return Optional.of(found);
            }
        }
        boolean system = schema.isEmpty() || schema.get().equalsIgnoreCase(SystemViews.POSTGRES);
        return system
                ? SystemViews.namesOfPostgres().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .map(view -> new Relation(systemNumber(view), SystemViews.POSTGRES, view, 'r'))
                : Optional.empty();
    }

    /** All schemas, the system's at the end. */
    List<String> schemas() {
        List<String> all = new ArrayList<>(schemas);
        all.addAll(List.of(SystemViews.POSTGRES, InformationSchema.NAME));
        return all;
    }

    /** @return 0 for a schema that is not there */
    long numberOfSchema(String schema) {
        if (schema.equals(CatalogSnapshot.DEFAULT_SCHEMA)) {
            return PUBLIC;
        }
        int place = schemas().indexOf(schema);
        boolean ofPostgres = schema.equals(SystemViews.POSTGRES);
        return ofPostgres ? PostgresCatalog.SYSTEM_SCHEMA : place < 0 ? 0 : FIRST_SCHEMA + place;
    }
}
