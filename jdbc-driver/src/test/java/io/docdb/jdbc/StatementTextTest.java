package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text of several statements, by the rules of PostgreSQL and its driver. */
class StatementTextTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a INT UNIQUE)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void resultsComeInOrder() throws SQLException {
        boolean rows = statement.execute(
                "INSERT INTO t (a) VALUES (1), (2); SELECT a FROM t ORDER BY a; UPDATE t SET a = a + 10 WHERE a = 2;; SELECT MAX(a) FROM t;");
        assertThat(rows).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(2);
        assertThat(statement.getMoreResults()).isTrue();
        ResultSet first = statement.getResultSet();
        assertThat(first.next()).isTrue();
        assertThat(first.getInt(1)).isEqualTo(1);
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
        assertThat(first.next()).isTrue();
        assertThat(first.getInt(1)).isEqualTo(2); // as it was then
        assertThat(statement.getUpdateCount()).isEqualTo(1);
        assertThat(statement.getMoreResults()).isTrue();
        assertThat(statement.getResultSet().next()).isTrue();
        assertThat(statement.getResultSet().getInt(1)).isEqualTo(12);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void inAutoCommitAllOfItHappensOrNothing() throws SQLException {
        assertThatThrownBy(() -> statement.execute(
                        "CREATE TABLE u (x INT); INSERT INTO t (a) VALUES (1);\n  INSERT INTO t (a) VALUES (1)"))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23505");
        assertThat(count("t")).isZero();
        assertThatThrownBy(() -> count("u")).hasMessageContaining("not found");
        assertThat(connection.getAutoCommit()).isTrue();
        statement.execute(
                "CREATE TABLE u (x INT); CREATE VIEW v AS SELECT x + 1 AS y FROM u; INSERT INTO u VALUES (1)");
        assertThat(count("v WHERE y = 2")).isEqualTo(1);
    }

    @Test
    void aSyntaxErrorAnywhereRunsNothingAndSaysWhere() throws SQLException {
        assertThatThrownBy(() -> statement.execute("INSERT INTO t (a) VALUES (1);\nSELEC 2"))
                .hasMessageContaining("line 2, column 1");
        assertThat(count("t")).isZero();
        assertThatThrownBy(() -> statement.execute("INSERT INTO t (a) VALUES (1);\n SELECT nothing FROM t"))
                .hasMessageContaining("line 2, column 9");
        assertThat(count("t")).isZero();
        assertThatThrownBy(() -> statement.execute("SELECT 1 SELECT 2")).hasMessageContaining("Syntax error");
        for (String nothing : new String[] {"", " ;; ", "-- a comment\n", "/* another */;"}) {
            assertThat(statement.execute(nothing)).isFalse();
            assertThat(statement.getUpdateCount()).isZero();
            assertThat(statement.executeUpdate(nothing)).isZero();
            assertThatThrownBy(() -> statement.executeQuery(nothing)).hasMessageContaining("gives no rows");
        }
        assertThat(statement.execute(";; SELECT 1;;")).isTrue();
    }

    @Test
    void commitInsideEndsWhatWasBefore() throws SQLException {
        assertThatThrownBy(
                        () -> statement.execute(
                                "INSERT INTO t (a) VALUES (1); COMMIT; INSERT INTO t (a) VALUES (2); INSERT INTO t (a) VALUES (1)"))
                .isInstanceOf(SQLException.class);
        assertThat(count("t")).isEqualTo(1);
        statement.execute("INSERT INTO t (a) VALUES (3); ROLLBACK; INSERT INTO t (a) VALUES (4)");
        assertThat(count("t WHERE a = 3")).isZero();
        assertThat(count("t WHERE a = 4")).isEqualTo(1);
    }

    @Test
    void beginInsideLeavesTheTransactionOpen() throws SQLException {
        statement.execute("INSERT INTO t (a) VALUES (1); BEGIN; INSERT INTO t (a) VALUES (2)");
        assertThat(count("t")).isEqualTo(2);
        statement.execute("ROLLBACK");
        assertThat(count("t")).isZero();
        statement.execute("BEGIN; INSERT INTO t (a) VALUES (1); COMMIT");
        assertThat(count("t")).isEqualTo(1);
    }

    @Test
    void insideATransactionItBelongsToThat() throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2)");
        connection.rollback();
        assertThat(count("t")).isZero();
    }

    @Test
    void parametersAreCountedThroughTheText() throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(
                "INSERT INTO t (a) VALUES (?), (?); UPDATE t SET a = a + ? WHERE a = ?; SELECT SUM(a) FROM t WHERE a > ?")) {
            assertThat(prepared.getParameterMetaData().getParameterCount()).isEqualTo(5);
            assertThat(prepared.getParameterMetaData().getParameterType(5)).isEqualTo(Types.INTEGER);
            for (int i = 1; i <= 5; i++) {
                prepared.setInt(i, i);
            }
            prepared.setInt(4, 1);
            prepared.setInt(5, 0);
            assertThat(prepared.execute()).isFalse();
            assertThat(prepared.getUpdateCount()).isEqualTo(2);
            assertThat(prepared.getMoreResults()).isFalse();
            assertThat(prepared.getUpdateCount()).isEqualTo(1);
            assertThat(prepared.getMoreResults()).isTrue();
            prepared.getResultSet().next();
            assertThat(prepared.getResultSet().getInt(1)).isEqualTo(6);
        }
        try (PreparedStatement numbered =
                connection.prepareStatement("INSERT INTO t (a) VALUES ($1); SELECT a FROM t WHERE a = $1 + $2")) {
            numbered.setInt(1, 50);
            numbered.setInt(2, 0);
            numbered.execute();
            assertThat(numbered.getMoreResults()).isTrue();
            assertThat(numbered.getResultSet().next()).isTrue();
        }
    }

    @Test
    void executeUpdateGivesTheFirstCountAndRefusesQueries() throws SQLException {
        assertThat(statement.executeUpdate("INSERT INTO t (a) VALUES (1), (2); DELETE FROM t WHERE a = 1"))
                .isEqualTo(2);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(1);
        assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM t; SELECT 1"))
                .hasMessageContaining("gives rows");
        assertThat(count("t")).isEqualTo(1);
        assertThatThrownBy(() -> statement.executeQuery("SELECT 1; SELECT 2"))
                .hasMessageContaining("gives several results");
    }

    @Test
    void generatedKeysAreThoseOfTheCurrentResult() throws SQLException {
        statement.execute(
                "INSERT INTO t (a) VALUES (10); INSERT INTO t (a) VALUES (20), (30)", Statement.RETURN_GENERATED_KEYS);
        assertThat(keys(statement)).isEqualTo("1");
        statement.getMoreResults();
        assertThat(keys(statement)).isEqualTo("23");
        try (PreparedStatement prepared = connection.prepareStatement(
                "DELETE FROM t WHERE a = ?; INSERT INTO t (a) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 3; i++) {
                prepared.setInt(1, 10);
                prepared.setInt(2, 40 + i);
                prepared.addBatch();
            }
            assertThat(prepared.executeBatch()).containsExactly(1, 0, 0);
        }
        assertThat(count("t")).isEqualTo(5);
    }

    @Test
    void closeOnCompletionWaitsForTheLastResult() throws SQLException {
        statement.closeOnCompletion();
        statement.execute("SELECT 1; SELECT 2");
        statement.getResultSet().close();
        assertThat(statement.isClosed()).isFalse();
        statement.getMoreResults();
        statement.getResultSet().close();
        assertThat(statement.isClosed()).isTrue();
    }

    private static String keys(Statement of) throws SQLException {
        StringBuilder found = new StringBuilder();
        ResultSet keys = of.getGeneratedKeys();
        while (keys.next()) {
            found.append(keys.getInt(1));
        }
        return found.toString();
    }

    private int count(String what) throws SQLException {
        try (Statement asking = connection.createStatement();
                ResultSet rows = asking.executeQuery("SELECT COUNT(*) FROM " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
