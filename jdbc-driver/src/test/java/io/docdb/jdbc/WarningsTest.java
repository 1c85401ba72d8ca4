package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a definition leaves undone, or does beyond what it says, is a warning of its statement. */
class WarningsTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatIsThereAlreadyIsNotMade() throws SQLException {
        assertThat(warnings("CREATE TABLE IF NOT EXISTS t (id INT)"))
                .containsExactly("01000 Table or view \"t\" exists already: nothing is done");
        assertThat(warnings("CREATE TABLE IF NOT EXISTS u (id INT)")).isEmpty();
        assertThat(warnings("CREATE VIEW IF NOT EXISTS t AS SELECT 1 AS one")).hasSize(1);
        assertThat(warnings("CREATE SCHEMA IF NOT EXISTS public")).hasSize(1);
        assertThat(warnings("CREATE INDEX i ON t (a)")).isEmpty();
        assertThat(warnings("CREATE INDEX IF NOT EXISTS i ON t (a)"))
                .containsExactly("01000 Index \"i\" exists already: nothing is done");
        assertThat(warnings("ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT, ADD COLUMN IF NOT EXISTS id INT"))
                .containsExactly(
                        "01000 Column \"a\" exists already: nothing is done",
                        "01000 Column \"id\" exists already: nothing is done");
    }

    @Test
    void whatIsNotThereIsNotDropped() throws SQLException {
        assertThat(warnings("DROP TABLE IF EXISTS nix, t, nox"))
                .containsExactly(
                        "01000 Table \"nix\" does not exist: nothing is done",
                        "01000 Table \"nox\" does not exist: nothing is done");
        for (String kind : List.of("VIEW", "INDEX", "SEQUENCE", "SCHEMA", "DOMAIN", "COLLECTION")) {
            assertThat(warnings("DROP " + kind + " IF EXISTS nix")).as(kind).hasSize(1);
        }
        assertThat(warnings("ALTER TABLE IF EXISTS nix ADD COLUMN b INT")).hasSize(1);
        assertThat(warnings("ALTER INDEX IF EXISTS nix RENAME TO nox")).hasSize(1);
    }

    @Test
    void whatGoesTooIsNamed() throws SQLException {
        statement.execute("CREATE TABLE u (t INT CONSTRAINT refers REFERENCES t)");

        assertThat(warnings("DROP TABLE t CASCADE"))
                .containsExactly("01000 Foreign key \"refers\" of \"u\" is dropped, too");
    }

    @Test
    void theNextStatementHasNoneOfThem() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS nix");
        statement.execute("SELECT 1");

        assertThat((Throwable) statement.getWarnings()).isNull();

        statement.execute("DROP TABLE IF EXISTS nix");
        statement.clearWarnings();

        assertThat((Throwable) statement.getWarnings()).isNull();
    }

    @Test
    void textsOfSeveralStatementsAndPreparedOnesWarn() throws SQLException {
        assertThat(warnings("DROP TABLE IF EXISTS nix; SELECT 1; DROP VIEW IF EXISTS nox"))
                .hasSize(2);
        try (PreparedStatement prepared = connection.prepareStatement("DROP TABLE IF EXISTS nix")) {
            prepared.execute();
            prepared.execute();

            assertThat(listed(prepared)).hasSize(1);
        }
    }

    private List<String> warnings(String sql) throws SQLException {
        statement.execute(sql);
        return listed(statement);
    }

    private static List<String> listed(Statement statement) throws SQLException {
        List<String> warnings = new ArrayList<>();
        for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
            warnings.add(each.getSQLState() + " " + each.getMessage());
        }
        return warnings;
    }
}
