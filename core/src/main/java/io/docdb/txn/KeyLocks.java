package io.docdb.txn;

/**
 * The locks on keys: who refers to a row shares its key, who takes the row away from under its key has the key alone. They are
 * apart from the locks on rows, so that a row can be changed while others come to refer to it. Told from those by the number of
 * the map, of which there are fewer than this adds.
 */
final class KeyLocks {
    private static final int OFFSET = 1 << 30;

    private KeyLocks() {}

    /** The number under which the keys of a logged map are locked. */
    static int mapOf(int map) {
        return map + OFFSET;
    }

    /** The map whose rows, or whose keys, are locked under a number. */
    static int rowsOf(int number) {
        return number >= OFFSET ? number - OFFSET : number;
    }
}
