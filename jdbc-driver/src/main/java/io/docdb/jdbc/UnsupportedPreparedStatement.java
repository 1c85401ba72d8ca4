package io.docdb.jdbc;

import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/**
 * Refuses with 0A000 what docdb does not know of a {@link PreparedStatement}, and with HY010 whatever takes a text: it has its own.
 */
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

    // ---- its text is fixed

    private static SQLException hasItsText() {
        return SqlErrors.wrongUse("HY010", "A prepared statement has its text already: call the method without one");
    }

    @Override
    public final boolean execute(String other) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final boolean execute(String other, int generatedKeys) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final boolean execute(String other, int[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final boolean execute(String other, String[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final ResultSet executeQuery(String other) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final long executeLargeUpdate(String other) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final long executeLargeUpdate(String other, int generatedKeys) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final long executeLargeUpdate(String other, int[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final long executeLargeUpdate(String other, String[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public final void addBatch(String other) throws SQLException {
        throw hasItsText();
    }
}
