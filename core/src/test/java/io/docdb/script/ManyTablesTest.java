package io.docdb.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Joins of many tables with commas, written in any order, are found in time that does not grow with their product. */
class ManyTablesTest {
    private static final int TABLES = 64;
    private static final int ROWS = 10;

    @Test
    @Timeout(60)
    void aChainOfEqualitiesIsFollowedWhateverTheOrderItIsWrittenIn() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            int[][] next = tables(session, random);
            for (int tables : new int[] {3, 8, 20, TABLES}) {
                List<Integer> chain =
                        new ArrayList<>(IntStream.rangeClosed(1, TABLES).boxed().toList());
                Collections.shuffle(chain, random);
                chain = chain.subList(0, tables);
                assertThat(Cells.of(session.execute(query(chain, random))))
                        .as("seed %d, %d tables", seed, tables)
                        .containsExactly(expected(chain, next));
            }
        }
    }

    /** Table n has the key an from 1 to 10 and, in another order, bn. */
    private static int[][] tables(Session session, Random random) {
        int[][] next = new int[TABLES + 1][ROWS + 1];
        for (int t = 1; t <= TABLES; t++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.rangeClosed(1, ROWS).boxed().toList());
            Collections.shuffle(order, random);
            session.execute("CREATE TABLE t" + t + "(a" + t + " INTEGER PRIMARY KEY, b" + t + " INTEGER)");
            for (int row = 1; row <= ROWS; row++) {
                next[t][row] = order.get(row - 1);
                session.execute("INSERT INTO t" + t + " VALUES(" + row + "," + next[t][row] + ")");
            }
        }
        return next;
    }

    private static String query(List<Integer> chain, Random random) {
        List<String> conditions = new ArrayList<>();
        conditions.add("a" + chain.get(0) + "=8");
        for (int i = 1; i < chain.size(); i++) {
            String left = "b" + chain.get(i - 1);
            String right = "a" + chain.get(i);
            conditions.add(random.nextBoolean() ? left + "=" + right : right + "=" + left);
        }
        Collections.shuffle(conditions, random);
        List<Integer> from = new ArrayList<>(chain);
        Collections.shuffle(from, random);
        return "SELECT " + chain.stream().map(t -> "b" + t).collect(Collectors.joining(","))
                + " FROM " + from.stream().map(t -> "t" + t).collect(Collectors.joining(","))
                + " WHERE " + String.join(" AND ", conditions);
    }

    private static String expected(List<Integer> chain, int[][] next) {
        List<String> cells = new ArrayList<>();
        int at = 8;
        for (int t : chain) {
            at = next[t][at];
            cells.add(String.valueOf(at));
        }
        return String.join(" | ", cells);
    }
}
