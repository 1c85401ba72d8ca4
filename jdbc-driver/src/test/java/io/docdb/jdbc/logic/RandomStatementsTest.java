package io.docdb.jdbc.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random statements give the rows SQLite gives. A failure names its seed: run it again with {@code -Ddocdb.seed=…}. */
class RandomStatementsTest {
    private static final int STATEMENTS = 1_000;
    private static final int PROOF_PARTS = 100;

    @Test
    void randomStatementsGiveTheRowsOfSqlite() throws SQLException {
        long seed = Long.getLong("docdb.seed", System.nanoTime());
        compare(seed, false);
        compare(seed + 1, true);
    }

    @Test
    @Tag("proof")
    void manyRandomStatementsGiveTheRowsOfSqlite() throws SQLException {
        long seed = Long.getLong("docdb.seed", System.nanoTime());
        for (int part = 0; part < PROOF_PARTS; part++) {
            compare(seed + part, part % 2 == 1);
        }
    }

    private static void compare(long seed, boolean indexed) throws SQLException {
        RandomStatements random = new RandomStatements(seed);
        try (Connection here = DriverManager.getConnection("jdbc:docdb:mem:");
                Connection there = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement ours = here.createStatement();
                Statement theirs = there.createStatement()) {
            execute(random.tables(), ours, theirs);
            execute(indexed ? random.indexes() : List.of(), ours, theirs);
            for (int i = 0; i < STATEMENTS; i++) {
                if (i % 50 == 49) {
                    execute(List.of(random.change()), ours, theirs);
                }
                RandomStatements.Select select = random.select();
                assertThat(rows(ours, select))
                        .as("seed %d: %s", seed, select.sql())
                        .isEqualTo(rows(theirs, select));
            }
        }
    }

    private static void execute(List<String> statements, Statement ours, Statement theirs) throws SQLException {
        for (String statement : statements) {
            assertThat(ours.executeUpdate(statement)).as(statement).isEqualTo(theirs.executeUpdate(statement));
        }
    }

    private static List<String> rows(Statement statement, RandomStatements.Select select) throws SQLException {
        try (ResultSet rows = statement.executeQuery(select.sql())) {
            return LogicRun.values(rows, select.types(), LogicScript.Sorting.ROWSORT);
        } catch (SQLException e) {
            throw new SQLException(select.sql() + ": " + e.getMessage(), e.getSQLState(), e);
        }
    }
}
