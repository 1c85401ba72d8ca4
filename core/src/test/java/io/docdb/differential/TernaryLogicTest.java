package io.docdb.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Laws that need no second engine. Partitioning: every row is found by exactly one of a condition, its negation, and the
 * condition being unknown. No recomputation: as many rows pass the filter, which may use an index, as the select list, which
 * may not, counts. A failure names its seed: run it again with {@code -Ddocdb.seed=…}.
 */
class TernaryLogicTest {
    private static final int CONDITIONS = 120;
    private static final int PROOF_CONDITIONS = 100_000;
    private static final int DOCUMENTS = 40;

    @Test
    void everyRowOfJoinedTablesIsInOnePartition() {
        long seed = seed();
        tables(seed, CONDITIONS, false);
        tables(seed + 1, CONDITIONS, true);
    }

    @Test
    void everyRaggedDocumentIsInOnePartition() {
        long seed = seed();
        documents(seed, CONDITIONS, false);
        documents(seed + 1, CONDITIONS, true);
    }

    @Test
    @Tag("proof")
    void manyConditionsPartitionRowsAndDocuments() {
        long seed = seed();
        for (int part = 0; part < 20; part++) {
            tables(seed + part, PROOF_CONDITIONS / 20, part % 2 == 1);
            documents(seed + part, PROOF_CONDITIONS / 20, part % 2 == 1);
        }
    }

    private static long seed() {
        return Long.getLong("docdb.seed", System.nanoTime());
    }

    private static void tables(long seed, int conditions, boolean indexed) {
        RandomQueries random = new RandomQueries(seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            run(session, random.tables());
            run(session, indexed ? random.indexes() : List.of());
            for (int i = 0; i < conditions; i++) {
                RandomQueries.Filtered query = random.filtered();
                check(session, query.from(), query.condition(), seed);
            }
        }
    }

    private static void documents(long seed, int conditions, boolean indexed) {
        RandomDocuments random = new RandomDocuments(seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            run(session, random.collection(DOCUMENTS));
            run(session, indexed ? random.indexes() : List.of());
            for (int i = 0; i < conditions; i++) {
                check(session, " FROM c", random.condition(2), seed);
            }
        }
    }

    private static void run(Session session, List<String> statements) {
        statements.forEach(statement -> session.execute(statement).close());
    }

    private static void check(Session session, String from, String condition, long seed) {
        long passing = count(session, "SELECT COUNT(*)" + from + " WHERE " + condition);
        long failing = count(session, "SELECT COUNT(*)" + from + " WHERE NOT (" + condition + ")");
        long unknown = count(session, "SELECT COUNT(*)" + from + " WHERE (" + condition + ") IS UNKNOWN");
        assertThat(passing + failing + unknown)
                .as("seed %d: partitions of %s by %s: %d, %d, %d", seed, from, condition, passing, failing, unknown)
                .isEqualTo(count(session, "SELECT COUNT(*)" + from));
        assertThat(count(session, "SELECT SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)" + from))
                .as("seed %d: rows of %s counted one by one for %s", seed, from, condition)
                .isEqualTo(passing);
    }

    private static long count(Session session, String sql) {
        try (Result result = session.execute(sql)) {
            ResultRows rows = result.rows().orElseThrow();
            rows.next();
            Value value = rows.value(0);
            return value instanceof NumberValue number ? number.longValue() : 0;
        }
    }
}
