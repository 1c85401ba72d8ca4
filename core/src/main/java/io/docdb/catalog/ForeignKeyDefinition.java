package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.List;

/**
 * A FOREIGN KEY constraint.
 *
 * @param paths of this collection
 * @param referencedId the collection referred to
 * @param referencedPaths its primary key or a unique index
 * @param deferrable whether a transaction may put it off to its end
 * @param initiallyDeferred whether it does so without being told
 * @param matchFull whether all or none of the paths must be NULL
 * @param setPaths those that SET NULL and SET DEFAULT of a deletion set: all, unless it names some
 */
public record ForeignKeyDefinition(
        String name,
        List<FieldPath> paths,
        int referencedId,
        List<FieldPath> referencedPaths,
        Action onDelete,
        Action onUpdate,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean matchFull,
        List<FieldPath> setPaths) {

    /** What happens to referring documents. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    public ForeignKeyDefinition {
        paths = List.copyOf(paths);
        referencedPaths = List.copyOf(referencedPaths);
        setPaths = List.copyOf(setPaths);
    }

    public ForeignKeyDefinition withName(String newName) {
        return new ForeignKeyDefinition(
                newName,
                paths,
                referencedId,
                referencedPaths,
                onDelete,
                onUpdate,
                deferrable,
                initiallyDeferred,
                matchFull,
                setPaths);
    }

    public ForeignKeyDefinition withPaths(List<FieldPath> newPaths, List<FieldPath> newSetPaths) {
        return new ForeignKeyDefinition(
                name,
                newPaths,
                referencedId,
                referencedPaths,
                onDelete,
                onUpdate,
                deferrable,
                initiallyDeferred,
                matchFull,
                newSetPaths);
    }

    public ForeignKeyDefinition withTiming(boolean newDeferrable, boolean newInitiallyDeferred) {
        return new ForeignKeyDefinition(
                name,
                paths,
                referencedId,
                referencedPaths,
                onDelete,
                onUpdate,
                newDeferrable,
                newInitiallyDeferred,
                matchFull,
                setPaths);
    }

    public ForeignKeyDefinition withReferencedPaths(List<FieldPath> newPaths) {
        return new ForeignKeyDefinition(
                name,
                paths,
                referencedId,
                newPaths,
                onDelete,
                onUpdate,
                deferrable,
                initiallyDeferred,
                matchFull,
                setPaths);
    }
}
