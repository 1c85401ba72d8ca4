package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Questions about elements of arrays have the same answers with and without indexes over elements, whatever stands there. */
class ArrayIndexTest {
    private static final String[] INDEXES = {
        "CREATE INDEX d_tags ON d(tags[*])",
        "CREATE INDEX d_tags_down ON d(n, tags[*] DESC)",
        "CREATE INDEX d_sku ON d(items[*].sku)",
        "CREATE INDEX d_deep ON d(items[*].tags[*])",
        "CREATE INDEX d_plain ON d(tags)",
        "CREATE INDEX d_lists ON d(lists[*])",
        "CREATE INDEX t_tags ON t(tags[*])",
        "CREATE INDEX t_numbers ON t(numbers[*] DESC)"
    };

    private Random random;

    @Test
    void theAnswersAreTheSameWithIndexesOverElements() {
        long seed = System.nanoTime();
        System.out.println("ArrayIndexTest seed " + seed);
        random = new Random(seed);
        int used = 0;
        try (Database plain = Database.inMemory();
                Database indexed = Database.inMemory()) {
            Session without = plain.session();
            Session with = indexed.session();
            for (String statement : data()) {
                without.execute(statement);
                with.execute(statement);
            }
            for (String index : INDEXES) {
                with.execute(index);
            }
            for (int i = 0; i < 1_500; i++) {
                String condition = condition();
                String sql = condition.contains("t.")
                        ? "SELECT id FROM t WHERE " + condition
                        : "SELECT _id FROM d WHERE " + condition;
                assertThat(answer(with, sql)).as("seed %d: %s", seed, sql).isEqualTo(answer(without, sql));
                used += answer(with, "EXPLAIN " + sql).toString().contains("Index") ? 1 : 0;
            }
        }
        assertThat(used).isGreaterThan(700);
    }

    private List<String> data() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE COLLECTION d");
        statements.add("CREATE TABLE t(id INTEGER PRIMARY KEY, tags VARCHAR ARRAY, numbers INTEGER ARRAY)");
        for (int i = 0; i < 80; i++) {
            statements.add("INSERT INTO d VALUES (JSON '{\"_id\": " + i + ", \"n\": " + random.nextInt(3)
                    + field("tags", this::value) + field("items", this::value) + field("lists", this::written) + "}')");
            statements.add("INSERT INTO t VALUES (" + i + ", " + array(this::text) + ", " + array(this::number) + ")");
        }
        return statements;
    }

    private String array(Supplier<String> elements) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(random.nextInt(6) == 0 ? "NULL" : elements.get().replace('"', '\''));
        }
        return random.nextInt(6) == 0 ? "NULL" : "ARRAY[" + String.join(", ", some) + "]";
    }

    private String field(String name, Supplier<String> value) {
        return random.nextInt(8) == 0 ? "" : ", \"" + name + "\": " + value.get();
    }

    /** Mostly an array, of texts or of objects. */
    private String value() {
        return random.nextInt(5) == 0 ? element(2) : list(2);
    }

    /** An array as it stands, or written in a text. */
    private String written() {
        return switch (random.nextInt(8)) {
            case 0 -> "\"{a,c}\"";
            case 1 -> "\" [\\\"b\\\", 2]\"";
            case 2 -> "\"\\u2003{d}\"";
            default -> list(1);
        };
    }

    private String list(int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(element(depth));
        }
        return "[" + String.join(", ", elements) + "]";
    }

    private String element(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> number();
            case 1 -> "null";
            case 6 -> list(depth - 1);
            case 7, 8 ->
                "{\"sku\": " + element(depth - 1) + ", \"tags\": " + (depth > 1 ? list(0) : text()) + ", " + text()
                        + ": 1}";
            default -> text();
        };
    }

    private String text() {
        return random.nextInt(8) == 0
                ? "\"2024-01-0" + (1 + random.nextInt(2)) + "\""
                : "\"" + "abcd".charAt(random.nextInt(4)) + "\"";
    }

    private String number() {
        return "" + random.nextInt(4);
    }

    private String scalar() {
        return random.nextInt(4) == 0 ? number() : text();
    }

    private String sqlText() {
        return text().replace('"', '\'');
    }

    private String sqlTexts() {
        return "ARRAY[" + sqlText() + (random.nextBoolean() ? ", " + sqlText() : "") + "]";
    }

    private String condition() {
        String one = one();
        String other = (one.contains("t.") ? "id = " : "n = ") + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> one + " AND " + other;
            case 1 -> "NOT (" + one + ")";
            case 2 -> "(" + one + " OR " + other + " AND tags ? 'a')";
            default -> one;
        };
    }

    private String one() {
        String field = random.nextBoolean() ? "tags" : "items";
        return switch (random.nextInt(20)) {
            case 0 -> field + " ? " + sqlText();
            case 1 -> field + " ?| " + sqlTexts();
            case 2 -> field + " ?& " + sqlTexts();
            case 3 -> field + " @> '" + scalar() + "'";
            case 4 -> field + " @> '[" + scalar() + ", " + scalar() + "]'";
            case 5 -> "'[{\"sku\": " + scalar() + "}]' <@ items";
            case 6 -> "items @> '[{\"tags\": [" + text() + "]}]'";
            case 7 -> "_doc @> '{\"tags\": [" + scalar() + "]}'";
            case 8 -> "items[*].sku ? " + sqlText();
            case 9 -> "items[*].sku @> '[" + scalar() + "]'";
            case 10, 11 -> "JSON_EXISTS(_doc, '" + mode() + "$." + elements(field) + " ? (" + test("@") + ")')";
            case 12 -> "JSON_EXISTS(" + field + ", '" + mode() + "$[*] ? (" + test("@") + ")')";
            case 13 -> "_doc @@ '" + test("$." + elements(field)) + "'";
            case 14 ->
                "JSON_EXISTS(_doc, '" + mode() + "$ ? (exists(@." + elements(field) + " ? (" + test("@") + ")))')";
            case 15 -> "t.tags && " + sqlTexts();
            case 17 -> random.nextBoolean() ? "lists && " + sqlTexts() : sqlTexts() + " && lists";
            case 18 -> "ARRAY_CONTAINS(lists, " + (random.nextBoolean() ? sqlText() : number()) + ")";
            case 16 -> "ARRAY_CONTAINS(t.numbers, " + number() + ")";
            default -> random.nextBoolean() ? "t.tags ? " + sqlText() : "t.tags @> " + sqlTexts();
        };
    }

    private String mode() {
        return random.nextInt(3) == 0 ? "strict " : "";
    }

    private String elements(String field) {
        return field + new String[] {"", "[*]", "[0]", "[*].sku", ".sku", "[*].tags", "[*].tags[*]"}[random.nextInt(7)];
    }

    private String test(String operand) {
        String one = operand + " == " + scalar();
        return switch (random.nextInt(6)) {
            case 0 -> one + " || " + operand + " == " + scalar();
            case 1 -> operand + ".sku == " + scalar();
            case 2 -> scalar() + " == " + operand + " && " + operand + " != 7";
            case 3 -> operand + ".sku == " + scalar() + " || " + operand + ".tags == " + scalar();
            default -> one;
        };
    }

    private static List<String> answer(Session session, String sql) {
        try {
            return Answer.sorted(session, sql);
        } catch (DatabaseException e) {
            return List.of(e.sqlState());
        }
    }
}
