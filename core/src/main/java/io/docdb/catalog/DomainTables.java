package io.docdb.catalog;

import io.docdb.value.SqlType;

/** What INFORMATION_SCHEMA tells of domains. */
final class DomainTables {
    private DomainTables() {}

    static SystemRows domains(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "domain_catalog",
                "domain_schema",
                "domain_name",
                "data_type",
                "character_maximum_length#",
                "numeric_precision#",
                "numeric_scale#",
                "domain_default",
                "is_nullable",
                "remarks");
        for (DomainDefinition domain : catalog.domains()) {
            SqlType type = domain.type();
            Integer precision = type.hasPrecision() ? type.precision() : null;
            rows.add(
                    null,
                    domain.schema(),
                    domain.name(),
                    type.name().sqlText(),
                    type.isText() ? precision : null,
                    type.isNumeric() ? precision : null,
                    type.hasScale() ? type.scale() : null,
                    domain.defaultSql().orElse(null),
                    domain.nullable() ? "YES" : "NO",
                    domain.comment());
        }
        return rows;
    }

    static SystemRows domainConstraints(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "domain_catalog",
                "domain_schema",
                "domain_name",
                "is_deferrable",
                "initially_deferred");
        for (DomainDefinition domain : catalog.domains()) {
            domain.checks()
                    .forEach(check -> rows.add(
                            null, domain.schema(), check.name(), null, domain.schema(), domain.name(), "NO", "NO"));
        }
        return rows;
    }
}
