package io.docdb.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;

/** Refuses with 0A000 what docdb does not know of a {@link Connection}. */
abstract class UnsupportedConnection extends Wrapping implements Connection {
    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw Refusal.of("Connection.createSQLXML");
    }

    @Override
    public Struct createStruct(String name, Object[] value) throws SQLException {
        throw Refusal.of("Connection.createStruct");
    }
}
