package io.docdb.dsl;

import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import java.util.List;
import java.util.stream.Stream;

/** How the documents of a query are locked until the transaction ends, as FOR UPDATE and FOR SHARE do in SQL. Immutable. */
public final class RowLock {
    private final Query.Locking.Strength strength;
    private final List<String> tables;
    private final Query.Locking.Wait waiting;

    private RowLock(Query.Locking.Strength strength, List<String> tables, Query.Locking.Wait waiting) {
        this.strength = strength;
        this.tables = List.copyOf(tables);
        this.waiting = waiting;
    }

    /** Nobody else may lock or change them, nor come to refer to them by a foreign key. */
    public static RowLock forUpdate() {
        return new RowLock(Query.Locking.Strength.UPDATE, List.of(), Query.Locking.Wait.DEFAULT);
    }

    /** Nobody else may lock or change them; others may come to refer to them by a foreign key. */
    public static RowLock forNoKeyUpdate() {
        return new RowLock(Query.Locking.Strength.NO_KEY_UPDATE, List.of(), Query.Locking.Wait.DEFAULT);
    }

    /** Nobody else may change them. */
    public static RowLock forShare() {
        return new RowLock(Query.Locking.Strength.SHARE, List.of(), Query.Locking.Wait.DEFAULT);
    }

    /** Only the documents of these collections in a join, by the names they have there. */
    public RowLock of(String... names) {
        return new RowLock(strength, List.of(names), waiting);
    }

    /** What others have locked is left out. */
    public RowLock skipLocked() {
        return new RowLock(strength, tables, Query.Locking.Wait.SKIP_LOCKED);
    }

    /** Where it would wait, it fails with LOCK_NOT_AVAILABLE (55P03). */
    public RowLock noWait() {
        return new RowLock(strength, tables, Query.Locking.Wait.NOWAIT);
    }

    Query.Locking build() {
        Stream<Name> names = tables.stream().map(Name::of);
        return new Query.Locking(strength, names.toList(), waiting, Position.NONE);
    }
}
