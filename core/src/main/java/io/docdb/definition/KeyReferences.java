package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Position;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
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
     * @param what the key is, for the message: {@code Constraint "a_key"}
     * @return the table without foreign keys of its own that needed it
     * @throws io.docdb.error.StatementException DEPENDENT_OBJECTS if there is one and it is not to go
     */
    CollectionDefinition release(
            CollectionDefinition table, String what, List<FieldPath> key, boolean cascade, Position at) {
        for (CollectionDefinition other : context.catalog().collections()) {
            if (other.id() == table.id()) {
                continue;
            }
            CollectionDefinition kept = release(other, table, what, key, cascade, at);
            if (kept != other) {
                context.editor().put(kept);
            }
        }
        return release(table, table, what, key, cascade, at);
    }

    /** Before an index goes: as the other, if it is one that foreign keys can need. */
    CollectionDefinition release(CollectionDefinition table, IndexDefinition index, boolean cascade, Position at) {
        if (!index.unique()) {
            return table;
        }
        List<FieldPath> paths =
                index.parts().stream().flatMap(part -> part.path().stream()).toList();
        String what = (index.constraint() ? "Constraint" : "Index") + " \"" + index.name() + "\"";
        return release(table, what, paths, cascade, at);
    }

    /**
     * A foreign key whose values can never equal those it refers to could never be kept.
     *
     * @throws io.docdb.error.StatementException TYPE_MISMATCH naming both columns and their types
     */
    void refuseUnlike(
            CollectionDefinition table, ForeignKeyDefinition key, CollectionDefinition referenced, Position at) {
        for (int i = 0; i < key.paths().size(); i++) {
            SqlType from = Paths.typeOf(table, key.paths().get(i));
            SqlType to = Paths.typeOf(referenced, key.referencedPaths().get(i));
            if (!mayBeEqual(from.family(), to.family())) {
                throw context.error(
                        ErrorCode.TYPE_MISMATCH,
                        "Foreign key expected \"" + key.paths().get(i) + "\" to be " + to + " as \""
                                + key.referencedPaths().get(i) + "\" of \"" + referenced.name() + "\" is, found "
                                + from,
                        at);
            }
        }
    }

    private static boolean mayBeEqual(SqlType.Family from, SqlType.Family to) {
        return from == to || from == SqlType.Family.ANY || to == SqlType.Family.ANY;
    }

    /** As the other, of all foreign keys from and to the table, whose columns have other types now. */
    void refuseUnlike(CollectionDefinition table, Position at) {
        for (CollectionDefinition other : context.catalog().collections()) {
            CollectionDefinition from = other.id() == table.id() ? table : other;
            for (ForeignKeyDefinition key : from.foreignKeys()) {
                if (key.referencedId() == table.id()) {
                    refuseUnlike(from, key, table, at);
                } else if (from == table) {
                    CollectionDefinition referenced =
                            context.catalog().findCollection(key.referencedId()).orElseThrow();
                    refuseUnlike(table, key, referenced, at);
                }
            }
        }
    }

    /** Foreign keys of other tables name the columns they refer to. */
    void rename(ColumnRenamer renamer, CollectionDefinition table) {
        for (CollectionDefinition other : context.catalog().collections()) {
            CollectionDefinition renamed =
                    other.id() == table.id() ? other : renamer.renameReferences(other, table.id());
            if (!renamed.equals(other)) {
                context.editor().put(renamed);
            }
        }
    }

    private CollectionDefinition release(
            CollectionDefinition from,
            CollectionDefinition table,
            String what,
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
                    what + " is needed by a foreign key of \"" + from.name() + "\"; drop that first or use CASCADE",
                    at);
        }
        return from.withConstraints(from.checks(), kept);
    }
}
