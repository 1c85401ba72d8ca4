package io.docdb.dsl;

import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * How whole collections are locked until the transaction ends, as LOCK TABLE does in SQL. Who only reads them waits for none of
 * these locks. Immutable.
 */
public final class CollectionLock {
    private final AdministrationStatement.TableLock mode;
    private final List<String> names;
    private final boolean noWait;

    private CollectionLock(AdministrationStatement.TableLock mode, List<String> names, boolean noWait) {
        this.mode = mode;
        this.names = List.copyOf(names);
        this.noWait = noWait;
    }

    /** Nobody else may write to these collections, nor change their definitions; waits for those who do now. */
    public static CollectionLock exclusive(String name, String... more) {
        return of(AdministrationStatement.TableLock.EXCLUSIVE, name, more);
    }

    /** Others may write to these collections, but not change their definitions. */
    public static CollectionLock shared(String name, String... more) {
        return of(AdministrationStatement.TableLock.ROW_EXCLUSIVE, name, more);
    }

    private static CollectionLock of(AdministrationStatement.TableLock mode, String name, String... more) {
        return new CollectionLock(
                mode, Stream.concat(Stream.of(name), Stream.of(more)).toList(), false);
    }

    /** Where it would wait, it fails with LOCK_NOT_AVAILABLE (55P03). */
    public CollectionLock noWait() {
        return new CollectionLock(mode, names, true);
    }

    AdministrationStatement.LockTables build() {
        return new AdministrationStatement.LockTables(
                names.stream().map(Names::objectName).toList(), mode, noWait, Position.NONE);
    }
}
