package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What JSON_VALUE and JSON_EXISTS are asked has the same answers with and without indexes on its path, whatever stands there. */
class JsonValueIndexTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theAnswersAreTheSameWithIndexesOnThePath() {
        System.out.println("JsonValueIndexTest seed " + seed);
        int used = 0;
        try (Database plain = Database.inMemory();
                Database indexed = Database.inMemory()) {
            Session without = plain.session();
            Session with = indexed.session();
            without.execute("SET docdb.rules.off = 'read-paths-from-bytes'");
            for (String statement : data()) {
                without.execute(statement);
                with.execute(statement);
            }
            with.execute("CREATE INDEX d_ab ON d(a.b)");
            with.execute("CREATE INDEX d_kab ON d(k, a.b DESC)");
            with.execute("CREATE INDEX d_c ON d(c)");
            with.execute("CREATE INDEX d_some ON d(k) WHERE JSON_EXISTS(_doc, '$.a[*] ? (@.b == 3)')");
            with.execute("CREATE INDEX d_js ON d(JSON_VALUE(_doc, '$.a.e'))");
            with.execute("ANALYZE");
            for (int i = 0; i < 800 || used <= 80 && i < 4000; i++) {
                String sql = "SELECT _id" + (random.nextInt(4) == 0 ? ", JSON_VALUE(_doc, '$.a.b')" : "")
                        + " FROM d WHERE " + condition();
                Value[] parameters = sql.contains("= ?") ? new Value[] {new TextValue(text())} : new Value[0];
                List<String> expected = Answer.sorted(without, sql, parameters);
                assertThat(Answer.sorted(with, sql, parameters))
                        .as("seed %d: %s with %s", seed, sql, List.of(parameters))
                        .isEqualTo(expected);
                used += Answer.plan(with, sql, parameters).contains("Index") ? 1 : 0;
            }
        }
        assertThat(used).isGreaterThan(80);
    }

    private List<String> data() {
        List<String> statements = new ArrayList<>(List.of("CREATE COLLECTION d"));
        for (int i = 0; i < 1500; i += 100) {
            List<String> rows = new ArrayList<>();
            for (int id = i; id < i + 100; id++) {
                rows.add("(JSON '{\"_id\": " + id + ", \"k\": " + random.nextInt(3) + field("a", object())
                        + field("c", random.nextInt(5) == 0 ? "[" + scalar() + "]" : scalar()) + "}')");
            }
            statements.add("INSERT INTO d VALUES " + String.join(", ", rows));
        }
        statements.add("UPDATE d SET a = JSON_OBJECT('b': DATE '2024-01-02') WHERE _id % 50 = 1");
        statements.add("UPDATE d SET a = JSON_OBJECT('b': TIMESTAMP '2024-01-02 10:00:00') WHERE _id % 50 = 2");
        statements.add("UPDATE d SET a = JSON_OBJECT('b': 1e1) WHERE _id % 50 = 3");
        return statements;
    }

    private String field(String name, String value) {
        return random.nextInt(10) == 0 ? "" : ", \"" + name + "\": " + value;
    }

    private String object() {
        String one = "{\"b\": " + scalar() + ", \"e\": " + scalar() + "}";
        return switch (random.nextInt(12)) {
            case 0 -> "[" + one + "]";
            case 1 -> "[" + one + ", " + "{\"b\": 1}]";
            case 2 -> "[[" + one + "]]";
            case 3 -> "{\"b\": [" + scalar() + "]}";
            case 4 -> "{\"b\": {\"x\": 1}}";
            case 5 -> scalar();
            case 6 -> "{\"e\": " + scalar() + "}";
            default -> one;
        };
    }

    private String scalar() {
        return switch (random.nextInt(9)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() + "";
            case 2 -> random.nextInt(12) + "";
            case 3 -> random.nextInt(12) + ".0";
            case 4 -> "\"" + random.nextInt(12) + "\"";
            case 5 -> "\"2024-01-0" + (1 + random.nextInt(3)) + "\"";
            case 6 -> "\"true\"";
            default -> "\"t" + random.nextInt(20) + "\"";
        };
    }

    private String text() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt(12) + "";
            case 1 -> random.nextInt(12) + ".0";
            case 2 -> random.nextBoolean() + "";
            case 3 -> "2024-01-0" + (1 + random.nextInt(3));
            case 4 -> "2024-01-02 10:00:00";
            default -> "t" + random.nextInt(20);
        };
    }

    private String exists() {
        String path = List.of("$.a", "$.a[*]", "lax $.a", "$.c", "$.a.b", "$.c[*]", "strict $.c")
                .get(random.nextInt(7));
        String value = random.nextBoolean() ? "\"" + text() + "\"" : random.nextInt(12) + "";
        String filter =
                switch (random.nextInt(7)) {
                    case 0 -> "@ == " + value;
                    case 1 -> "@.b == " + value;
                    case 2 -> "@.b == " + value + " && @.e > \"t1\"";
                    case 3 -> "@.b == " + value + " || @.e == " + value;
                    case 4 -> "@ == null";
                    case 5 -> "exists(@.b ? (@ == " + value + "))";
                    default -> "@ <> " + value;
                };
        String call = "JSON_EXISTS(_doc, '" + path + " ? (" + filter + ")'"
                + List.of("", "", " TRUE ON ERROR", " UNKNOWN ON ERROR").get(random.nextInt(4)) + ")";
        return random.nextInt(5) == 0 ? "NOT " + call : random.nextInt(5) == 0 ? call + " IS NULL" : call;
    }

    private String condition() {
        if (random.nextInt(3) == 0) {
            return exists();
        }
        String path = List.of("$.a.b", "lax $.a.b", "strict $.a.b", "$.c", "$.a.e", "$.\"a\".\"b\"")
                .get(random.nextInt(6));
        String call = "JSON_VALUE(_doc, '" + path + "'"
                + List.of("", "", "", " NULL ON EMPTY", " DEFAULT 't1' ON EMPTY", " RETURNING VARCHAR(2)")
                        .get(random.nextInt(6))
                + ")";
        String asked =
                switch (random.nextInt(9)) {
                    case 0 -> call + " IN ('" + text() + "', '" + text() + "')";
                    case 1 -> "NOT " + call + " = '" + text() + "'";
                    case 2 -> call + " = '" + text() + "' OR " + call + " = '" + text() + "'";
                    case 3 -> call + " = ?";
                    case 4 -> call + " > 't1'";
                    case 5 -> "JSON_VALUE(a, '$.b') = '" + text() + "'";
                    default -> "'" + text() + "' = " + call;
                };
        return switch (random.nextInt(4)) {
            case 0 -> "k = 1 AND (" + asked + ")";
            case 1 -> "(" + asked + ") AND _id > 700";
            default -> asked;
        };
    }
}
