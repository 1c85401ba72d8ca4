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

    Scrolling scrolling();

    void close();
}
