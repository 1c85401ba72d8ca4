package io.docdb.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ragged documents, whose fields hold now this kind of value, now that or none, and conditions over them. */
final class RandomDocuments {
    private static final String[] PATHS = {"c.n", "c.o.x", "c.o.y.z", "c.tags[0]", "c.tags[-1]", "c.s", "c.t", "c.b"};

    private final Random random;

    RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** Statements that make the collection {@code c}. */
    List<String> collection(int documents) {
        List<String> statements = new ArrayList<>(List.of("CREATE COLLECTION c"));
        for (int i = 0; i < documents; i++) {
            statements.add("INSERT INTO c DOCUMENT '" + document(i) + "'");
        }
        return statements;
    }

    List<String> indexes() {
        return List.of(
                "CREATE INDEX c_n ON c (n)",
                "CREATE INDEX c_ox ON c (o.x, n DESC)",
                "CREATE INDEX c_s ON c (s)",
                "CREATE INDEX c_tags ON c (tags[*])",
                "CREATE INDEX c_t ON c (t)");
    }

    private String document(int id) {
        List<String> fields = new ArrayList<>(List.of("\"_id\": " + id));
        String[] names = {"n", "s", "t", "b"};
        for (String name : names) {
            if (random.nextInt(5) > 0) {
                fields.add("\"" + name + "\": " + json());
            }
        }
        if (random.nextInt(4) > 0) {
            fields.add(
                    "\"o\": " + any("{\"x\": " + json() + "}", "{\"x\": 1, \"y\": {\"z\": " + json() + "}}", json()));
        }
        if (random.nextInt(4) > 0) {
            fields.add("\"tags\": " + any("[]", "[" + json() + "]", "[" + json() + ", " + json() + "]", json()));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private String json() {
        return any(
                "null",
                "true",
                "false",
                "1",
                "2",
                "2.0",
                "-3.5",
                "1e1",
                "\"a\"",
                "\"b\"",
                "\"ab\"",
                "\"2\"",
                "\"\"",
                "\"2024-01-01\"",
                "[1]",
                "{\"x\": 1}");
    }

    private String literal() {
        return any("1", "2", "-3.5", "10", "'a'", "'ab'", "'2'", "''", "TRUE", "DATE '2024-01-01'", "NULL");
    }

    String condition(int depth) {
        String path = any(PATHS);
        String comparison =
                path + any(" = ", " <> ", " < ", " <= ", " > ", " >= ") + any(literal(), literal(), any(PATHS));
        if (depth <= 0) {
            return comparison;
        }
        return switch (random.nextInt(11)) {
            case 0 -> "(" + condition(depth - 1) + any(" AND ", " OR ") + condition(depth - 1) + ")";
            case 1 -> "NOT (" + condition(depth - 1) + ")";
            case 2 -> path + any(" IS NULL", " IS NOT NULL", " IS MISSING", " IS NOT MISSING");
            case 3 -> path + any(" ", " NOT ") + "BETWEEN " + any("1", "'a'") + " AND " + any("2", "'b'");
            case 4 -> path + any(" ", " NOT ") + "IN (1, 'a', " + literal() + ")";
            case 5 -> path + any(" ", " NOT ") + "LIKE " + any("'a%'", "'%'", "'2%'");
            case 6 -> literal() + " = ANY (c.tags)";
            case 7 ->
                "EXISTS (SELECT 1 FROM UNNEST(c.tags) AS i WHERE i " + any("= 1", "= 'a'", "> 1", "IS NULL") + ")";
            case 8 -> path + " IS " + any("", "NOT ") + "DISTINCT FROM " + literal();
            case 9 ->
                path + any(" = ", " < ") + "(SELECT d." + any("n", "s") + " FROM c d WHERE d._id = " + random.nextInt(5)
                        + ")";
            default -> comparison;
        };
    }
}
