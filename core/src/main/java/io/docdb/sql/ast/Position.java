package io.docdb.sql.ast;

/**
 * Where a node begins in the text of its statement: an offset in UTF-16 units from 0, or -1 for a node that was made
 * by a program.
 *
 * <p>All positions are equal to each other. So two trees are equal when they say the same, wherever they say it:
 * a cache of plans finds the same query in another layout, and {@code GROUP BY a.b} matches {@code SELECT a.b}.
 */
public record Position(int offset) {
    /** Of a node without a text: the query was built by a program. */
    public static final Position NONE = new Position(-1);

    @Override
    public boolean equals(Object other) {
        return other instanceof Position;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
