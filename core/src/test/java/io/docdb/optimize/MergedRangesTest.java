package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranges of an index that are merged give the order, and the rows, that sorting all of them gives. */
class MergedRangesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    /** Some are equal to values of other kinds: texts to the days they are the text of, days to their midnight. */
    private static final List<Value> VALUES = List.of(
            LongValue.of(1),
            LongValue.of(2),
            new TextValue("1"),
            new TextValue("x"),
            new TextValue("2024-01-01"),
            new TextValue("2024-01-01 00:00:00"),
            new DateValue(DAY),
            new TimestampValue(DAY.atStartOfDay()),
            BooleanValue.TRUE,
            NullValue.NULL);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        for (String collection : List.of("indexed", "plain")) {
            session.execute("CREATE COLLECTION " + collection + " PRIMARY KEY (id)");
        }
        session.execute("CREATE COLLECTION keyed PRIMARY KEY (k, id)");
        session.execute("CREATE INDEX by_a ON indexed (a, b)");
        session.execute("CREATE INDEX by_c ON indexed (c DESC, b DESC)");
        for (int id = 1; id <= 1_000; id++) {
            insert(id);
        }
        session.execute("ANALYZE");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Value value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private void insert(int id) {
        Value[] row = {LongValue.of(id), value(), LongValue.of(random.nextInt(100)), value()};
        for (String collection : List.of("indexed", "plain")) {
            session.execute("INSERT INTO " + collection + " (id, a, b, c) VALUES (?, ?, ?, ?)", row);
        }
    }

    private List<String> rows(String sql, List<Value> parameters) {
        return Answer.rows(session, sql, parameters.toArray(new Value[0]));
    }

    @Test
    void theFirstRowsOfRangesAreReadInTheOrderOfTheNextPart() {
        for (String condition :
                List.of("a = ?", "a = '2024-01-01'", "a IN (1, 2, 'x')", "a IN (?, 2)", "a = ANY (ARRAY[1, 2])")) {
            String sql = "EXPLAIN SELECT id FROM indexed WHERE " + condition + " ORDER BY b, id LIMIT 5";

            assertThat(String.join("\n", rows(sql, condition.contains("?") ? List.of(LongValue.of(1)) : List.of())))
                    .contains("index: by_a")
                    .contains("merged behind: a")
                    .doesNotContain("TopN");
        }
    }

    @Test
    void documentsOfOneTenantAreReadInTheOrderOfTheRestOfTheirKey() {
        for (int id = 1; id <= 2_000; id++) {
            Value key = VALUES.get(random.nextInt(VALUES.size() - 1)); // no NULL
            session.execute("INSERT INTO keyed (k, id) VALUES (?, ?)", key, LongValue.of(id));
        }
        session.execute("ANALYZE");
        String plan = String.join(
                "\n", rows("EXPLAIN SELECT id FROM keyed WHERE k = ? ORDER BY id LIMIT 5", List.of(LongValue.of(1))));
        assertThat(plan).contains("merged behind: part 1 of the key").doesNotContain("TopN");
        for (Value key : VALUES) {
            for (String direction : List.of("", " DESC")) {
                List<String> all = rows("SELECT id FROM keyed WHERE k = ? ORDER BY id + 0" + direction, List.of(key));

                assertThat(rows("SELECT id FROM keyed WHERE k = ? ORDER BY id" + direction + " LIMIT 50", List.of(key)))
                        .as("seed %d, %s%s", seed, key, direction)
                        .isEqualTo(all.subList(0, Math.min(50, all.size())));
            }
        }
    }

    @Test
    void orderAndRowsAreThoseOfASort() {
        for (int round = 0; round < 400; round++) {
            boolean changed = round % 4 == 3;
            if (changed) {
                session.begin();
                change(round);
            }
            query("round " + round);
            if (changed) {
                session.rollback();
            }
        }
    }

    private void change(int round) {
        for (String collection : List.of("indexed", "plain")) {
            session.execute("DELETE FROM " + collection + " WHERE id % 7 = " + round % 7);
            session.execute("UPDATE " + collection + " SET b = b + 50, a = c WHERE id % 5 = " + round % 5);
        }
        insert(2_000 + round);
    }

    private void query(String what) {
        String part = random.nextBoolean() ? "a" : "c";
        List<Value> parameters = new ArrayList<>();
        String condition =
                switch (random.nextInt(5)) {
                    case 0 -> part + " = ?";
                    case 1 -> part + " IN (?, ?, ?)";
                    case 2 -> part + " = ? AND b BETWEEN 20 AND 60";
                    case 3 -> part + " = ? AND b > 70 OR " + part + " = ? AND b < 30";
                    default -> part + " = ANY (?)";
                };
        for (int i = 0; i < condition.length(); i++) {
            if (condition.charAt(i) == '?') {
                parameters.add(condition.contains("ANY") ? new ArrayValue(Arrays.asList(value(), value())) : value());
            }
        }
        String direction = random.nextBoolean() ? "" : " DESC";
        String tail = " WHERE " + condition + " ORDER BY b" + direction + ", id" + (part.equals("a") ? direction : "")
                + (random.nextInt(4) == 0 ? "" : " LIMIT " + random.nextInt(40) + " OFFSET " + random.nextInt(3));

        assertThat(rows("SELECT id FROM indexed" + tail, parameters))
                .as("seed %d, %s: %s %s", seed, what, tail, parameters)
                .isEqualTo(rows("SELECT id FROM plain" + tail, parameters));
    }
}
