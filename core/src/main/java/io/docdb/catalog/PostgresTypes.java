package io.docdb.catalog;

import java.util.List;

/** {@code pg_type}: the built-in types, those of their arrays, and the domains. */
final class PostgresTypes {
    private PostgresTypes() {}

    static SystemRows of(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "oid#",
                "typname",
                "typnamespace#",
                "typowner#",
                "typlen#",
                "typbyval?",
                "typtype",
                "typcategory",
                "typispreferred?",
                "typisdefined?",
                "typdelim",
                "typrelid#",
                "typelem#",
                "typarray#",
                "typinput",
                "typoutput",
                "typnotnull?",
                "typbasetype#",
                "typtypmod#",
                "typndims#",
                "typcollation#",
                "typdefault",
                "typacl");
        for (PostgresType type : PostgresType.ALL) {
            add(rows, type.number(), type.name(), type.length(), type.category(), 0, type.arrayNumber(), type.name());
            add(rows, type.arrayNumber(), "_" + type.name(), -1, 'A', type.number(), 0, "array_");
        }
        PostgresObjects objects = new PostgresObjects(catalog);
        catalog.domains().forEach(domain -> add(rows, domain, objects));
        return rows;
    }

    private static void add(
            SystemRows rows, int number, String name, int length, char category, int element, int array, String input) {
        rows.add(
                number,
                name,
                PostgresCatalog.SYSTEM_SCHEMA,
                PostgresCatalog.OWNER,
                length,
                length > 0 && length <= Long.BYTES,
                "b",
                category,
                false,
                true,
                ",",
                0,
                element,
                array,
                input + "in",
                input + "out",
                false,
                0,
                -1,
                0,
                0,
                null,
                null);
    }

    private static void add(SystemRows rows, DomainDefinition domain, PostgresObjects objects) {
        int base = PostgresType.numberOf(domain.type());
        boolean enumeration = domain.labels().isPresent();
        rows.add(
                PostgresObjects.numberOf(domain.id()),
                domain.name(),
                objects.numberOfSchema(domain.schema()),
                PostgresCatalog.OWNER,
                PostgresType.lengthOf(domain.type()),
                false,
                enumeration ? "e" : "d",
                enumeration ? 'E' : PostgresType.categoryOf(domain.type()),
                false,
                true,
                ",",
                0,
                0,
                0,
                enumeration ? "enum_in" : "domain_in",
                enumeration ? "enum_out" : "domain_out",
                !domain.nullable(),
                enumeration ? 0 : base,
                PostgresType.modifierOf(domain.type()),
                0,
                0,
                domain.defaultSql().orElse(null),
                null);
    }

    /** {@code pg_enum}: the values of enumerations, in their order. */
    static SystemRows enumerations(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "enumtypid#", "enumsortorder#", "enumlabel");
        for (DomainDefinition domain : catalog.domains()) {
            long type = PostgresObjects.numberOf(domain.id());
            List<String> labels = domain.labels().orElse(List.of());
            for (int i = 0; i < labels.size(); i++) {
                rows.add(type, type, i + 1, labels.get(i));
            }
        }
        return rows;
    }
}
