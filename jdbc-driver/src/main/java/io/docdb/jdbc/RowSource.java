package io.docdb.jdbc;

import io.docdb.value.Value;
import java.sql.SQLException;

/** Where a result set takes its rows from. Java null stands for no row. */
interface RowSource {
    Value[] next() throws SQLException;

    /** Number of the row at hand from 1; 0 before the first. */
    long position();

    boolean hasNext() throws SQLException;

    /** The row at {@code position}; before the first and behind the last there is none. */
    Value[] moveTo(long position) throws SQLException;

    long size() throws SQLException;

    /** The row at hand has become another; rows that are not kept need not know. */
    default void replace(Value[] row) {}

    /** The row at hand is no more: what follows is next. @return true if the rows are kept, and the one before is at hand */
    default boolean remove() {
        return false;
    }

    /** A further row, behind the last; false if rows are not kept. */
    default boolean add(Value[] row) {
        return false;
    }

    Scrolling scrolling();

    void close();
}
