package io.docdb.jdbc;

import static java.sql.ResultSet.CLOSE_CURSORS_AT_COMMIT;
import static java.sql.ResultSet.CONCUR_READ_ONLY;
import static java.sql.ResultSet.FETCH_FORWARD;
import static java.sql.ResultSet.FETCH_REVERSE;
import static java.sql.ResultSet.HOLD_CURSORS_OVER_COMMIT;
import static java.sql.ResultSet.TYPE_FORWARD_ONLY;
import static java.sql.ResultSet.TYPE_SCROLL_INSENSITIVE;
import static java.sql.ResultSet.TYPE_SCROLL_SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is set of connections, statements and result sets, and what they say they have. */
class SettingsTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (id INT, v VARCHAR, b VARBINARY, c CLOB)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SQLDataException.class);
    }

    @Test
    void aResultSetHasTheHintsOfItsStatement() throws SQLException {
        statement.setFetchSize(50);
        statement.setFetchDirection(FETCH_REVERSE);
        try (ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.getFetchSize()).isEqualTo(50);
            assertThat(rows.getFetchDirection()).as("it moves forward only").isEqualTo(FETCH_FORWARD);
            rows.setFetchSize(7);
            assertThat(rows.getFetchSize()).isEqualTo(7);
            refused(() -> rows.setFetchSize(-1));
            rows.setFetchDirection(FETCH_FORWARD);
            assertThatThrownBy(() -> rows.setFetchDirection(FETCH_REVERSE)).isInstanceOf(SQLException.class);
            refused(() -> rows.setFetchDirection(77));
        }
        assertThat(statement.getFetchSize()).isEqualTo(50);
        refused(() -> statement.setFetchSize(-1));
        statement.setFetchSize(Integer.MIN_VALUE); // as MySQL's drivers are told to stream
        assertThat(statement.getFetchSize()).isZero();
        assertThat(statement.getFetchDirection()).isEqualTo(FETCH_REVERSE);
        refused(() -> statement.setFetchDirection(77));
        try (Statement scrolling = connection.createStatement(TYPE_SCROLL_INSENSITIVE, CONCUR_READ_ONLY)) {
            scrolling.setFetchDirection(FETCH_REVERSE);
            ResultSet rows = scrolling.executeQuery("SELECT 1");
            assertThat(rows.getFetchDirection()).isEqualTo(FETCH_REVERSE);
        }
    }

    @Test
    void longValuesAreCutWhereTheStatementSaysSo() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (12345, ?, ?, ?)")) {
            insert.setString(1, "ab\uD83D\uDE00");
            insert.setBytes(2, new byte[] {1, 2, 3, 4});
            insert.setString(3, "abcdef");
            insert.execute();
        }
        statement.setMaxFieldSize(3);
        try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("12345");
            assertThat(rows.getString(2)).isEqualTo("ab");
            assertThat(rows.getBytes(3)).containsExactly(1, 2, 3);
            assertThat(rows.getObject(4)).isEqualTo("abcdef");
        }
        statement.setMaxFieldSize(0);
        try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
            rows.next();
            assertThat(rows.getBytes(3)).hasSize(4);
        }
    }

    @Test
    void resultSetsStayOpenOverACommit() throws SQLException {
        assertThat(connection.getHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
        assertThat(connection.getMetaData().getResultSetHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
        assertThat(connection.getMetaData().supportsResultSetHoldability(HOLD_CURSORS_OVER_COMMIT))
                .isTrue();
        assertThat(connection.getMetaData().supportsResultSetHoldability(CLOSE_CURSORS_AT_COMMIT))
                .isFalse();
        connection.setAutoCommit(false);
        statement.execute("INSERT INTO t (id) SELECT n FROM generate_series(1, 5000) AS s(n)");
        try (Statement held =
                        connection.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY, HOLD_CURSORS_OVER_COMMIT);
                ResultSet rows = held.executeQuery("SELECT id FROM t")) {
            assertThat(held.getResultSetHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
            assertThat(rows.getHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
            int count = 0;
            while (rows.next()) {
                if (count++ % 1000 == 0) {
                    statement.executeUpdate("UPDATE t SET id = -id");
                    connection.commit();
                }
            }
            assertThat(count).isEqualTo(5000);
        }
        assertThat((Object) connection.getWarnings()).isNull();
    }

    @Test
    void whatIsNotGivenAWarningSays() throws SQLException {
        connection.setHoldability(CLOSE_CURSORS_AT_COMMIT);
        assertThat(connection.getHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
        assertThat(connection.getWarnings().getMessage()).startsWith("Result sets stay open over a commit");
        connection.clearWarnings();
        assertThat((Object) connection.getWarnings()).isNull();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1", TYPE_SCROLL_SENSITIVE, CONCUR_READ_ONLY)) {
            assertThat(query.getResultSetType()).isEqualTo(TYPE_SCROLL_INSENSITIVE);
        }
        assertThat(connection.getWarnings().getMessage()).startsWith("Result sets do not see what others change");
    }

    @Test
    void whatIsNoSettingIsRefused() throws SQLException {
        refused(() -> connection.setHoldability(0));
        refused(() -> connection.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY, -1));
        refused(() -> connection.prepareStatement("SELECT 1", TYPE_FORWARD_ONLY, CONCUR_READ_ONLY, -1));
        refused(() -> connection.prepareCall("{call abs(1)}", TYPE_FORWARD_ONLY, CONCUR_READ_ONLY, -1));
        refused(() -> connection.setNetworkTimeout(Runnable::run, -1));
        refused(() -> statement.getMoreResults(0));
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> connection.setSavepoint(null))
                .isInstanceOf(SQLException.class)
                .hasMessage("Savepoint expected a name, found null");
        connection.setTypeMap(null);
        connection.setTypeMap(connection.getTypeMap());
        assertThatThrownBy(() -> connection.setTypeMap(Map.of("t", String.class)))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void aPreparedStatementTakesNoOtherText() throws SQLException {
        assertThat(statement.isPoolable()).isFalse();
        try (PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertThat(prepared.isPoolable()).isTrue();
            String other = "INSERT INTO t (id) VALUES (1)";
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> prepared.execute(other),
                    () -> prepared.execute(other, Statement.RETURN_GENERATED_KEYS),
                    () -> prepared.execute(other, new int[] {1}),
                    () -> prepared.execute(other, new String[] {"id"}),
                    () -> prepared.executeQuery(other),
                    () -> prepared.executeUpdate(other),
                    () -> prepared.executeUpdate(other, Statement.RETURN_GENERATED_KEYS),
                    () -> prepared.executeUpdate(other, new int[] {1}),
                    () -> prepared.executeUpdate(other, new String[] {"id"}),
                    () -> prepared.executeLargeUpdate(other),
                    () -> prepared.addBatch(other))) {
                assertThatThrownBy(call)
                        .isInstanceOf(SQLException.class)
                        .hasMessageStartingWith("A prepared statement has its text already");
            }
        }
        try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void severalResultSetsOfOneTextAreSupported() throws SQLException {
        assertThat(connection.getMetaData().supportsMultipleResultSets()).isTrue();
        assertThat(statement.execute("SELECT 1; SELECT 2")).isTrue();
        assertThat(statement.getMoreResults()).isTrue();
    }
}
