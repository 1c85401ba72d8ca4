package io.docdb.collection;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What domains say of the columns of a collection. */
final class DomainRules {
    private DomainRules() {}

    /** The definition with columns that are not nullable where their domain is not. */
    static CollectionDefinition notNull(CollectionDefinition definition, CatalogSnapshot catalog) {
        if (definition.columns().stream().allMatch(column -> column.domain().isEmpty())) {
            return definition;
        }
        List<ColumnDefinition> columns = definition.columns().stream()
                .map(column -> column.withNullable(column.nullable()
                        && catalog.domainOf(column)
                                .map(DomainDefinition::nullable)
                                .orElse(true)))
                .toList();
        return definition.withColumns(columns, definition.jsonSchema());
    }

    /** The conditions of the domains, over the columns. */
    static List<DocumentCollection.Check> checks(
            CollectionDefinition definition, CatalogSnapshot catalog, DocumentRules rules) {
        List<DocumentCollection.Check> checks = new ArrayList<>();
        for (ColumnDefinition column : definition.columns()) {
            catalog.domainOf(column).ifPresent(domain -> {
                String subject =
                        definition.name() + " column \"" + column.name() + "\" of the domain \"" + domain.name() + "\"";
                for (CheckDefinition check : domain.checks()) {
                    Function<Document, Value> condition = rules.compile(domain.asTable(), check.conditionSql());
                    checks.add(new DocumentCollection.Check(
                            subject, check, document -> condition.apply(valueOf(column, document))));
                }
            });
        }
        return checks;
    }

    private static Document valueOf(ColumnDefinition column, Document document) {
        Value value = document.get(column.name());
        return Document.of(DomainDefinition.VALUE, value.isNull() ? NullValue.NULL : value);
    }
}
