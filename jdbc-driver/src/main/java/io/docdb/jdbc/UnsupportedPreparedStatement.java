package io.docdb.jdbc;

import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Refuses with 0A000 what docdb does not know of a {@link PreparedStatement}. */
abstract class UnsupportedPreparedStatement extends DocdbStatement implements PreparedStatement {
    UnsupportedPreparedStatement(DocdbConnection connection, ResultSetKind kind) {
        super(connection, kind);
    }

    @Override
    public void setRef(int parameterIndex, Ref value) throws SQLException {
        throw Refusal.of("PreparedStatement.setRef");
    }

    @Override
    public void setRowId(int parameterIndex, RowId value) throws SQLException {
        throw Refusal.of("PreparedStatement.setRowId");
    }

    @Override
    public void setSQLXML(int parameterIndex, SQLXML value) throws SQLException {
        throw Refusal.of("PreparedStatement.setSQLXML");
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        throw Refusal.of("PreparedStatement.setUnicodeStream");
    }
}
