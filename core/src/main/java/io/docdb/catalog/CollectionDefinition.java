package io.docdb.catalog;

import io.docdb.value.FieldPath;
import io.docdb.value.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A collection, which is also a table.
 *
 * @param id of the collection and of its document map; never used again
 * @param schema the SQL schema it lies in
 * @param name as written
 * @param origin whether it was made by CREATE TABLE or CREATE COLLECTION
 * @param columns the declared columns in order: top-level fields. Empty if there is no schema; then a row shows
 *     {@code _id} and {@code _doc}
 * @param jsonSchema the JSON Schema every write is checked against; for a table derived from its columns
 * @param primaryKey the paths that make the key; {@code [_id]}, generated when absent, unless declared
 * @param primaryKeyName the constraint's name
 * @param checks CHECK constraints
 * @param foreignKeys FOREIGN KEY constraints
 * @param temporary true for a collection of one session
 * @param comment empty if none
 * @param constraintComments by the names of the key, checks and foreign keys; of other names there are none
 */
public record CollectionDefinition(
        int id,
        String schema,
        String name,
        Origin origin,
        List<ColumnDefinition> columns,
        Optional<String> jsonSchema,
        List<FieldPath> primaryKey,
        String primaryKeyName,
        List<CheckDefinition> checks,
        List<ForeignKeyDefinition> foreignKeys,
        boolean temporary,
        String comment,
        Map<String, String> constraintComments) {

    /** The field that is the key of a collection without a declared one. */
    public static final String ID_FIELD = "_id";

    /** The pseudo column that is the whole document. */
    public static final String DOCUMENT_COLUMN = "_doc";

    /** The implied key: the {@code _id} field. */
    public static final List<FieldPath> GENERATED_KEY = List.of(FieldPath.of(ID_FIELD));

    /** How a collection came to be. */
    public enum Origin {
        TABLE,
        COLLECTION,
        /** Made by the system, such as the audit collection: readable, never written by statements. */
        SYSTEM
    }

    public CollectionDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        if (!constraintComments.isEmpty()) {
            Map<String, String> kept = new TreeMap<>(constraintComments);
            Set<String> names = new HashSet<>();
            names.add(primaryKey.equals(GENERATED_KEY) ? "" : primaryKeyName);
            checks.forEach(check -> names.add(check.name()));
            foreignKeys.forEach(key -> names.add(key.name()));
            kept.keySet().retainAll(names);
            constraintComments = kept;
        }
        constraintComments = Map.copyOf(constraintComments);
    }

    /** One whose constraints have no comments. */
    public CollectionDefinition(
            int id,
            String schema,
            String name,
            Origin origin,
            List<ColumnDefinition> columns,
            Optional<String> jsonSchema,
            List<FieldPath> primaryKey,
            String primaryKeyName,
            List<CheckDefinition> checks,
            List<ForeignKeyDefinition> foreignKeys,
            boolean temporary,
            String comment) {
        this(
                id,
                schema,
                name,
                origin,
                columns,
                jsonSchema,
                primaryKey,
                primaryKeyName,
                checks,
                foreignKeys,
                temporary,
                comment,
                Map.of());
    }

    /** True if the key is the implied {@code _id}, generated when a document comes without. */
    public boolean hasGeneratedKey() {
        return primaryKey.equals(GENERATED_KEY);
    }

    /** The declared column that the identifier names: exactly, else without regard to case. */
    public Optional<ColumnDefinition> findColumn(String identifier) {
        return Identifiers.find(identifier, columns, ColumnDefinition::name, "Column");
    }

    /**
     * The kind of all values at a path, NULLs aside, if it is declared: what is written to a column is made one of its type, or
     * refused.
     */
    public Optional<ValueKind> kindAt(FieldPath path) {
        if (origin == Origin.SYSTEM || path.steps().size() != 1) {
            return Optional.empty();
        }
        for (ColumnDefinition column : columns) {
            if (column.path().equals(path)) {
                return column.type().family().kind();
            }
        }
        return Optional.empty();
    }

    public CollectionDefinition withColumns(List<ColumnDefinition> newColumns, Optional<String> newJsonSchema) {
        return with(draft -> {
            draft.columns = newColumns;
            draft.jsonSchema = newJsonSchema;
        });
    }

    public CollectionDefinition withName(String newSchema, String newName) {
        return with(draft -> {
            draft.schema = newSchema;
            draft.name = newName;
        });
    }

    public CollectionDefinition withId(int newId) {
        return with(draft -> draft.id = newId);
    }

    public CollectionDefinition withPrimaryKey(List<FieldPath> paths, String constraintName) {
        return with(draft -> {
            draft.primaryKey = paths;
            draft.primaryKeyName = constraintName;
        });
    }

    public CollectionDefinition withConstraints(
            List<CheckDefinition> newChecks, List<ForeignKeyDefinition> newForeignKeys) {
        return with(draft -> {
            draft.checks = newChecks;
            draft.foreignKeys = newForeignKeys;
        });
    }

    public CollectionDefinition withComment(String newComment) {
        return with(draft -> draft.comment = newComment);
    }

    /** @param newComment empty: none from now on */
    public CollectionDefinition withConstraintComment(String constraint, String newComment) {
        Map<String, String> comments = new HashMap<>(constraintComments);
        if (newComment.isEmpty()) {
            comments.remove(constraint);
        } else {
            comments.put(constraint, newComment);
        }
        return with(draft -> draft.constraintComments = comments);
    }

    /**
     * What {@code SELECT *} shows of a collection without declared columns, before the document: the key as far as it lies in
     * fields of the document itself and not deeper.
     */
    public List<String> keyFields() {
        List<String> names = new ArrayList<>();
        for (FieldPath path : primaryKey) {
            if (path.steps().size() == 1 && path.steps().get(0) instanceof FieldPath.Field field) {
                names.add(field.name());
            }
        }
        return names;
    }

    private CollectionDefinition with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** The same definition while some of it is changed. */
    private static final class Draft {
        private final CollectionDefinition from;
        private int id;
        private String schema;
        private String name;
        private List<ColumnDefinition> columns;
        private Optional<String> jsonSchema;
        private List<FieldPath> primaryKey;
        private String primaryKeyName;
        private List<CheckDefinition> checks;
        private List<ForeignKeyDefinition> foreignKeys;
        private String comment;
        private Map<String, String> constraintComments;

        Draft(CollectionDefinition from) {
            this.from = from;
            id = from.id;
            schema = from.schema;
            name = from.name;
            columns = from.columns;
            jsonSchema = from.jsonSchema;
            primaryKey = from.primaryKey;
            primaryKeyName = from.primaryKeyName;
            checks = from.checks;
            foreignKeys = from.foreignKeys;
            comment = from.comment;
            constraintComments = from.constraintComments;
        }

        CollectionDefinition finished() {
            return new CollectionDefinition(
                    id,
                    schema,
                    name,
                    from.origin,
                    columns,
                    jsonSchema,
                    primaryKey,
                    primaryKeyName,
                    checks,
                    foreignKeys,
                    from.temporary,
                    comment,
                    constraintComments);
        }
    }
}
