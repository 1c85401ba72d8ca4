package io.docdb.catalog;

import java.util.List;
import java.util.Locale;

/**
 * What applications and tools ask PostgreSQL's {@code pg_catalog} for. What there is not here (triggers, rules, functions of the
 * user's, partitions …) has its table, too, and no rows in it, so that queries which join all of them are answered.
 */
final class PostgresCatalog {
    static final long PG_TYPE = 1247;
    static final long PG_CLASS = 1259;
    static final long PG_CONSTRAINT = 2606;
    static final long PG_NAMESPACE = 2615;

    /** The number of the schema {@code pg_catalog}. */
    static final long SYSTEM_SCHEMA = 11;

    /** The number of the user who asks, to whom all belongs. */
    static final long OWNER = 10;

    private static final int UTF8 = 6;
    private static final int BTREE = 403;
    private static final int HEAP = 2;

    private PostgresCatalog() {}

    static SystemRows tables(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "schemaname",
                "tablename",
                "tableowner",
                "tablespace",
                "hasindexes?",
                "hasrules?",
                "hastriggers?",
                "rowsecurity?");
        catalog.collections()
                .forEach(table -> rows.add(
                        table.schema(), table.name(), "", null, hasIndexes(catalog, table), false, false, false));
        return rows;
    }

    private static boolean hasIndexes(CatalogSnapshot catalog, CollectionDefinition table) {
        return !table.hasGeneratedKey() || !catalog.indexesOf(table.id()).isEmpty();
    }

    static SystemRows views(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("schemaname", "viewname", "viewowner", "definition");
        catalog.views().forEach(view -> rows.add(view.schema(), view.name(), "", view.querySql()));
        return rows;
    }

    static SystemRows sequences(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "schemaname",
                "sequencename",
                "sequenceowner",
                "data_type",
                "start_value#",
                "min_value#",
                "max_value#",
                "increment_by#",
                "cycle?",
                "cache_size#");
        catalog.sequences()
                .forEach(sequence -> rows.add(
                        sequence.schema(),
                        sequence.name(),
                        "",
                        sequence.type().name().toString().toLowerCase(Locale.ROOT),
                        sequence.start(),
                        sequence.minimum(),
                        sequence.maximum(),
                        sequence.increment(),
                        sequence.cycle(),
                        1));
        return rows;
    }

    /** {@code pg_sequence}, by numbers. */
    static SystemRows sequenceNumbers(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "seqrelid#", "seqtypid#", "seqstart#", "seqincrement#", "seqmax#", "seqmin#", "seqcache#", "seqcycle?");
        catalog.sequences()
                .forEach(sequence -> rows.add(
                        PostgresObjects.numberOf(sequence.id()),
                        PostgresType.numberOf(sequence.type()),
                        sequence.start(),
                        sequence.increment(),
                        sequence.maximum(),
                        sequence.minimum(),
                        1,
                        sequence.cycle()));
        return rows;
    }

    /** {@code pg_depend}: which column each sequence belongs to. */
    static SystemRows dependencies(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "classid#", "objid#", "objsubid#", "refclassid#", "refobjid#", "refobjsubid#", "deptype");
        for (CollectionDefinition table : catalog.collections()) {
            for (int i = 0; i < table.columns().size(); i++) {
                ColumnDefinition column = table.columns().get(i);
                int position = i + 1;
                catalog.sequences().stream()
                        .filter(sequence -> belongs(sequence, table, column))
                        .forEach(sequence -> rows.add(
                                PG_CLASS,
                                PostgresObjects.numberOf(sequence.id()),
                                0,
                                PG_CLASS,
                                PostgresObjects.numberOf(table.id()),
                                position,
                                "i"));
            }
        }
        return rows;
    }

    private static boolean belongs(SequenceDefinition sequence, CollectionDefinition table, ColumnDefinition column) {
        boolean isIdentity = sequence.schema().equals(table.schema())
                && column.identity()
                        .filter(of -> of.sequence().equals(sequence.name()))
                        .isPresent();
        return isIdentity || sequence.isOwnedBy(table, column.name());
    }

    static SystemRows relations(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "oid#",
                "relname",
                "relnamespace#",
                "reltype#",
                "reloftype#",
                "relowner#",
                "relam#",
                "relfilenode#",
                "reltablespace#",
                "relpages#",
                "reltuples#",
                "reltoastrelid#",
                "relhasindex?",
                "relisshared?",
                "relpersistence",
                "relkind",
                "relnatts#",
                "relchecks#",
                "relhasrules?",
                "relhastriggers?",
                "relhassubclass?",
                "relrowsecurity?",
                "relforcerowsecurity?",
                "relispopulated?",
                "relreplident",
                "relispartition?",
                "relacl",
                "reloptions",
                "relpartbound");
        PostgresObjects objects = new PostgresObjects(catalog);
        for (PostgresObjects.Relation each : objects.relations()) {
            CollectionDefinition table = each.kind() == 'r'
                    ? catalog.findCollection(PostgresObjects.idOf(each.number()))
                            .orElseThrow()
                    : null;
            rows.add(
                    each.number(),
                    each.name(),
                    objects.numberOfSchema(each.schema()),
                    0,
                    0,
                    OWNER,
                    each.kind() == 'i' ? BTREE : each.kind() == 'r' ? HEAP : 0,
                    0,
                    0,
                    0,
                    -1, // not counted
                    0,
                    table != null && hasIndexes(catalog, table),
                    false,
                    TemporarySchema.isOne(each.schema()) ? "t" : "p",
                    each.kind(),
                    table == null ? null : table.columns().size(),
                    table == null ? 0 : table.checks().size(),
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    "d",
                    false,
                    null,
                    null,
                    null);
        }
        return rows;
    }

    static SystemRows schemas(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "nspname", "nspowner#", "nspacl");
        PostgresObjects objects = new PostgresObjects(catalog);
        objects.schemas().forEach(schema -> rows.add(objects.numberOfSchema(schema), schema, OWNER, null));
        return rows;
    }

    static SystemRows databases(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "oid#",
                "datname",
                "datdba#",
                "encoding#",
                "datlocprovider",
                "datistemplate?",
                "datallowconn?",
                "datconnlimit#",
                "dattablespace#",
                "datcollate",
                "datctype",
                "datacl");
        rows.add(1, null, OWNER, UTF8, "c", false, true, -1, 0, "C", "C", null);
        return rows;
    }

    static SystemRows roles(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "oid#",
                "rolname",
                "rolsuper?",
                "rolinherit?",
                "rolcreaterole?",
                "rolcreatedb?",
                "rolcanlogin?",
                "rolreplication?",
                "rolconnlimit#",
                "rolpassword",
                "rolvaliduntil",
                "rolbypassrls?",
                "rolconfig");
        rows.add(OWNER, null, true, true, true, true, true, false, -1, null, null, true, null);
        return rows;
    }

    static SystemRows users(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "usename",
                "usesysid#",
                "usecreatedb?",
                "usesuper?",
                "userepl?",
                "usebypassrls?",
                "passwd",
                "valuntil",
                "useconfig");
        rows.add(null, OWNER, true, true, false, true, null, null, null);
        return rows;
    }

    static SystemRows accessMethods(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "amname", "amhandler", "amtype");
        rows.add(HEAP, "heap", "heap_tableam_handler", "t");
        rows.add(BTREE, "btree", "bthandler", "i");
        return rows;
    }

    static SystemRows collations(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "oid#",
                "collname",
                "collnamespace#",
                "collowner#",
                "collprovider",
                "collisdeterministic?",
                "collencoding#",
                "collcollate",
                "collctype");
        rows.add(100, "default", SYSTEM_SCHEMA, OWNER, "d", true, -1, null, null);
        rows.add(950, "C", SYSTEM_SCHEMA, OWNER, "c", true, -1, "C", "C");
        return rows;
    }

    static SystemRows tablespaces(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "spcname", "spcowner#", "spcacl", "spcoptions");
        rows.add(1663, "pg_default", OWNER, null, null);
        return rows;
    }

    /** One with these columns and no rows. */
    static java.util.function.Function<CatalogSnapshot, SystemRows> none(String... columns) {
        List<String> names = List.of(columns);
        return catalog -> new SystemRows(names.toArray(new String[0]));
    }
}
