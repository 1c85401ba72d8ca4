package io.docdb.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.jvm.JdbcConnection;
import liquibase.logging.core.BufferedLogService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Liquibase takes docdb for a database it does not know, and goes by what JDBC tells it; or for the one the URL names. */
class LiquibaseTest {
    @TempDir
    Path folder;

    private String options;

    @ParameterizedTest
    @CsvSource({"'', unsupported", ";product=PostgreSQL, postgresql", ";product=H2 2.2, h2"})
    void aChangeLogIsAppliedOnceAndItsLastChangeTakenBack(String urlOptions, String dialect) throws Exception {
        options = urlOptions;
        assertThat(update(liquibase -> {
                    assertThat(liquibase.getDatabase().getShortName()).isEqualTo(dialect);
                    liquibase.update(new Contexts());
                }))
                .isEqualTo(3);
        assertThat(update(liquibase -> liquibase.update(new Contexts()))).isEqualTo(3);
        assertThat(update(liquibase -> liquibase.rollback(1, ""))).isEqualTo(2);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c.town, c.active, c.created IS NOT NULL, COUNT(p.id)"
                        + " FROM customer c LEFT JOIN purchases p ON p.customer_id = c.id GROUP BY c.id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Rom");
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(rows.getBoolean(3)).isTrue();
            assertThat(rows.getInt(4)).isZero();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:docdb:" + folder + options);
    }

    @FunctionalInterface
    private interface Work {
        void on(Liquibase liquibase) throws Exception;
    }

    /** Gives how many change sets are noted as applied afterwards. */
    private int update(Work work) throws Exception {
        Map<String, Object> quietly = Map.of(
                Scope.Attr.ui.name(), new LoggerUIService(), Scope.Attr.logService.name(), new BufferedLogService());
        Scope.child(quietly, () -> {
            try (Liquibase liquibase = new Liquibase(
                    "liquibase/changes.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(connect()))) {
                work.on(liquibase);
            }
        });
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM databasechangelog")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
