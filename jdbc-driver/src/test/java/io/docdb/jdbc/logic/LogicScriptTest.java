package io.docdb.jdbc.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The format, and that differences are told. */
class LogicScriptTest {
    private static final String TABLE = """
            hash-threshold 8

            statement ok
            CREATE TABLE t1(a INTEGER, b VARCHAR(30))

            statement ok
            INSERT INTO t1 VALUES (2, 'two'), (1, ''), (NULL, 'null')

            """;

    @Test
    void rowsAreComparedInTheOrderTheRecordSays() throws Exception {
        String queries = """
                query IT nosort
                SELECT a, b FROM t1 ORDER BY a NULLS FIRST
                ----
                NULL
                null
                1
                (empty)
                2
                two

                query IT rowsort
                SELECT a, b FROM t1
                ----
                1
                (empty)
                2
                two
                NULL
                null

                query IT valuesort
                SELECT a, b FROM t1
                ----
                (empty)
                1
                2
                NULL
                null
                two
                """;
        assertThat(differences(TABLE + queries, "docdb")).isEmpty();
    }

    @Test
    void valuesAreWrittenByTheTypeOfTheirColumn() throws Exception {
        String query = """
                query IRTI nosort
                SELECT 7.9, 2, 1 = 1, b FROM t1 WHERE a = 2
                ----
                7
                2.000
                true
                0
                """;
        assertThat(differences(TABLE + query, "docdb")).isEmpty();
    }

    @Test
    void manyValuesAreComparedByTheirHash() throws Exception {
        String query = """
                query I nosort
                SELECT n FROM GENERATE_SERIES(1, 10) AS s (n)
                ----
                10 values hashing to %s
                """;
        assertThat(differences(query.formatted("3d4b9a6f4e7cdd3b6a6a6d1ac5a8a3e0"), "docdb"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.found()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
        assertThat(differences(query.formatted(hashOfOneToTen()), "docdb")).isEmpty();
    }

    private static String hashOfOneToTen() {
        return LogicRun.hash(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
    }

    @Test
    void conditionsSayWhichEngineARecordIsFor() throws Exception {
        String records = """
                onlyif mysql
                statement ok
                SELECT nonsense

                skipif docdb
                statement ok
                SELECT nonsense

                onlyif docdb # a comment
                halt

                statement ok
                SELECT nonsense
                """;
        assertThat(differences(records, "docdb")).isEmpty();
        assertThat(differences(records, "other")).hasSize(2);
    }

    @Test
    void unexpectedErrorsAndUnexpectedSuccessAreDifferences() throws Exception {
        String records = """
                statement error
                SELECT 1

                statement error
                SELECT nonsense

                statement ok
                SELECT nonsense

                query I nosort
                SELECT nonsense
                ----
                1
                """;
        assertThat(differences(records, "docdb"))
                .extracting(LogicRun.Difference::line)
                .containsExactly(1, 7, 10);
    }

    private static List<LogicRun.Difference> differences(String script, String engine)
            throws IOException, SQLException {
        List<LogicRun.Difference> differences = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:")) {
            new LogicRun(connection, engine, differences::add)
                    .run(LogicScript.read("script", new StringReader(script)));
        }
        return differences;
    }
}
