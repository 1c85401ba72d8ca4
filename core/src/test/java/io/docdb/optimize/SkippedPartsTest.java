package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Indexes whose first parts a query says nothing of find the same documents as any other way. */
class SkippedPartsTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theAnswersAreTheSameWhereFirstPartsAreSkipped() {
        System.out.println("SkippedPartsTest seed " + seed);
        int used = 0;
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("SET result_cache = off");
            fill(session);
            session.execute("CREATE INDEX d_ab ON d(a, b)");
            session.execute("CREATE INDEX d_abc ON d(a DESC, b DESC, c)");
            session.execute("CREATE INDEX d_acb ON d(a, c DESC, b)");
            session.execute("CREATE UNIQUE INDEX d_acn ON d(a, c, n)");
            session.execute("ANALYZE");
            for (int i = 0; i < 200; i++) {
                boolean inTransaction = i % 10 == 9;
                if (inTransaction) {
                    session.execute("START TRANSACTION");
                    session.execute(
                            "UPDATE d SET b = " + value() + ", a = " + value() + " WHERE n = " + random.nextInt(1500));
                    session.execute("DELETE FROM d WHERE n = " + random.nextInt(1500));
                    session.execute("INSERT INTO d(a, b, c, n) VALUES (7, " + value() + ", 1, " + (10_000 + i) + ")");
                }
                String sql = "SELECT n" + (random.nextBoolean() ? "" : ", a, b, c") + " FROM d WHERE " + condition();
                session.execute("SET docdb.rules.off = 'skipped-parts'");
                List<String> expected = Answer.sorted(session, sql);
                session.execute("SET docdb.rules.off = ''");
                assertThat(Answer.sorted(session, sql))
                        .as("seed %d: %s", seed, sql)
                        .isEqualTo(expected);
                used += Answer.plan(session, sql).contains("for each: ") ? 1 : 0;
                if (inTransaction) {
                    session.execute("ROLLBACK");
                }
            }
        }
        assertThat(used).isGreaterThan(20);
    }

    private void fill(Session session) {
        session.execute("CREATE COLLECTION d");
        for (int i = 0; i < 1500; i += 100) {
            List<String> rows = new ArrayList<>();
            for (int n = i; n < i + 100; n++) {
                String a = random.nextInt(9) == 0 ? "" : "\"a\": " + json(3) + ", ";
                String b = random.nextInt(9) == 0 ? "" : "\"b\": " + json(40) + ", ";
                rows.add("(JSON '{" + a + b + "\"c\": " + json(4) + ", \"n\": " + n + "}')");
            }
            session.execute("INSERT INTO d VALUES " + String.join(", ", rows));
        }
    }

    private String json(int values) {
        int value = random.nextInt(values);
        return switch (random.nextInt(9)) {
            case 0 -> "null";
            case 1 -> "\"2024-01-" + (10 + value) + "\"";
            case 2 -> "\"t" + value + "\"";
            case 3 -> value + ".50";
            default -> "" + value;
        };
    }

    private String value() {
        return json(40).replace('"', '\'');
    }

    private String condition() {
        String b =
                switch (random.nextInt(8)) {
                    case 0 -> "b IN (" + value() + ", " + value() + ")";
                    case 1 -> "b > 35";
                    case 2 -> "b BETWEEN 3 AND 4";
                    case 3 -> "b LIKE 't3%'";
                    case 4 -> "b = DATE '2024-01-2" + random.nextInt(9) + "'";
                    case 5 -> "b IS NOT DISTINCT FROM " + value();
                    default -> "b = " + value();
                };
        return switch (random.nextInt(4)) {
            case 0 -> b + " AND c = " + random.nextInt(4);
            case 1 -> b + " AND c > 1";
            default -> b;
        };
    }
}
