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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGobject;

/** What an application made for PostgreSQL's driver hands over is understood without that driver. */
class PostgresObjectTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:;product=PostgreSQL");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int PRIMARY KEY, doc jsonb, u uuid, i interval)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void jsonIsWhatItDescribes() throws SQLException {
        insert(1, object("jsonb", "{\"city\": \"Oslo\", \"n\": 1}"));
        insert(2, object("json", "[1, 2]"));
        insert(3, object("jsonb", null));
        assertThat(ids("SELECT id FROM t WHERE doc->>'city' = 'Oslo'", null)).isEqualTo("1");
        assertThat(ids("SELECT id FROM t WHERE doc @> ?", object("jsonb", "{\"n\": 1}")))
                .isEqualTo("1");
        assertThat(ids("SELECT id FROM t WHERE doc = ?", object("json", "[1,2]")))
                .isEqualTo("2");
        assertThat(ids("SELECT id FROM t WHERE doc IS NULL", null)).isEqualTo("3");
    }

    @Test
    void anotherTypeIsItsText() throws SQLException {
        UUID uuid = UUID.fromString("11111111-2222-3333-4444-555555555555");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, u, i) VALUES (1, ?, ?)")) {
            insert.setObject(1, object("uuid", uuid.toString()), Types.OTHER);
            insert.setObject(2, new PGInterval("1 day 02:00:00"));
            insert.executeUpdate();
        }
        assertThat(ids("SELECT id FROM t WHERE u = ?", uuid)).isEqualTo("1");
        assertThat(ids("SELECT id FROM t WHERE i = INTERVAL '26' HOUR", null)).isEqualTo("1");
    }

    @Test
    void jsonThatIsNoneIsRefused() {
        assertThatThrownBy(() -> insert(1, object("jsonb", "{\"city\"")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22032"));
    }

    private void insert(int id, PGobject doc) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, doc) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setObject(2, doc);
            insert.executeUpdate();
        }
    }

    private String ids(String sql, Object parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (parameter != null) {
                query.setObject(1, parameter);
            }
            try (ResultSet rows = query.executeQuery()) {
                StringBuilder ids = new StringBuilder();
                while (rows.next()) {
                    ids.append(rows.getInt(1));
                }
                return ids.toString();
            }
        }
    }

    private static PGobject object(String type, String value) {
        PGobject object = new PGobject();
        object.setType(type);
        object.setValue(value);
        return object;
    }

    /** PostgreSQL's driver has subclasses of its own. */
    private static final class PGInterval extends PGobject {
        PGInterval(String value) {
            setType("interval");
            setValue(value);
        }
    }
}
