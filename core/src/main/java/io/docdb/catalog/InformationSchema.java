package io.docdb.catalog;

/**
 * The views of INFORMATION_SCHEMA (ISO/IEC 9075-11): each is a VALUES query made from the definitions when somebody asks
 * for it, so that it can be read like any view and is never out of date.
 */
final class InformationSchema {
    static final String NAME = "information_schema";

    static final String COLUMNS = "columns";

    private InformationSchema() {}

    static SystemRows schemata(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("catalog_name", "schema_name", "schema_owner", "remarks");
        catalog.schemas().forEach(schema -> rows.add(null, schema, "", catalog.commentOfSchema(schema)));
        return rows;
    }

    static SystemRows tables(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "table_catalog",
                "table_schema",
                "table_name",
                "table_type",
                "remarks",
                "is_insertable_into",
                "is_typed",
                "commit_action",
                "table_comment");
        catalog.collections()
                .forEach(table -> rows.add(
                        null,
                        table.schema(),
                        table.name(),
                        typeOf(table),
                        table.comment(),
                        yesOrNo(isWritable(table)),
                        "NO",
                        table.temporary() ? "PRESERVE" : null,
                        table.comment()));
        catalog.views()
                .forEach(view -> rows.add(
                        null,
                        view.schema(),
                        view.name(),
                        view.isSystem() ? "SYSTEM VIEW" : "VIEW",
                        view.comment(),
                        yesOrNo(view.updatable()),
                        "NO",
                        null,
                        view.comment()));
        return rows;
    }

    private static String typeOf(CollectionDefinition table) {
        if (table.temporary()) {
            return "LOCAL TEMPORARY";
        }
        return table.origin() == CollectionDefinition.Origin.SYSTEM ? "SYSTEM TABLE" : "BASE TABLE";
    }

    private static boolean isWritable(CollectionDefinition table) {
        return table.origin() != CollectionDefinition.Origin.SYSTEM;
    }

    private static String yesOrNo(boolean is) {
        return is ? "YES" : "NO";
    }

    static SystemRows views(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "table_catalog",
                "table_schema",
                "table_name",
                "view_definition",
                "check_option",
                "is_updatable",
                "is_insertable_into");
        catalog.views()
                .forEach(view -> rows.add(
                        null,
                        view.schema(),
                        view.name(),
                        view.querySql(),
                        view.check().name(),
                        view.updatable() ? "YES" : "NO",
                        view.updatable() ? "YES" : "NO"));
        return rows;
    }

    static SystemRows sequences(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "sequence_catalog",
                "sequence_schema",
                "sequence_name",
                "data_type",
                "start_value#",
                "minimum_value#",
                "maximum_value#",
                "increment#",
                "cycle_option",
                "remarks");
        for (SequenceDefinition sequence : catalog.sequences()) {
            rows.add(
                    null,
                    sequence.schema(),
                    sequence.name(),
                    sequence.type().name().toString(),
                    sequence.start(),
                    sequence.minimum(),
                    sequence.maximum(),
                    sequence.increment(),
                    sequence.cycle() ? "YES" : "NO",
                    sequence.comment());
        }
        return rows;
    }

    /** Not of the standard: the statements that make tables and views again. */
    static SystemRows definitions(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("table_catalog", "table_schema", "table_name", "table_type", "definition");
        catalog.collections()
                .forEach(table ->
                        rows.add(null, table.schema(), table.name(), typeOf(table), DefinitionText.of(table, catalog)));
        catalog.views().forEach(view -> rows.add(null, view.schema(), view.name(), "VIEW", DefinitionText.of(view)));
        return rows;
    }

    static SystemRows catalogName(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("catalog_name");
        rows.add((Object) null);
        return rows;
    }

    /** There are none, nor are there parameters and triggers: who asks is told so. */
    static SystemRows routines(CatalogSnapshot catalog) {
        return new SystemRows(
                "specific_catalog",
                "specific_schema",
                "specific_name",
                "routine_catalog",
                "routine_schema",
                "routine_name",
                "routine_type",
                "data_type",
                "routine_body",
                "routine_definition",
                "is_deterministic");
    }

    static SystemRows parameters(CatalogSnapshot catalog) {
        return new SystemRows(
                "specific_catalog",
                "specific_schema",
                "specific_name",
                "ordinal_position#",
                "parameter_mode",
                "parameter_name",
                "data_type");
    }

    static SystemRows triggers(CatalogSnapshot catalog) {
        return new SystemRows(
                "trigger_catalog",
                "trigger_schema",
                "trigger_name",
                "event_manipulation",
                "event_object_catalog",
                "event_object_schema",
                "event_object_table",
                "action_statement",
                "action_orientation",
                "action_timing");
    }
}
