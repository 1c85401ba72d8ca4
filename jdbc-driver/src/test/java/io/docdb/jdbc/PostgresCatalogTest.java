package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL's catalogue asked through prepared statements, again and again while definitions change. */
class PostgresCatalogTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE team (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static String answer(PreparedStatement query, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        try (ResultSet rows = query.executeQuery()) {
            StringBuilder found = new StringBuilder();
            while (rows.next()) {
                found.append(rows.getString(1)).append(' ');
            }
            return found.toString().strip();
        }
    }

    @Test
    void parametersAreNamesAndNumbers() throws SQLException {
        try (PreparedStatement byName =
                        connection.prepareStatement("SELECT relname FROM pg_class WHERE oid = ?::regclass");
                PreparedStatement number = connection.prepareStatement("SELECT CAST(? AS regclass)::oid");
                PreparedStatement name = connection.prepareStatement("SELECT CAST(? AS regclass)");
                PreparedStatement there = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL");
                PreparedStatement columns = connection.prepareStatement(
                        "SELECT attname FROM pg_attribute WHERE attrelid = ? AND attnum > 0 ORDER BY attnum")) {
            assertThat(answer(byName, "team")).isEqualTo("team");
            assertThat(answer(byName, "public.team")).isEqualTo("team");
            long oid = Long.parseLong(answer(number, "team"));
            assertThat(answer(name, oid)).isEqualTo("team");
            assertThat(answer(columns, oid)).isEqualTo("id name");
            assertThat(answer(there, "nope")).isEqualTo("false");
            statement.execute("CREATE TABLE nope (x INT)");
            assertThat(answer(there, "nope")).isEqualTo("true");
            statement.execute("ALTER TABLE team ADD COLUMN more INT");
            assertThat(answer(columns, oid)).isEqualTo("id name more");
            statement.execute("DROP TABLE team");
            assertThat(answer(columns, oid)).isEmpty();
            assertThatThrownBy(() -> answer(byName, "team"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Relation \"team\" not found");
        }
    }

    /** The same text means another table in another schema, and each session has its own. */
    @Test
    void whatANameStandsForFollowsTheSearchPath() throws SQLException {
        statement.execute("CREATE SCHEMA shop");
        statement.execute("CREATE TABLE shop.team (other INT)");
        try (PreparedStatement visible = connection.prepareStatement(
                        "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.relname = ? AND pg_table_is_visible(c.oid)");
                PreparedStatement rows = connection.prepareStatement("SELECT COUNT(*) FROM team")) {
            assertThat(answer(visible, "team")).isEqualTo("public");
            statement.execute("INSERT INTO shop.team VALUES (1)");
            assertThat(answer(rows)).isEqualTo("0");
            statement.execute("SET search_path = shop, public");
            assertThat(answer(visible, "team")).isEqualTo("shop");
            assertThat(answer(rows)).isEqualTo("1");
            statement.execute("ALTER TABLE shop.team RENAME TO hidden");
            assertThat(answer(visible, "team")).isEqualTo("public");
            assertThat(answer(rows)).isEqualTo("0");
            assertThat(connection.getSchema()).isEqualTo("shop");
            connection.setSchema("shop");
            assertThatThrownBy(() -> answer(rows)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aNegativeLimitOfAParameterIsRefused() throws SQLException {
        try (PreparedStatement limited = connection.prepareStatement("SELECT id FROM team LIMIT ?")) {
            assertThatThrownBy(() -> answer(limited, -1))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("LIMIT");
        }
    }

    @Test
    void howManyRowsWereChangedIsOfThisSession() throws SQLException {
        try (PreparedStatement changed = connection.prepareStatement("SELECT ROW_COUNT()")) {
            statement.executeUpdate("INSERT INTO team VALUES (1, 'a'), (2, 'b')");
            assertThat(answer(changed)).isEqualTo("2");
            assertThat(answer(changed)).isEqualTo("-1");
            statement.executeUpdate("DELETE FROM team WHERE id = 1");
            assertThat(answer(changed)).isEqualTo("1");
        }
    }
}
