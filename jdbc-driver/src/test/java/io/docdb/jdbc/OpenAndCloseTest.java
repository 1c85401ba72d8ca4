package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases and connections that are opened and closed again and again leave no thread and no open file. */
class OpenAndCloseTest {
    @TempDir
    Path folder;

    private int round;

    private interface Cycle {
        void run() throws SQLException;
    }

    @Test
    void openingAndClosingLeavesNoThreadAndNoFile() throws Exception {
        everyWay(10);
    }

    @Tag("proof")
    @Test
    void aThousandTimesOpeningAndClosingLeavesNoThreadAndNoFile() throws Exception {
        everyWay(1000);
    }

    private void everyWay(int times) throws Exception {
        leavesNothing(times, () -> connect("jdbc:docdb:" + folder.resolve("jdbc")));
        leavesNothing(times, () -> connect("jdbc:docdb:mem:"));
        leavesNothing(times, () -> connect("jdbc:docdb:mem:named"));
        leavesNothing(times, () -> open(Database.open(folder.resolve("database"))));
        leavesNothing(times, () -> open(Database.inMemory()));
    }

    private void leavesNothing(int times, Cycle cycle) throws Exception {
        for (int i = 0; i < 3; i++) {
            cycle.run();
        }
        long threads = threads();
        long files = openFiles();
        for (int i = 0; i < times; i++) {
            cycle.run();
        }
        assertThat(threads()).isLessThanOrEqualTo(threads);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 3);
    }

    /** A busy one: writes, reads, a query that is left open, a statement that is never closed. */
    private void connect(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Statement statement = connection.createStatement();
            statement.execute("CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, n INT)");
            statement.execute("INSERT INTO t VALUES (" + round++ + ", 1)");
            assertThat(statement.executeQuery("SELECT id FROM t ORDER BY n").next())
                    .isTrue();
        }
    }

    private void open(Database opened) {
        try (Database database = opened;
                Session session = database.session()) {
            session.execute("CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, n INT)");
            session.execute("INSERT INTO t VALUES (" + round++ + ", 1)");
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docdb"))
                .count();
    }

    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors));
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.count();
        }
    }
}
