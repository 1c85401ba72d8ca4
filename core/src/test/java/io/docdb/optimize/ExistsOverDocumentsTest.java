package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents are asked whether others like them exist, whatever kinds of values they have: as joins, and one by one. */
class ExistsOverDocumentsTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theAnswersAreTheSameAsJoinsAndOneByOne() {
        System.out.println("ExistsOverDocumentsTest seed " + seed);
        int joined = 0;
        for (int round = 0; round < 4; round++) {
            try (Database database = Database.inMemory();
                    Session session = database.session()) {
                fill(session, "a", 60);
                fill(session, "b", random.nextInt(80));
                if (round % 2 == 1) {
                    session.execute("CREATE INDEX b_v ON b(v)");
                }
                session.execute("ANALYZE");
                for (int i = 0; i < 40; i++) {
                    String sql = "SELECT a._id FROM a WHERE " + (random.nextBoolean() ? "NOT " : "")
                            + "EXISTS (SELECT 1 FROM b WHERE " + condition() + ") ORDER BY a._id";
                    joined += Answer.plan(session, sql).contains("Join") ? 1 : 0;
                    List<String> asJoin = Answer.rows(session, sql);
                    session.execute("SET docdb.rules.off = 'unnest-subqueries, exists-as-in'");
                    assertThat(asJoin).as("seed %d: %s", seed, sql).isEqualTo(Answer.rows(session, sql));
                    session.execute("SET docdb.rules.off = ''");
                }
            }
        }
        assertThat(joined).isGreaterThan(100);
    }

    private String condition() {
        String equality = List.of("b.v = a.v", "a.v = b.v", "b.v = a.w", "b.o.x = a.v", "b._id = a.v")
                .get(random.nextInt(5));
        return switch (random.nextInt(4)) {
            case 0 -> equality + " AND b.w > 1";
            case 1 -> equality + " AND b._id < a._id";
            case 2 -> equality + " AND b.w = a.w";
            default -> equality;
        };
    }

    private void fill(Session session, String collection, int documents) {
        session.execute("CREATE COLLECTION " + collection);
        for (int i = 0; i < documents; i++) {
            session.execute("INSERT INTO " + collection + " (_id, v, w, o) VALUES (" + i + ", " + value() + ", "
                    + value() + ", JSON_OBJECT('x': " + value() + "))");
        }
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> "NULL";
            case 1 -> "DATE '2024-01-0" + (1 + random.nextInt(3)) + "'";
            case 2 -> "'2024-01-0" + (1 + random.nextInt(3)) + "'";
            case 3 -> "TIMESTAMP '2024-01-0" + (1 + random.nextInt(3)) + " 00:00:00'";
            case 4 -> "'" + random.nextInt(5) + "'";
            case 5 -> "JSON '[" + random.nextInt(3) + "]'";
            case 6 -> random.nextBoolean() ? "TRUE" : "'true'";
            case 7 -> random.nextInt(5) + ".0";
            case 8 -> "'2024-1-" + (1 + random.nextInt(3)) + "'";
            default -> random.nextInt(5) + "";
        };
    }
}
