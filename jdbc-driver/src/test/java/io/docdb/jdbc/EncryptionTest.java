package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
    @TempDir
    private Path path;

    @Test
    void theKeyIsNamedInTheUrlAndNobodyComesInWithoutIt() throws Exception {
        Path key = Files.writeString(path.resolve("shop.key"), "5a".repeat(32));
        String plain = "jdbc:docdb:" + path.resolve("shop");
        String url = plain + ";encryption=file:" + key;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
            assertThat(Files.exists(path.resolve("shop").resolve("docdb.key"))).isTrue();
            refused(plain, "28000");
        }
        refused(plain, "28000");
        refused(plain + ";encryption=password:guess", "28000");
        refused(plain + ";encryption=file:" + path.resolve("none"), "08001");
        refused(plain + ";encryption=guess", "22023");
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery("SELECT id FROM t")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void aPasswordMayComeByPropertiesAndIsNotShown() throws Exception {
        String url = "jdbc:docdb:" + path.resolve("shop");
        Properties properties = new Properties();
        properties.setProperty("encryption", "password:correct horse");
        try (Connection first = DriverManager.getConnection(url, properties);
                Connection second =
                        DriverManager.getConnection(url + ";encryption=password:correct horse;application=till")) {
            assertThat(first.getMetaData().getURL()).isEqualTo(url);
            assertThat(second.getMetaData().getURL())
                    .doesNotContain("horse")
                    .startsWith(url)
                    .endsWith(";application=till");
        }
    }

    private static void refused(String url, String state) {
        assertThatThrownBy(() -> DriverManager.getConnection(url))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
