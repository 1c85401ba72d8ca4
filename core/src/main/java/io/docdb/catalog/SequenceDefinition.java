package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.Optional;
import java.util.function.Consumer;

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
        return with(draft -> draft.name = newName);
    }

    public SequenceDefinition withSchema(String newSchema) {
        return with(draft -> draft.schema = newSchema);
    }

    /** It goes with a column that has another name now. */
    public SequenceDefinition withOwnerColumn(String column) {
        return with(draft -> draft.ownerColumn = Optional.of(column));
    }

    public SequenceDefinition withComment(String newComment) {
        return with(draft -> draft.comment = newComment);
    }

    private SequenceDefinition with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** The same definition while some of it is changed. */
    private static final class Draft {
        private final SequenceDefinition from;
        private String schema;
        private String name;
        private Optional<String> ownerColumn;
        private String comment;

        Draft(SequenceDefinition from) {
            this.from = from;
            schema = from.schema;
            name = from.name;
            ownerColumn = from.ownerColumn;
            comment = from.comment;
        }

        SequenceDefinition finished() {
            return new SequenceDefinition(
                    from.id,
                    schema,
                    name,
                    from.type,
                    from.start,
                    from.increment,
                    from.minimum,
                    from.maximum,
                    from.cycle,
                    from.ownerId,
                    ownerColumn,
                    from.restart,
                    comment);
        }
    }
}
