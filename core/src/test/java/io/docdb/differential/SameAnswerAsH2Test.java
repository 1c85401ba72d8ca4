package io.docdb.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random queries give the rows H2 gives, with indexes and without. A failure names its seed: run it again with {@code
 * -Ddocdb.seed=…}.
 */
class SameAnswerAsH2Test {
    private static final int QUERIES = 300;
    private static final int PROOF_QUERIES = 100_000;

    @Test
    void randomQueriesGiveTheRowsOfH2() throws SQLException {
        long seed = Long.getLong("docdb.seed", System.nanoTime());
        compare(seed, QUERIES, false);
        compare(seed + 1, QUERIES, true);
    }

    @Test
    @Tag("proof")
    void manyRandomQueriesGiveTheRowsOfH2() throws SQLException {
        long seed = Long.getLong("docdb.seed", System.nanoTime());
        for (int part = 0; part < 20; part++) {
            compare(seed + part, PROOF_QUERIES / 20, part % 2 == 1);
        }
    }

    private static void compare(long seed, int queries, boolean indexed) throws SQLException {
        RandomQueries random = new RandomQueries(seed);
        int compared = 0;
        try (TwoEngines engines = new TwoEngines()) {
            for (String statement : random.tables()) {
                engines.execute(statement);
            }
            if (indexed) {
                random.indexes().forEach(engines::executeHere);
            }
            for (int asked = 0; compared < queries; asked++) {
                assertThat(asked)
                        .as("H2 refuses half of all queries, seed %d", seed)
                        .isLessThan(queries * 2);
                compared += isCompared(engines, random.next(), seed) ? 1 : 0;
            }
        }
    }

    private static boolean isCompared(TwoEngines engines, String query, long seed) {
        List<String> expected;
        try {
            expected = engines.there(query);
        } catch (SQLException refused) {
            return false;
        }
        List<String> found = engines.here(query);
        if (!query.contains("ORDER BY 1")) {
            Collections.sort(expected);
            Collections.sort(found);
        }
        assertThat(found).as("seed %d: %s", seed, query).isEqualTo(expected);
        return true;
    }
}
