package io.docdb.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyway takes docdb's URLs, and a migration that fails leaves nothing behind. */
class FlywayTest {
    @TempDir
    Path folder;

    private Flyway flyway(String options, String... locations) {
        return Flyway.configure()
                .dataSource("jdbc:docdb:" + folder + options, null, null)
                .locations(locations)
                .cleanDisabled(false)
                .load();
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + folder);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";product=PostgreSQL"})
    void migrationsAreAppliedOnce(String options) throws SQLException {
        Flyway flyway = flyway(options, "flyway/good");
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        flyway.validate();
        assertThat(ask("SELECT STRING_AGG(name, ',' ORDER BY id) FROM customer"))
                .isEqualTo("Anna; $1,Bert");
        assertThat(ask("SELECT COUNT(*) FROM customer_names")).isEqualTo("2");
    }

    @Test
    void aMigrationThatFailsLeavesNothingBehind() throws SQLException {
        flyway("", "flyway/good").migrate();
        Flyway flyway = flyway("", "flyway/good", "flyway/bad");
        assertThatThrownBy(flyway::migrate).hasMessageContaining("custmer").hasMessageContaining("V3__broken.sql");
        assertThat(ask("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE table_name = 'half'"))
                .isEqualTo("0");
        assertThat(Arrays.stream(flyway.info().all()).map(MigrationInfo::getState))
                .containsExactly(MigrationState.SUCCESS, MigrationState.SUCCESS, MigrationState.PENDING);
    }

    @Test
    void twoThatMigrateAtOnceTakeTurns() {
        flyway("", "flyway/none").baseline();
        var first =
                CompletableFuture.supplyAsync(() -> flyway("", "flyway/good").migrate());
        var second =
                CompletableFuture.supplyAsync(() -> flyway("", "flyway/good").migrate());
        MigrateResult one = first.join();
        MigrateResult other = second.join();
        assertThat(one.migrationsExecuted + other.migrationsExecuted).isEqualTo(1); // the first is below the baseline
    }

    @Test
    void cleanEmptiesTheSchema() throws SQLException {
        Flyway flyway = flyway("", "flyway/good");
        flyway.migrate();
        flyway.clean();
        assertThat(ask("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE table_type = 'BASE TABLE'"))
                .isEqualTo("0");
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
    }

    @Test
    void schemasAreMade() throws SQLException {
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:docdb:" + folder, null, null)
                .schemas("app")
                .locations("flyway/good")
                .load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        assertThat(ask("SELECT COUNT(*) FROM app.customer")).isEqualTo("2");
    }
}
