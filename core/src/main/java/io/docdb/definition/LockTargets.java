package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement.LockTables;
import io.docdb.sql.ast.ObjectName;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;

/** Carries out a LOCK TABLE. */
public final class LockTargets {
    private LockTargets() {}

    /**
     * Locks the tables in the order in which they are named.
     *
     * @throws io.docdb.error.StatementException COLLECTION_NOT_FOUND; WRONG_OBJECT_TYPE for a view or a system collection
     * @throws io.docdb.error.ConflictException LOCK_NOT_AVAILABLE with NOWAIT, LOCK_TIMEOUT, DEADLOCK; SERIALIZATION_FAILURE
     *     if, in SNAPSHOT and SERIALIZABLE, the table was changed since the transaction's snapshot
     */
    public static void lock(LockTables lock, DefinitionContext context) {
        LockMode mode = lock.mode().keepsWritersOut() ? LockMode.UPDATE : LockMode.SHARE;
        LockWait wait = lock.nowait() ? LockWait.NOWAIT : LockWait.TIMEOUT;
        for (ObjectName name : lock.tables()) {
            CollectionDefinition collection = context.getCollection(name);
            if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
                throw context.error(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "LOCK TABLE expected a table, found the system collection \"" + collection.name() + "\"",
                        name.at());
            }
            context.transaction().lockMap(collection.id(), mode, wait);
        }
    }
}
