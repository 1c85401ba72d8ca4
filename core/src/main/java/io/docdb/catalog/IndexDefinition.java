package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * An index over a collection.
 *
 * @param id of the index and of its map (a negative, derived map number is {@code -id}); never used again
 * @param parts in order
 * @param unique refuses two documents with the same values; a NULL part exempts a document
 * @param predicateSql the WHERE of a partial index
 * @param constraint true if it was made by a UNIQUE constraint, by whose name it goes
 * @param nullsEqual NULLS NOT DISTINCT: of a unique index, a NULL part exempts no document
 * @param comment empty if none
 */
public record IndexDefinition(
        int id,
        int collectionId,
        String schema,
        String name,
        List<Part> parts,
        boolean unique,
        Optional<String> predicateSql,
        boolean constraint,
        boolean nullsEqual,
        String comment) {

    /**
     * One part of the key: a path, which may lead into arrays, or an SQL expression over the document's columns.
     * Exactly one of the two is there.
     */
    public record Part(Optional<FieldPath> path, Optional<String> expressionSql, boolean descending) {
        public static Part of(FieldPath path, boolean descending) {
            return new Part(Optional.of(path), Optional.empty(), descending);
        }
    }

    public IndexDefinition {
        parts = List.copyOf(parts);
    }

    public IndexDefinition(
            int id,
            int collectionId,
            String schema,
            String name,
            List<Part> parts,
            boolean unique,
            Optional<String> predicateSql,
            boolean constraint) {
        this(id, collectionId, schema, name, parts, unique, predicateSql, constraint, false, "");
    }

    public IndexDefinition withName(String newName) {
        return new IndexDefinition(
                id, collectionId, schema, newName, parts, unique, predicateSql, constraint, nullsEqual, comment);
    }

    public IndexDefinition withSchema(String newSchema) {
        return new IndexDefinition(
                id, collectionId, newSchema, name, parts, unique, predicateSql, constraint, nullsEqual, comment);
    }

    public IndexDefinition withPredicate(Optional<String> newPredicateSql) {
        return new IndexDefinition(
                id, collectionId, schema, name, parts, unique, newPredicateSql, constraint, nullsEqual, comment);
    }

    public IndexDefinition withParts(List<Part> newParts) {
        return new IndexDefinition(
                id, collectionId, schema, name, newParts, unique, predicateSql, constraint, nullsEqual, comment);
    }

    public IndexDefinition withComment(String newComment) {
        return new IndexDefinition(
                id, collectionId, schema, name, parts, unique, predicateSql, constraint, nullsEqual, newComment);
    }

    /** The number of the map that holds the entries. */
    public int map() {
        return -id;
    }

    /** True if some part leads into an array, so that one document may have several entries or none. */
    public boolean isMultiKey() {
        for (Part part : parts) {
            if (part.path().isPresent() && part.path().get().isMulti()) {
                return true;
            }
        }
        return false;
    }
}
