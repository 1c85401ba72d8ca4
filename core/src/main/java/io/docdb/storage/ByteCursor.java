package io.docdb.storage;

/**
 * A walk over entries in order of key: {@code while (cursor.next()) use(cursor.key(), cursor.value())}. Confined to one
 * thread. Arrays handed out are shared with the store and must not be modified.
 */
public interface ByteCursor extends AutoCloseable {
    /** Moves to the next entry; false at the end, and then for ever. */
    boolean next();

    /** The key of the current entry. */
    byte[] key();

    /** The value of the current entry; a large one is fetched at each call. */
    byte[] value();

    @Override
    void close();

    /** A cursor without entries. */
    static ByteCursor empty() {
        return EmptyCursor.INSTANCE;
    }
}
