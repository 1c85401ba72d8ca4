package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Position;
import io.docdb.value.FieldPath;
import java.util.HashSet;
import java.util.List;

/** The foreign keys that look their values up by a key: without it none of them could be kept. */
final class KeyReferences {
    private final DefinitionContext context;

    KeyReferences(DefinitionContext context) {
        this.context = context;
    }

    /**
     * Before a key of {@code table} goes: with {@code cascade} the foreign keys that need it go, too.
     *
     * @param constraint the name of the key
     * @return the table without foreign keys of its own that needed it
     * @throws io.docdb.error.StatementException DEPENDENT_OBJECTS if there is one and it is not to go
     */
    CollectionDefinition release(
            CollectionDefinition table, String constraint, List<FieldPath> key, boolean cascade, Position at) {
        for (CollectionDefinition other : context.catalog().collections()) {
            if (other.id() == table.id()) {
                continue;
            }
            CollectionDefinition kept = release(other, table, constraint, key, cascade, at);
            if (kept != other) {
                context.editor().put(kept);
            }
        }
        return release(table, table, constraint, key, cascade, at);
    }

    private CollectionDefinition release(
            CollectionDefinition from,
            CollectionDefinition table,
            String constraint,
            List<FieldPath> key,
            boolean cascade,
            Position at) {
        List<ForeignKeyDefinition> kept = from.foreignKeys().stream()
                .filter(reference -> reference.referencedId() != table.id()
                        || !new HashSet<>(reference.referencedPaths()).equals(new HashSet<>(key)))
                .toList();
        if (kept.size() == from.foreignKeys().size()) {
            return from;
        }
        if (!cascade) {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Constraint \"" + constraint + "\" is needed by a foreign key of \"" + from.name()
                            + "\"; drop that first or use CASCADE",
                    at);
        }
        return from.withConstraints(from.checks(), kept);
    }
}
