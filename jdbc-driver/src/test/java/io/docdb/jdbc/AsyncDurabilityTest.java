package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection whose commits do not wait for the disk finds its own rows, free, right after the commit. */
class AsyncDurabilityTest {
    @TempDir
    Path folder;

    @Test
    void aRowJustCommittedIsNeverSkippedAndNeverLocked() throws SQLException {
        try (Connection async = DriverManager.getConnection("jdbc:docdb:" + folder + ";durability=async");
                Connection durable = DriverManager.getConnection("jdbc:docdb:" + folder);
                Statement statement = async.createStatement();
                Statement other = durable.createStatement()) {
            other.execute("CREATE TABLE job (id INT PRIMARY KEY, n INT)");
            other.execute("INSERT INTO job VALUES (1, 0)"); // on the disk: else the durable one need not see it at all
            async.setAutoCommit(false);
            for (int round = 1; round <= 200; round++) {
                String wait = round % 2 == 0 ? "SKIP LOCKED" : "NOWAIT";
                assertThat(read(statement, wait))
                        .as("round %d, %s", round, wait)
                        .isEqualTo(round - 1);
                statement.execute("UPDATE job SET n = n + 1");
                async.commit();
                if (round % 50 == 0) {
                    assertThat(read(other, wait)).as("durable, %s", wait).isEqualTo(round);
                }
            }
        }
    }

    private static int read(Statement statement, String wait) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT n FROM job WHERE id = 1 FOR UPDATE " + wait)) {
            return rows.next() ? rows.getInt(1) : -1;
        }
    }
}
