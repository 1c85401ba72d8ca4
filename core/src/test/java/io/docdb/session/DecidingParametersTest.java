package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement whose parameters decide what is looked up has a plan for each value of them. */
class DecidingParametersTest {
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("SET result_cache = off");
        session.execute("CREATE COLLECTION d");
        session.execute("INSERT INTO d SELECT JSON_OBJECT('_id': i, 'tags': JSON_ARRAY('t' || i % 50, i % 70, NULL),"
                + " 'customer': JSON_OBJECT('city': 'c' || i % 90, 'vip': i % 3 = 0),"
                + " 'items': JSON_ARRAY(JSON_OBJECT('sku': i % 80, 'qty': i % 5), JSON_OBJECT('sku': i % 7)))"
                + " FROM GENERATE_SERIES(1, 3000) AS g(i)");
        session.execute("CREATE INDEX d_tags ON d(tags[*])");
        session.execute("CREATE INDEX d_city ON d(customer.city)");
        session.execute("CREATE INDEX d_sku ON d(items[*].sku)");
        session.execute("ANALYZE");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> rows(String sql, Value... parameters) {
        return Answer.rows(session, sql, parameters);
    }

    private String plan(String sql, Value... parameters) {
        return Answer.plan(session, sql, parameters);
    }

    private static Value text(String value) {
        return new TextValue(value);
    }

    @Test
    void whatAnArrayMustContainIsLookedUp() {
        String sql = "SELECT _id FROM d WHERE tags @> ?";
        assertThat(plan(sql, text("[\"t7\"]")))
                .startsWith("Planned for such parameters alone")
                .contains("IndexScan d  index: d_tags; range: tags[*] = 't7'");
        assertThat(plan(sql, text("[]")))
                .startsWith("Planned for any parameters")
                .contains("FullScan d");
        assertThat(rows(sql, text("[\"t7\", 7]"))).hasSize(9);
        assertThat(rows(sql, text("[]"))).hasSize(3000);
        assertThat(rows(sql, text("[\"t8\"]"))).hasSize(60);
        assertThat(rows(sql, NullValue.NULL)).isEmpty();
    }

    @Test
    void thePathsOfAPartOfADocumentAreLookedUp() {
        String sql = "SELECT _id FROM d WHERE _doc @> CAST(? AS JSON)";
        assertThat(plan(sql, text("{\"customer\": {\"city\": \"c5\"}}")))
                .contains("IndexScan d  index: d_city; range: customer.city = 'c5'");
        assertThat(plan(sql, text("{\"items\": [{\"sku\": 70}]}")))
                .contains("IndexScan d  index: d_sku; range: items[*].sku = 70");
        assertThat(plan(sql, text("{\"customer\": {\"vip\": true}}"))).contains("FullScan d");
    }

    @Test
    void aPathAndWhatIsPassedToItAreLookedUp() {
        assertThat(plan(
                        "SELECT _id FROM d WHERE JSON_EXISTS(tags, 'strict $[*] ? (@ == $x)' PASSING ? AS \"x\")",
                        text("t3")))
                .contains("index: d_tags; range: tags[*] = 't3'");
        assertThat(plan("SELECT _id FROM d WHERE JSONB_PATH_EXISTS(_doc, ?)", text("$.tags[*] ? (@ == 3)")))
                .contains("index: d_tags; range: tags[*] holds 3");
    }

    @Test
    void aConditionThatIsNotGivenIsNotAsked() {
        String sql =
                "SELECT _id FROM d WHERE (?1 IS NULL OR customer.city = ?1) AND (?2 IS NULL OR _id >= CAST(?2 AS INTEGER))";
        assertThat(plan(sql, text("c5"), NullValue.NULL))
                .startsWith("Planned for such parameters alone")
                .contains("index: d_city; range: customer.city = ?1")
                .doesNotContain("IS NULL");
        assertThat(plan(sql, NullValue.NULL, LongValue.of(2990)))
                .contains("KeyScan d  range: key >= CAST(?2 AS INTEGER)");
        assertThat(plan(sql, NullValue.NULL, NullValue.NULL))
                .startsWith("Planned for any parameters")
                .contains("range: all");
        assertThat(rows(sql, text("c5"), NullValue.NULL)).hasSize(34);
        assertThat(rows(sql, text("c6"), LongValue.of(2900))).hasSize(1);
        assertThat(rows(sql, NullValue.NULL, LongValue.of(2990))).hasSize(11);
        assertThat(rows(sql, NullValue.NULL, NullValue.NULL)).hasSize(3000);
        assertThat(rows(sql, text("c7"), NullValue.NULL)).hasSize(34);
    }

    @Test
    void aConditionThatIsGivenIsPlannedForByItsValueToo() {
        session.execute("UPDATE d SET customer.city = 'c1' WHERE _id % 10 <> 0");
        session.execute("ANALYZE");
        String sql = "SELECT tags FROM d WHERE (?1 IS NULL OR customer.city = ?1)";
        assertThat(plan(sql, text("c30"))).contains("index: d_city");
        assertThat(plan(sql, text("c1"))).contains("FullScan d");
    }

    @Test
    void theyCanBeSwitchedOff() {
        session.execute("SET docdb.rules.off = 'parameter-plans'");
        assertThat(plan("SELECT _id FROM d WHERE tags @> ?", text("[\"t7\"]")))
                .doesNotContain("Planned for")
                .contains("FullScan d");
    }

    @Test
    void manyValuesPushOthersOut() {
        for (int i = 0; i < 100; i++) {
            assertThat(rows("SELECT _id FROM d WHERE tags @> ?", text("[\"t" + i % 60 + "\"]")))
                    .hasSize(i % 60 < 50 ? 60 : 0);
        }
    }

    @Test
    void thePlansChangeNoAnswer() {
        long seed = System.nanoTime();
        System.out.println("DecidingParametersTest seed " + seed);
        Random random = new Random(seed);
        List<String> questions = List.of(
                "SELECT _id FROM d WHERE tags @> ?",
                "SELECT _id FROM d WHERE _doc @> ?",
                "SELECT _id FROM d WHERE customer @> CAST(? AS JSON)",
                "SELECT _id FROM d WHERE CAST(? AS JSONB) <@ tags",
                "SELECT _id FROM d WHERE items @> ? AND _id > ?",
                "SELECT _id FROM d WHERE (CAST(? AS VARCHAR) IS NULL OR customer.city = 'c7') AND _id < 900",
                "SELECT COUNT(*) FROM d a JOIN d b ON b._id = a._id + 1 WHERE a.tags @> ?");
        for (int i = 0; i < 150; i++) {
            String sql = questions.get(random.nextInt(questions.size()));
            Value part = random.nextInt(20) == 0 ? NullValue.NULL : text(part(random, 2));
            Value[] parameters = sql.contains("_id > ?")
                    ? new Value[] {part, LongValue.of(random.nextInt(3000))}
                    : new Value[] {part};
            session.execute("SET docdb.rules.off = 'parameter-plans'");
            List<String> expected = sorted(rows(sql, parameters));
            session.execute("SET docdb.rules.off = ''");
            assertThat(sorted(rows(sql, parameters)))
                    .as("seed %d: %s with %s", seed, sql, part)
                    .isEqualTo(expected);
        }
    }

    private static List<String> sorted(List<String> rows) {
        Collections.sort(rows);
        return rows;
    }

    private static String part(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> "\"t" + random.nextInt(55) + "\"";
            case 1 -> "" + random.nextInt(75);
            case 2 -> random.nextBoolean() ? "null" : random.nextInt(9) + ".0";
            case 3 -> "\"c" + random.nextInt(95) + "\"";
            case 4 -> "[]";
            case 5 -> "[" + part(random, depth - 1) + ", " + part(random, depth - 1) + "]";
            case 6 -> "{\"city\": " + part(random, 0) + "}";
            case 7 -> "{\"items\": [{\"sku\": " + part(random, 0) + "}]}";
            default -> "{\"customer\": " + part(random, depth - 1) + ", \"tags\": [" + part(random, 0) + "]}";
        };
    }
}
