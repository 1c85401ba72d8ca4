package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random groups over joins of tables whose keys repeat, are NULL and find no partner: the same with the rule and without. */
class AggregateBeforeJoinsTest {
    private static final int QUERIES = 60;
    private static final List<String> TABLES = List.of("r", "s", "u");
    private static final List<String> KEYS = List.of("k", "g", "d", "t", "day");

    @Test
    void groupsAreTheSameWithAndWithoutTheRule() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int changed = 0;
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            for (String table : TABLES) {
                fill(session, table, random);
            }
            session.execute("ANALYZE");
            for (int i = 0; i < QUERIES; i++) {
                String sql = query(random);
                List<String> with = rows(session, sql);
                List<String> plan = rows(session, "EXPLAIN " + sql);
                session.execute("SET docdb.rules.off = 'aggregate-before-joins'");
                assertThat(with).as("seed %d: %s", seed, sql).isEqualTo(rows(session, sql));
                changed += plan.equals(withoutFirst(rows(session, "EXPLAIN " + sql))) ? 0 : 1;
                session.execute("SET docdb.rules.off = DEFAULT");
            }
        }
        assertThat(changed).as("seed %d: plans that the rule has changed", seed).isGreaterThan(QUERIES / 10);
    }

    private static void fill(Session session, String table, Random random) {
        session.execute("CREATE TABLE " + table
                + " (id INTEGER PRIMARY KEY, k INTEGER, g BIGINT, d DECIMAL(9, 2), t VARCHAR(10), day DATE)");
        int values = 20 + random.nextInt(60);
        session.execute("INSERT INTO " + table + " SELECT i, NULLIF(i * 7 % " + values + ", 3), i % 11 - 5, "
                + "NULLIF(i * 13 % 50, 7) / 4, CASE WHEN i % 9 <> 0 THEN 't' || i % 8 END, "
                + "DATE '2024-01-01' + i % 15 FROM GENERATE_SERIES(1, " + (300 + random.nextInt(900)) + ") AS x (i)");
    }

    private static String query(Random random) {
        int tables = 2 + random.nextInt(2);
        StringBuilder from = new StringBuilder(TABLES.get(random.nextInt(TABLES.size())) + " a");
        for (int i = 1; i < tables; i++) {
            String other = alias(random.nextInt(i));
            String joined = random.nextInt(3) == 0 ? ".id = " : ".k = ";
            from.append(" JOIN ")
                    .append(TABLES.get(random.nextInt(TABLES.size())))
                    .append(' ')
                    .append(alias(i));
            from.append(" ON ").append(alias(i)).append(joined).append(other).append(".k");
            if (random.nextInt(4) == 0) {
                from.append(" AND ")
                        .append(alias(i))
                        .append(".g = ")
                        .append(other)
                        .append(".g");
            }
        }
        String where = random.nextInt(2) == 0 ? "" : " WHERE " + alias(random.nextInt(tables)) + ".g < 3";
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            keys.add(alias(random.nextInt(tables)) + "." + KEYS.get(random.nextInt(KEYS.size())));
        }
        String summed = alias(random.nextInt(tables));
        List<String> columns = new ArrayList<>(keys);
        for (String call : List.of("COUNT(*)", "COUNT(%s.d)", "SUM(%s.d)", "SUM(%s.g)", "MIN(%s.t)", "MAX(%s.day)")) {
            if (random.nextInt(2) == 0) {
                columns.add(call.replace("%s", summed));
            }
        }
        String having = random.nextInt(4) == 0 ? " HAVING COUNT(*) > 2" : "";
        return "SELECT " + String.join(", ", columns) + " FROM " + from + where + " GROUP BY " + String.join(", ", keys)
                + having;
    }

    private static String alias(int number) {
        return String.valueOf((char) ('a' + number));
    }

    private static List<String> withoutFirst(List<String> rows) {
        return rows.stream().filter(row -> !row.contains("Rules off")).toList();
    }

    /** In an order of their own. */
    private static List<String> rows(Session session, String sql) {
        List<String> found = new ArrayList<>();
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.append(rows.value(i)).append(" | ");
                }
                found.add(row.toString());
            }
        }
        Collections.sort(found);
        return found;
    }
}
