package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first rows of groups are the same ones whether a scan jumps from group to group or reads all rows. */
class SkippedGroupsTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theAnswersAreTheSameWhereGroupsAreSkipped() {
        System.out.println("SkippedGroupsTest seed " + seed);
        int used = 0;
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("SET result_cache = off");
            fill(session);
            for (int i = 0; i < 300 || used <= 80 && i < 3000; i++) {
                boolean inTransaction = i % 10 == 9;
                if (inTransaction) {
                    session.execute("START TRANSACTION");
                    session.execute("DELETE FROM t WHERE b BETWEEN " + below(300) + " AND " + below(400));
                    session.execute("UPDATE t SET c = " + below(6) + ", n = NULL WHERE b = " + below(300));
                    session.execute("INSERT INTO t VALUES (" + (20 + below(3)) + ", 1, " + below(9) + ", 7, 'x')");
                }
                String sql = query();
                session.execute("SET docdb.rules.off = 'skip-scan'");
                List<String> expected = Answer.sorted(session, sql);
                session.execute("SET docdb.rules.off = ''");
                assertThat(Answer.sorted(session, sql))
                        .as("seed %d: %s", seed, sql)
                        .isEqualTo(expected);
                used += Answer.plan(session, sql).contains("SkipScan") ? 1 : 0;
                if (inTransaction) {
                    session.execute("ROLLBACK");
                }
            }
        }
        assertThat(used).isGreaterThan(80);
    }

    private void fill(Session session) {
        session.execute(
                "CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER, n INTEGER, s VARCHAR(5) NOT NULL, PRIMARY KEY (a, b))");
        for (int a = 0; a < 12; a++) {
            List<String> rows = new ArrayList<>();
            int rowsOfKey = 1 + below(330);
            for (int b = 0; b < rowsOfKey; b++) {
                String c = random.nextInt(9) == 0 ? "NULL" : "" + below(6);
                String n = random.nextInt(9) == 0 ? "NULL" : "" + below(50);
                rows.add("(" + a + ", " + b + ", " + c + ", " + n + ", 's" + below(5) + "')");
            }
            session.execute("INSERT INTO t VALUES " + String.join(", ", rows));
        }
        session.execute("CREATE INDEX t_cn ON t (c, n DESC)");
        session.execute("CREATE INDEX t_sc ON t (s DESC, c, n)");
        session.execute("CREATE UNIQUE INDEX t_cab ON t (c, a, b DESC)");
        session.execute("ANALYZE");
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private String query() {
        String group = List.of("a", "c", "s", "s, c", "c, a", "c, s").get(below(6));
        String order =
                switch (below(6)) {
                    case 0 -> "b" + direction() + ", a" + direction();
                    case 1 -> "n" + direction() + ", a" + direction() + ", b" + direction();
                    case 2 -> "a, b DESC";
                    case 3 -> "a DESC, b";
                    default -> {
                        String direction = direction();
                        yield (group.equals("a") ? "" : "n" + direction + ", a" + direction + ", ") + "b" + direction
                                + (group.equals("a") ? ", n" : "");
                    }
                };
        String where =
                switch (below(8)) {
                    case 0 -> " WHERE a > 3";
                    case 1 -> " WHERE c IN (1, 4)";
                    case 2 -> " WHERE s = 's3'";
                    case 3 -> " WHERE n BETWEEN 10 AND 40";
                    case 4 -> " WHERE c = 2 AND b < 100";
                    case 5 -> " WHERE n IS NOT NULL AND s > 's1'";
                    default -> "";
                };
        String number = below(3) == 0 ? "n = " + below(4) : "n <= " + below(5);
        return switch (below(5)) {
            case 0 -> "SELECT DISTINCT " + group + " FROM t" + where;
            case 1 ->
                "SELECT " + group + ", MIN(" + (below(2) == 0 ? "n), MAX(n" : "b") + ") FROM t" + where + " GROUP BY "
                        + group;
            case 2 ->
                "SELECT DISTINCT ON (" + group + ") * FROM t" + where + " ORDER BY "
                        + group.replace(",", direction() + ",") + direction() + ", " + order;
            default ->
                "SELECT * FROM (SELECT a, b, c, s, ROW_NUMBER() OVER (PARTITION BY " + group + " ORDER BY " + order
                        + ") AS n FROM t" + where + ") x WHERE " + number;
        };
    }

    private String direction() {
        return List.of("", " DESC", " NULLS LAST", " DESC NULLS FIRST").get(below(4));
    }
}
