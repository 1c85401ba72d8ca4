package io.docdb.definition;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * COMMENT ON. A comment is part of the definition of what it is about, so that it goes with it and keeps to it under another
 * name. Confined to one statement.
 */
final class Commenter {
    private final DefinitionContext context;

    Commenter(DefinitionContext context) {
        this.context = context;
    }

    void comment(SchemaChange.Comment comment) {
        ObjectName name = comment.name();
        String text = comment.text().orElse("");
        switch (comment.kind()) {
            case TABLE, COLLECTION ->
                context.editor().put(context.getCollection(name).withComment(text));
            case VIEW, MATERIALIZED_VIEW ->
                context.editor().put(context.getView(name).withComment(text));
            case DOMAIN ->
                context.editor()
                        .put(context.findDomain(name)
                                .orElseThrow(() -> new DomainDefiner(context).notFound(name))
                                .withComment(text));
            case INDEX ->
                context.editor()
                        .put(context.findIndex(name)
                                .orElseThrow(() -> context.indexNotFound(name))
                                .withComment(text));
            case SEQUENCE ->
                context.editor()
                        .put(context.findSequence(name)
                                .orElseThrow(() -> Sequences.notFound(context, name))
                                .withComment(text));
            case SCHEMA -> onSchema(name.last(), text);
            case COLUMN -> onColumn(name, text);
            case CONSTRAINT -> onConstraint(name, text);
            case ROLE, USER, POLICY ->
                throw new IllegalStateException("the parser knows no comment on " + comment.kind());
        }
    }

    private void onSchema(Name name, String text) {
        String schema = context.getSchema(name);
        if (CatalogSnapshot.isSystemSchema(schema)) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION, "Schema \"" + schema + "\" cannot have a comment", name.at());
        }
        context.editor().putSchema(schema, text);
    }

    private void onColumn(ObjectName of, String text) {
        ObjectName table = new ObjectName(of.qualifier());
        Name name = of.last();
        Optional<ViewDefinition> view =
                context.findCollectionIfThere(table).isPresent() ? Optional.empty() : context.findViewIfThere(table);
        if (view.isPresent()) {
            ColumnDefinition column = Paths.column(context.getTableOrView(table), name, context);
            context.editor().put(view.get().withColumnComment(column.name(), text));
            return;
        }
        CollectionDefinition collection = context.getCollection(table);
        ColumnDefinition column = Paths.column(collection, name, context);
        context.editor()
                .put(collection.withColumns(
                        collection.columns().stream()
                                .map(other -> other.equals(column) ? column.withComment(text) : other)
                                .toList(),
                        collection.jsonSchema()));
    }

    /** PostgreSQL names the table, H2 does not: then it is the one of its schema that has such a constraint. */
    private void onConstraint(ObjectName of, String text) {
        Name name = of.last();
        List<Name> qualifier = of.qualifier();
        ObjectName before = qualifier.isEmpty() ? of : new ObjectName(qualifier);
        boolean isTable =
                !qualifier.isEmpty() && context.findCollectionIfThere(before).isPresent();
        boolean isSchema = qualifier.size() == 1
                && context.catalog().findSchema(qualifier.get(0).text()).isPresent();
        if (!isTable && !isSchema && !qualifier.isEmpty()) {
            context.getCollection(before); // throws
        }
        List<CollectionDefinition> tables;
        if (isTable) {
            tables = List.of(context.getCollection(before));
        } else {
            String schema = context.schemaOf(of);
            tables = context.catalog().collections().stream()
                    .filter(table -> table.schema().equals(schema)
                            && names(table).stream().anyMatch(name.text()::equalsIgnoreCase))
                    .toList();
        }
        if (tables.size() > 1) {
            throw context.error(
                    ErrorCode.AMBIGUOUS_NAME,
                    "Constraint \"" + name
                            + "\" is one of several tables: ON says of which, as in COMMENT ON CONSTRAINT " + name
                            + " ON \"" + tables.get(0).name() + "\"",
                    name.at());
        }
        String found = tables.stream()
                .flatMap(table -> names(table).stream())
                .filter(name.text()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> context.error(
                        ErrorCode.UNKNOWN_OBJECT,
                        "Constraint \"" + name + "\" not found"
                                + (tables.isEmpty()
                                        ? ""
                                        : " on \"" + tables.get(0).name() + "\""
                                                + NearNames.didYouMean(name.text(), names(tables.get(0)))),
                        name.at()));
        put(tables.get(0), found, text);
    }

    private void put(CollectionDefinition table, String constraint, String text) {
        Optional<IndexDefinition> unique = uniques(table).stream()
                .filter(index -> index.name().equals(constraint))
                .findFirst();
        if (unique.isPresent()) {
            context.editor().put(unique.get().withComment(text));
        } else {
            context.editor().put(table.withConstraintComment(constraint, text));
        }
    }

    private List<String> names(CollectionDefinition table) {
        List<String> names = new ArrayList<>();
        if (!table.hasGeneratedKey()) {
            names.add(table.primaryKeyName());
        }
        table.checks().forEach(check -> names.add(check.name()));
        table.foreignKeys().stream().map(ForeignKeyDefinition::name).forEach(names::add);
        uniques(table).forEach(index -> names.add(index.name()));
        return names;
    }

    private List<IndexDefinition> uniques(CollectionDefinition table) {
        return context.catalog().indexesOf(table.id()).stream()
                .filter(IndexDefinition::constraint)
                .toList();
    }
}
