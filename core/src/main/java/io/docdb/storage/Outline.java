package io.docdb.storage;

/**
 * Stands in a map for a value too large to be rewritten with its page: the value lies in the map's overflow map in pieces
 * of {@link #PIECE_BYTES}, under keys {@code (id << 20) | piece number}.
 *
 * @param id unique in the map's overflow map, ascending
 * @param length of the value in bytes
 */
record Outline(long id, int length) {
    /**
     * Values up to this length stay in the page. Half of it and documents of a few KB cost a second look-up; double, and a
     * change of a neighbour rewrites 8 KB.
     */
    static final int MAX_INLINE_BYTES = 4096;

    /** On disk, do not change. */
    static final int PIECE_BYTES = 32 * 1024;

    private static final int PIECE_BITS = 20;

    int pieces() {
        return (length + PIECE_BYTES - 1) / PIECE_BYTES;
    }

    Long pieceKey(int piece) {
        return id << PIECE_BITS | piece;
    }

    static long idOf(long pieceKey) {
        return pieceKey >>> PIECE_BITS;
    }
}
