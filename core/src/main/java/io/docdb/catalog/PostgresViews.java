package io.docdb.catalog;

import static io.docdb.catalog.PostgresCatalog.none;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The views of {@code pg_catalog} by their names. */
final class PostgresViews {
    /** Those whose rows the session knows, and not the definitions. */
    private static final Map<String, String> QUERIES = Map.of(
            "pg_stat_activity",
            "SELECT 1 AS datid, CURRENT_CATALOG AS datname, session_id AS pid, CAST(NULL AS BIGINT) AS leader_pid,"
                    + " 10 AS usesysid, user_name AS usename,"
                    + " COALESCE(CAST(s.client_info.\"ApplicationName\" AS VARCHAR), '') AS application_name,"
                    + " CAST(NULL AS VARCHAR) AS client_addr, CAST(NULL AS VARCHAR) AS client_hostname,"
                    + " CAST(NULL AS INTEGER) AS client_port, session_start AS backend_start,"
                    + " transaction_start AS xact_start, last_statement_start AS query_start,"
                    + " last_statement_start AS state_change,"
                    + " CASE WHEN waits_for IS NOT NULL THEN 'Lock' WHEN session_state <> 'active' THEN 'Client' END"
                    + " AS wait_event_type,"
                    + " CASE WHEN waits_for IS NOT NULL THEN 'tuple' WHEN session_state <> 'active' THEN 'ClientRead' END"
                    + " AS wait_event, session_state AS state, transaction_id AS backend_xid,"
                    + " CAST(NULL AS BIGINT) AS backend_xmin, CAST(NULL AS BIGINT) AS query_id,"
                    + " COALESCE(last_statement, '') AS query, 'client backend' AS backend_type FROM SESSIONS() s",
            "pg_locks",
            "SELECT CASE target WHEN 'table' THEN 'relation' ELSE 'tuple' END AS locktype, 1 AS database,"
                    + " c.oid AS relation, CAST(NULL AS INTEGER) AS page, CAST(NULL AS INTEGER) AS tuple,"
                    + " CAST(NULL AS VARCHAR) AS virtualxid, transaction_id AS transactionid,"
                    + " CAST(NULL AS BIGINT) AS classid, CAST(NULL AS BIGINT) AS objid, CAST(NULL AS INTEGER) AS objsubid,"
                    + " CAST(transaction_id AS VARCHAR) AS virtualtransaction, session_id AS pid,"
                    + " CASE lock_type WHEN 'SHARED' THEN 'ShareLock' ELSE 'ExclusiveLock' END AS mode, granted,"
                    + " FALSE AS fastpath, CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS waitstart FROM LOCKS() l"
                    + " LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = l.table_schema"
                    + " LEFT JOIN pg_catalog.pg_class c ON c.relname = l.table_name AND c.relnamespace = n.oid"
                    + " AND c.relkind = 'r'",
            "pg_settings",
            "SELECT CAST(s.x.name AS VARCHAR) AS name, CAST(s.x.setting AS VARCHAR) AS setting, CAST(NULL AS VARCHAR) AS unit,"
                    + " '' AS category, '' AS short_desc, CAST(NULL AS VARCHAR) AS extra_desc, 'user' AS context,"
                    + " 'string' AS vartype, 'session' AS source, CAST(NULL AS VARCHAR) AS min_val,"
                    + " CAST(NULL AS VARCHAR) AS max_val, CAST(NULL AS VARCHAR) AS enumvals,"
                    + " CAST(NULL AS VARCHAR) AS boot_val, CAST(NULL AS VARCHAR) AS reset_val,"
                    + " FALSE AS pending_restart FROM UNNEST(CURRENT_SETTINGS()) AS s(x)");

    static final Map<String, Function<CatalogSnapshot, SystemRows>> ALL = Collections.unmodifiableMap(made());

    private PostgresViews() {}

    /** The query of a view that is not made of rows. */
    static Optional<String> query(String name) {
        return Optional.ofNullable(QUERIES.get(name));
    }

    private static Map<String, Function<CatalogSnapshot, SystemRows>> made() {
        Map<String, Function<CatalogSnapshot, SystemRows>> views = new LinkedHashMap<>();
        views.put("pg_tables", PostgresCatalog::tables);
        views.put("pg_views", PostgresCatalog::views);
        views.put("pg_indexes", PostgresIndexes::statements);
        views.put("pg_sequences", PostgresCatalog::sequences);
        views.put("pg_class", PostgresCatalog::relations);
        views.put("pg_namespace", PostgresCatalog::schemas);
        views.put("pg_database", PostgresCatalog::databases);
        views.put(PostgresColumns.ATTRIBUTES, catalog -> new PostgresColumns(catalog, view -> List.of()).attributes());
        views.put(PostgresColumns.DESCRIPTIONS, catalog -> new PostgresColumns(catalog, view -> List.of())
                .descriptions());
        views.put("pg_attrdef", PostgresColumns::defaults);
        views.put("pg_type", PostgresTypes::of);
        views.put("pg_constraint", PostgresConstraint::rows);
        views.put("pg_index", PostgresIndexes::numbers);
        views.put("pg_sequence", PostgresCatalog::sequenceNumbers);
        views.put("pg_depend", PostgresCatalog::dependencies);
        views.put("pg_roles", PostgresCatalog::roles);
        views.put("pg_authid", PostgresCatalog::roles);
        views.put("pg_user", PostgresCatalog::users);
        views.put("pg_am", PostgresCatalog::accessMethods);
        views.put("pg_collation", PostgresCatalog::collations);
        views.put("pg_tablespace", PostgresCatalog::tablespaces);
        QUERIES.keySet().stream().sorted().forEach(name -> views.put(name, none()));
        addEmpty(views);
        return views;
    }

    private static void addEmpty(Map<String, Function<CatalogSnapshot, SystemRows>> views) {
        views.put(
                "pg_matviews",
                none(
                        "schemaname",
                        "matviewname",
                        "matviewowner",
                        "tablespace",
                        "hasindexes?",
                        "ispopulated?",
                        "definition"));
        views.put(
                "pg_proc",
                none(
                        "oid#",
                        "proname",
                        "pronamespace#",
                        "proowner#",
                        "prolang#",
                        "prokind",
                        "prosecdef?",
                        "proleakproof?",
                        "proisstrict?",
                        "proretset?",
                        "provolatile",
                        "proparallel",
                        "pronargs#",
                        "pronargdefaults#",
                        "prorettype#",
                        "proargtypes[]",
                        "proallargtypes[]",
                        "proargmodes",
                        "proargnames",
                        "prosrc",
                        "probin",
                        "proacl"));
        views.put("pg_aggregate", none("aggfnoid#", "aggkind", "aggtransfn"));
        views.put("pg_language", none("oid#", "lanname", "lanowner#", "lanispl?", "lanpltrusted?"));
        views.put(
                "pg_trigger",
                none(
                        "oid#",
                        "tgrelid#",
                        "tgparentid#",
                        "tgname",
                        "tgfoid#",
                        "tgtype#",
                        "tgenabled",
                        "tgisinternal?",
                        "tgconstrrelid#",
                        "tgconstrindid#",
                        "tgconstraint#",
                        "tgdeferrable?",
                        "tginitdeferred?",
                        "tgnargs#",
                        "tgqual",
                        "tgoldtable",
                        "tgnewtable"));
        views.put("pg_rewrite", none("oid#", "rulename", "ev_class#", "ev_type", "ev_enabled", "is_instead?"));
        views.put("pg_rules", none("schemaname", "tablename", "rulename", "definition"));
        views.put("pg_inherits", none("inhrelid#", "inhparent#", "inhseqno#", "inhdetachpending?"));
        views.put(
                "pg_partitioned_table",
                none("partrelid#", "partstrat", "partnatts#", "partdefid#", "partattrs[]", "partexprs"));
        views.put("pg_enum", PostgresTypes::enumerations);
        views.put("pg_range", none("rngtypid#", "rngsubtype#", "rngcollation#", "rngsubopc#"));
        views.put(
                "pg_extension",
                none("oid#", "extname", "extowner#", "extnamespace#", "extrelocatable?", "extversion", "extconfig[]"));
        views.put(
                "pg_policy",
                none(
                        "oid#",
                        "polname",
                        "polrelid#",
                        "polcmd",
                        "polpermissive?",
                        "polroles[]",
                        "polqual",
                        "polwithcheck"));
        views.put(
                "pg_policies",
                none("schemaname", "tablename", "policyname", "permissive", "roles", "cmd", "qual", "with_check"));
        views.put("pg_foreign_table", none("ftrelid#", "ftserver#", "ftoptions"));
        views.put("pg_foreign_server", none("oid#", "srvname", "srvowner#", "srvfdw#", "srvtype", "srvoptions"));
        views.put("pg_auth_members", none("roleid#", "member#", "grantor#", "admin_option?"));
        views.put("pg_shdescription", none("objoid#", "classoid#", "description"));
        views.put(
                "pg_shdepend", none("dbid#", "classid#", "objid#", "objsubid#", "refclassid#", "refobjid#", "deptype"));
        views.put("pg_opclass", none("oid#", "opcmethod#", "opcname", "opcnamespace#", "opcintype#", "opcdefault?"));
        views.put(
                "pg_statistic_ext",
                none("oid#", "stxrelid#", "stxname", "stxnamespace#", "stxowner#", "stxkeys[]", "stxkind"));
        views.put("pg_publication", none("oid#", "pubname", "pubowner#", "puballtables?"));
        views.put("pg_publication_rel", none("oid#", "prpubid#", "prrelid#"));
    }
}
