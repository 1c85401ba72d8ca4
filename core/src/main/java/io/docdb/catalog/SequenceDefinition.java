package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.Optional;

/**
 * A number generator. What it gave last is not part of the definition and is not rolled back.
 *
 * @param type SMALLINT, INTEGER or BIGINT: what its numbers fit
 * @param ownerId the collection it belongs to and is dropped and restarted with, as OWNED BY says; of an identity column the
 *     column names the sequence
 * @param ownerColumn the column of that which it is dropped with
 * @param restart what it gave first when it was restarted, if that is not {@code start}
 * @param comment empty if none
 */
public record SequenceDefinition(
        int id,
        String schema,
        String name,
        SqlType type,
        long start,
        long increment,
        long minimum,
        long maximum,
        boolean cycle,
        Optional<Integer> ownerId,
        Optional<String> ownerColumn,
        Optional<Long> restart,
        String comment) {
    /** One that begins with {@code start}. */
    public SequenceDefinition(
            int id,
            String schema,
            String name,
            SqlType type,
            long start,
            long increment,
            long minimum,
            long maximum,
            boolean cycle,
            Optional<Integer> ownerId,
            Optional<String> ownerColumn) {
        this(
                id,
                schema,
                name,
                type,
                start,
                increment,
                minimum,
                maximum,
                cycle,
                ownerId,
                ownerColumn,
                Optional.empty(),
                "");
    }

    /** What its counter gives first. */
    public long first() {
        return restart.orElse(start);
    }

    /** True if it goes with that column of the collection. */
    public boolean isOwnedBy(CollectionDefinition collection, String column) {
        return ownerId.equals(Optional.of(collection.id())) && ownerColumn.equals(Optional.of(column));
    }

    public SequenceDefinition withName(String newName) {
        return new SequenceDefinition(
                id,
                schema,
                newName,
                type,
                start,
                increment,
                minimum,
                maximum,
                cycle,
                ownerId,
                ownerColumn,
                restart,
                comment);
    }

    public SequenceDefinition withSchema(String newSchema) {
        return new SequenceDefinition(
                id,
                newSchema,
                name,
                type,
                start,
                increment,
                minimum,
                maximum,
                cycle,
                ownerId,
                ownerColumn,
                restart,
                comment);
    }

    /** It goes with a column that has another name now. */
    public SequenceDefinition withOwnerColumn(String column) {
        return new SequenceDefinition(
                id,
                schema,
                name,
                type,
                start,
                increment,
                minimum,
                maximum,
                cycle,
                ownerId,
                Optional.of(column),
                restart,
                comment);
    }

    public SequenceDefinition withComment(String newComment) {
        return new SequenceDefinition(
                id,
                schema,
                name,
                type,
                start,
                increment,
                minimum,
                maximum,
                cycle,
                ownerId,
                ownerColumn,
                restart,
                newComment);
    }
}
