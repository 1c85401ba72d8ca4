package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder has one owner at a time, and who cannot have it is told why. */
class OneOwnerTest {
    @TempDir
    Path folder;

    private static void assertState(
            String state, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static void make(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
    }

    @Test
    void connectionsOfOneProgramShareAFolderUnderWhateverNameTheyGiveIt() throws SQLException {
        try (Connection one = DriverManager.getConnection("jdbc:docdb:" + folder.resolve("shop"));
                Connection other = DriverManager.getConnection(
                        "jdbc:docdb:" + folder.resolve("x/../shop").normalize());
                Statement statement = one.createStatement();
                Statement reading = other.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
            try (ResultSet rows = reading.executeQuery("SELECT id FROM t")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void aSecondClassLoaderIsToldOfTheFirst() throws Exception {
        String url = "jdbc:docdb:" + folder.resolve("shop");
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        try (Connection here = DriverManager.getConnection(url);
                URLClassLoader loader =
                        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Driver there = (Driver) loader.loadClass(DocdbDriver.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(there).isNotInstanceOf(DocdbDriver.class);
            assertState("08004", "another class loader may have opened it", () -> there.connect(url, new Properties()));
            assertState(
                    "08004", "process " + ProcessHandle.current().pid(), () -> there.connect(url, new Properties()));
            here.close();
            there.connect(url, new Properties()).close();
        }
    }

    @Test
    void whatADeadProcessLeftBehindIsNoOwner() throws Exception {
        Path shop = folder.resolve("shop");
        make("jdbc:docdb:" + shop);
        Files.writeString(shop.resolve("docdb.lock"), "locked");
        Files.writeString(shop.resolve("docdb.owner"), "process 999999 on host nowhere since 2001-01-01T00:00:00Z\n");
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + shop);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM t")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a database");
        assertState("08001", file.toString(), () -> DriverManager.getConnection("jdbc:docdb:" + file));
        assertState("08001", file.toString(), () -> DriverManager.getConnection("jdbc:docdb:" + file.resolve("below")));
        assertThat(file).hasContent("not a database");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTold() throws Exception {
        Path shop = folder.resolve("shop");
        make("jdbc:docdb:" + shop);
        try {
            for (Path file : new Path[] {shop.resolve("docdb.lock"), shop}) {
                file.toFile().setWritable(false);
            }
            Assumptions.assumeFalse(Files.isWritable(shop), "a user who may do everything");
            assertState("08001", "not writable", () -> DriverManager.getConnection("jdbc:docdb:" + shop));
        } finally {
            shop.toFile().setWritable(true);
            shop.resolve("docdb.lock").toFile().setWritable(true);
        }
    }
}
