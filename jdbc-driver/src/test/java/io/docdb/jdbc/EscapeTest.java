package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC's escapes where they are more than another way to write SQL. */
class EscapeTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private String rows(String sql) throws SQLException {
        StringBuilder found = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.append(rows.getString(1)).append(' ');
            }
        }
        return found.toString().strip();
    }

    /** Outside of the braces LOG counts to the base 10, as in PostgreSQL. */
    @Test
    void logIsTheNaturalLogarithm() throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT {fn LOG(10)}, {fn log({fn LOG(3.0)})}, LOG(10), {fn LOG10(10)}, {fn LOG(2, 8)}")) {
            rows.next();
            assertThat(rows.getDouble(1)).isCloseTo(Math.log(10), within(1e-12));
            assertThat(rows.getDouble(2)).isCloseTo(Math.log(Math.log(3)), within(1e-12));
            assertThat(rows.getDouble(3)).isEqualTo(1);
            assertThat(rows.getDouble(4)).isEqualTo(1);
            assertThat(rows.getDouble(5)).isEqualTo(3);
        }
    }

    @Test
    void rowsAreLimited() throws SQLException {
        String query = "SELECT x FROM (VALUES (1), (2), (3), (4)) AS v(x) ORDER BY x";
        assertThat(rows(query + " {limit 2}")).isEqualTo("1 2");
        assertThat(rows(query + " {LIMIT 2 OFFSET 1}")).isEqualTo("2 3");
        assertThat(rows("SELECT (" + query + " {limit 1 offset 3})")).isEqualTo("4");
        try (PreparedStatement limited = connection.prepareStatement(query + " {limit ? offset ?}")) {
            limited.setInt(1, 1);
            limited.setInt(2, 2);
            ResultSet rows = limited.executeQuery();
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(3);
            assertThat(rows.next()).isFalse();
        }
        assertThatThrownBy(() -> rows(query + " {limit 2"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("\"}\"");
        assertThatThrownBy(() -> rows(query + " {limit 2} LIMIT 1")).isInstanceOf(SQLSyntaxErrorException.class);
    }

    /** What is listed has to be there, whatever it does with no arguments. */
    @Test
    void theFunctionsThatAreListedAreThere() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String all = String.join(
                ",",
                metaData.getNumericFunctions(),
                metaData.getStringFunctions(),
                metaData.getSystemFunctions(),
                metaData.getTimeDateFunctions());
        assertThat(all.split(","))
                .doesNotHaveDuplicates()
                .contains("SOUNDEX", "DIFFERENCE", "OCTET_LENGTH", "POSITION", "DAYNAME", "MONTHNAME")
                .allSatisfy(function -> {
                    try {
                        rows("SELECT {fn " + function + "()}");
                    } catch (SQLException e) {
                        assertThat(e.getMessage()).doesNotContain("not found");
                    }
                });
    }

    /** Outside of the braces LENGTH counts them, as in PostgreSQL. */
    @Test
    void lengthCountsNoBlanksAtTheEnd() throws SQLException {
        assertThat(rows("SELECT {fn LENGTH(' a b  ')}")).isEqualTo("4");
        assertThat(rows("SELECT LENGTH(' a b  ')")).isEqualTo("6");
        assertThat(rows("SELECT {fn CHAR_LENGTH(' a b  ')}")).isEqualTo("6");
        assertThat(rows("SELECT {fn LENGTH(NULL)}")).isEqualTo("null");
        try (PreparedStatement query = connection.prepareStatement("SELECT {fn LENGTH(?)}")) {
            query.setString(1, "x  ");
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }
}
