package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Gives a column another name in everything that names it by path. SQL fragments keep their text. */
record ColumnRenamer(String from, String to) {

    CollectionDefinition rename(CollectionDefinition collection) {
        List<ColumnDefinition> columns = collection.columns().stream()
                .map(column -> column.name().equals(from) ? column.withName(to) : column)
                .toList();
        List<ForeignKeyDefinition> keys = collection.foreignKeys().stream()
                .map(key -> key.withPaths(rename(key.paths())))
                .toList();
        return collection
                .withColumns(columns, collection.jsonSchema())
                .withPrimaryKey(rename(collection.primaryKey()), collection.primaryKeyName())
                .withConstraints(collection.checks(), keys);
    }

    IndexDefinition rename(IndexDefinition index) {
        return index.withParts(index.parts().stream()
                .map(part -> new IndexDefinition.Part(
                        part.path().map(this::rename), part.expressionSql(), part.descending()))
                .toList());
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
