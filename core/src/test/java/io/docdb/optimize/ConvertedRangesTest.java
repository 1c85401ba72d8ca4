package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is asked of numbers and texts that a path is made has the same answers with and without indexes on it. */
class ConvertedRangesTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theAnswersAreTheSameWithIndexesOnThePath() {
        System.out.println("ConvertedRangesTest seed " + seed);
        int used = 0;
        try (Database plain = Database.inMemory();
                Database indexed = Database.inMemory()) {
            Session without = plain.session();
            Session with = indexed.session();
            for (String statement : data()) {
                without.execute(statement);
                with.execute(statement);
            }
            with.execute("CREATE INDEX d_n ON d(a.n)");
            with.execute("CREATE INDEX d_kn ON d(k, a.n DESC)");
            with.execute("CREATE INDEX d_nk ON d(a.n, k)");
            with.execute("CREATE INDEX d_t ON d(a.t)");
            with.execute("CREATE INDEX d_some ON d(k) WHERE a.n IS NOT NULL");
            with.execute("ANALYZE");
            for (int i = 0; i < 1000; i++) {
                String sql = "SELECT _id FROM d WHERE " + condition();
                Value[] parameters = sql.contains("?") ? new Value[] {parameter(sql)} : new Value[0];
                List<String> expected = Answer.sorted(without, sql, parameters);
                assertThat(Answer.sorted(with, sql, parameters))
                        .as("seed %d: %s with %s", seed, sql, List.of(parameters))
                        .isEqualTo(expected);
                used += Answer.plan(with, sql, parameters).contains("or no ") ? 1 : 0;
            }
        }
        assertThat(used).isGreaterThan(200);
    }

    private List<String> data() {
        List<String> statements = new ArrayList<>(List.of("CREATE COLLECTION d"));
        for (int i = 0; i < 3000; i += 100) {
            List<String> rows = new ArrayList<>();
            for (int id = i; id < i + 100; id++) {
                rows.add("(JSON '{\"_id\": " + id + ", \"k\": " + random.nextInt(3) + ", \"a\": " + object() + "}')");
            }
            statements.add("INSERT INTO d VALUES " + String.join(", ", rows));
        }
        statements.add(
                "UPDATE d SET a = JSON_OBJECT('n': DATE '2024-01-02', 't': DATE '2024-01-02') WHERE _id % 500 = 1");
        statements.add("UPDATE d SET a = JSON_OBJECT('n': 65e-1, 't': 't' || k) WHERE _id % 500 = 2");
        statements.add("UPDATE d SET a = JSON_OBJECT('n': CAST('NaN' AS DOUBLE)) WHERE _id % 500 = 3");
        statements.add("UPDATE d SET a = JSON_OBJECT('n': CAST('Infinity' AS DOUBLE)) WHERE _id % 500 = 4");
        return statements;
    }

    private String object() {
        String one = "{\"n\": " + value(false) + ", \"t\": " + value(true) + "}";
        return switch (random.nextInt(100)) {
            case 0 -> "[" + one + "]";
            case 1 -> "[" + one + ", {\"n\": 1}]";
            case 2 -> "{\"n\": [" + value(false) + "], \"t\": [\"t" + random.nextInt(9) + "\"]}";
            case 3 -> value(true);
            default -> one;
        };
    }

    private String value(boolean text) {
        return switch (random.nextInt(60)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() + "";
            case 2 -> "\"" + number() + "\"";
            case 3 -> "\" " + number() + "\"";
            case 4 -> text ? number() : "\"t" + random.nextInt(200) + "\"";
            default -> text ? "\"t" + random.nextInt(200) + "\"" : number();
        };
    }

    private String number() {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(400) + ".5";
            case 1 -> random.nextInt(400) + ".4999";
            case 2 -> "-" + random.nextInt(400) + ".5";
            case 3 -> random.nextInt(40) + "e1";
            case 4 -> random.nextInt(400) + ".005";
            case 5 -> "123456789012345678901234567890";
            case 6 -> "16777217";
            default -> random.nextInt(400) + "";
        };
    }

    private String condition() {
        String path =
                List.of("$.a.n", "lax $.a.n", "strict $.a.n", "$.\"a\".\"n\"").get(random.nextInt(4));
        String type = List.of(
                        "INTEGER", "BIGINT", "SMALLINT", "NUMERIC", "NUMERIC(8, 2)", "NUMERIC(5)", "DOUBLE", "REAL")
                .get(random.nextInt(8));
        String number =
                switch (random.nextInt(4)) {
                    case 0 -> "TRY_CAST(a.n AS " + type + ")";
                    case 1 -> "TRY_CAST(_doc -> 'a' ->> 'n' AS " + type + ")";
                    default -> "JSON_VALUE(_doc, '" + path + "' RETURNING " + type + ")";
                };
        String text =
                switch (random.nextInt(4)) {
                    case 0 -> "(_doc #>> '{a,t}')";
                    case 1 -> "CAST(a.t AS VARCHAR)";
                    default -> "JSON_VALUE(_doc, '" + path.replaceAll("n\\b", "t") + "')";
                };
        String asked =
                switch (random.nextInt(17)) {
                    case 0 -> number + " IN (" + number() + ", " + number() + ")";
                    case 1 -> number + " BETWEEN " + number() + " AND " + number();
                    case 2 -> number + " = " + number() + " OR " + number + " = " + number();
                    case 3 -> number + " = ?";
                    case 4 -> number + " > ? AND " + number + " < 300";
                    case 5 -> number + " >= 390";
                    case 6 -> "JSON_VALUE(a, '$.n' RETURNING INTEGER) < " + number();
                    case 7 -> text + " LIKE 't1" + random.nextInt(10) + "%'";
                    case 8 -> text + " > 't9' AND " + text + " <= 't9" + random.nextInt(10) + "'";
                    case 9 -> text + " >= ? AND " + text + " < 't19'";
                    case 10 -> number + " <= 5 AND a.n > -20";
                    case 11 -> text + " < '2'";
                    case 12 -> number + " > 380 AND k = 1";
                    case 13 -> text + " = 't" + random.nextInt(200) + "'";
                    case 14 -> text + " IN ('" + number() + "', 'true', '[\"t7\"]', '2024-01-02', 't7')";
                    case 15 -> text + " = ?";
                    default -> number() + " = " + number;
                };
        return random.nextInt(3) == 0 ? "k = " + random.nextInt(3) + " AND (" + asked + ")" : asked;
    }

    private Value parameter(String sql) {
        return sql.contains("$.a.t")
                        || sql.contains("\"t\"")
                        || sql.contains("'t'")
                        || sql.contains("a.t ")
                        || sql.contains("{a,t}")
                ? new TextValue("t1" + random.nextInt(9))
                : LongValue.of(random.nextInt(400));
    }
}
