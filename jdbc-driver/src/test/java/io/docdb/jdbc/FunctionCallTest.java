package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionCallTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aCallGivesItsRowAsAResultSet() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{call POWER(?, 3)}")) {
            call.setInt(1, 2);
            assertThat(call.execute()).isTrue();
            try (ResultSet rows = call.getResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(8);
            }
        }
        try (CallableStatement call = connection.prepareCall("call current_schema");
                ResultSet rows = call.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("public");
        }
    }

    @Test
    void aFunctionGivesItsValueInTheFirstParameter() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{ ? = call COALESCE(?, ?) }")) {
            call.registerOutParameter(1, Types.NUMERIC);
            call.setNull(2, Types.NUMERIC);
            call.setBigDecimal(3, new BigDecimal("1.50"));
            assertThat(call.execute()).isFalse();
            assertThat(call.getBigDecimal(1)).isEqualByComparingTo("1.5");
            assertThat(call.getObject(1, String.class)).isEqualTo("1.50");
            assertThat(call.wasNull()).isFalse();

            call.setNull(3, Types.NUMERIC);
            call.executeUpdate();
            assertThat(call.getInt(1)).isZero();
            assertThat(call.wasNull()).isTrue();
        }
    }

    @Test
    void calledInPlainSqlAFunctionIsAQuery() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("CALL UPPER('a')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("A");
        }
    }

    @Test
    void wrongUseIsToldWhatWasExpected() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{? = call ABS(?)}")) {
            call.setInt(2, -1);
            state("07001", call::execute);
            state("07009", () -> call.registerOutParameter(2, Types.INTEGER));
            call.registerOutParameter(1, Types.INTEGER);
            state("07005", () -> call.getInt(1));
            call.execute();
            state("07009", () -> call.getInt(2));
            state("0A000", () -> call.getInt("result"));
            state("0A000", () -> call.registerOutParameter("result", Types.INTEGER));
            state("0A000", () -> call.setInt("argument", 1));
        }
        state(
                "42883",
                () -> connection.prepareCall("{call no_such_function(1)}").execute());
        state("0A000", () -> connection.prepareStatement("{? = call ABS(1)}"));
        CallableStatement closed = connection.prepareCall("{call ABS(1)}");
        closed.close();
        assertThat(closed.isClosed()).isTrue();
        assertThatThrownBy(closed::executeQuery).isInstanceOf(SQLException.class);
        try (PreparedStatement other = connection.prepareCall("{call ABS(1)}")) {
            assertThat(other).isEqualTo(other).isNotEqualTo(closed);
            assertThat(other.toString()).isNotEmpty();
        }
    }

    private static void state(String expected, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo(expected));
    }
}
