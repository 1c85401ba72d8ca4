package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Results far larger than memory are read row by row. */
class LargeResultTest {
    @Test
    void rowsOfAHugeResultAreNotHeld() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:");
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(100);
            long bytes = 0;
            try (ResultSet rows = statement.executeQuery( // 2 GB, twice the heap of the tests
                    "SELECT n, REPEAT('x', 100000) || n FROM GENERATE_SERIES(1, 20000) AS g(n)")) {
                while (rows.next()) {
                    bytes += rows.getString(2).length();
                }
            }
            assertThat(bytes).isGreaterThan(2_000_000_000L);
        }
    }
}
