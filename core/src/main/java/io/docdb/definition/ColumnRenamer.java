package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.sql.ColumnRewriter;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Gives a column of a table another name in everything that names it: paths, constraints, generated columns, indexes. */
record ColumnRenamer(String schema, String table, String from, String to) {

    CollectionDefinition rename(CollectionDefinition collection) {
        List<ColumnDefinition> columns = collection.columns().stream()
                .map(column -> column.name().equals(from) ? column.withName(to) : column)
                .map(column -> column.withGenerated(column.generatedSql().map(this::rename)))
                .toList();
        List<ForeignKeyDefinition> keys = collection.foreignKeys().stream()
                .map(key -> key.withPaths(rename(key.paths()), rename(key.setPaths())))
                .toList();
        CollectionDefinition renamed = collection
                .withColumns(columns, collection.jsonSchema())
                .withPrimaryKey(rename(collection.primaryKey()), collection.primaryKeyName())
                .withConstraints(
                        collection.checks().stream()
                                .map(check -> new CheckDefinition(check.name(), rename(check.conditionSql())))
                                .toList(),
                        keys);
        return renameReferences(renamed, collection.id());
    }

    /** In the foreign keys that refer to the table. */
    CollectionDefinition renameReferences(CollectionDefinition referring, int tableId) {
        return referring.withConstraints(
                referring.checks(),
                referring.foreignKeys().stream()
                        .map(key -> key.referencedId() == tableId
                                ? key.withReferencedPaths(rename(key.referencedPaths()))
                                : key)
                        .toList());
    }

    IndexDefinition rename(IndexDefinition index) {
        return index.withParts(index.parts().stream()
                        .map(part -> new IndexDefinition.Part(
                                part.path().map(this::rename),
                                part.expressionSql().map(this::rename),
                                part.descending()))
                        .toList())
                .withPredicate(index.predicateSql().map(this::rename));
    }

    private String rename(String expression) {
        return ColumnRewriter.rename(ColumnRewriter.renameTable(expression, schema, table, table), table, from, to);
    }

    /** The document with the field renamed in its place. */
    Document rename(Document document) {
        if (!document.has(from)) {
            return document;
        }
        Document.Builder copy = Document.builder();
        document.forEach((name, value) -> copy.put(name.equals(from) ? to : name, value));
        return copy.build();
    }

    private List<FieldPath> rename(List<FieldPath> paths) {
        return paths.stream().map(this::rename).toList();
    }

    private FieldPath rename(FieldPath path) {
        if (!path.firstName().equals(from)) {
            return path;
        }
        List<FieldPath.Step> steps = new ArrayList<>(path.steps());
        steps.set(0, new FieldPath.Field(to));
        return new FieldPath(steps);
    }
}
