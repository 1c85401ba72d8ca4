package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.value.ArrayValue;
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

/** A statement with parameters has a plan for each class of values that makes a difference. */
class ParameterPlansTest {
    private static final String RARE = "rare";

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("SET result_cache = off");
        session.execute("CREATE TABLE orders(id INTEGER PRIMARY KEY, status VARCHAR(10), placed INTEGER, total INTEGER,"
                + " even INTEGER, code INTEGER UNIQUE)");
        session.execute("INSERT INTO orders SELECT i, CASE WHEN i % 500 = 0 THEN 'rare' WHEN i % 3 = 0 THEN 'open'"
                + " ELSE 'common' END, i, i * 7919 % 1000, i % 50, i FROM GENERATE_SERIES(1, 5000) AS g(i)");
        session.execute("CREATE INDEX orders_status ON orders(status)");
        session.execute("CREATE INDEX orders_placed ON orders(placed)");
        session.execute("CREATE INDEX orders_even ON orders(even)");
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

    @Test
    void aRareValueIsFoundByItsIndexAndACommonOneByTheScan() {
        String sql = "SELECT SUM(total) FROM orders WHERE status = ?";
        assertThat(plan(sql, new TextValue(RARE)))
                .startsWith("Planned for parameters as frequent as these")
                .contains("IndexScan orders  index: orders_status; range: status = ?1");
        assertThat(plan(sql, new TextValue("common")))
                .startsWith("Planned for any parameters")
                .contains("FullScan orders  filter: status = ?1");
        assertThat(plan(sql, new TextValue("never"))).contains("IndexScan orders  index: orders_status");
    }

    @Test
    void bothEndsOfARangeTellHowMuchItHolds() {
        String sql = "SELECT SUM(total) FROM orders WHERE placed BETWEEN ? AND ?";
        assertThat(plan(sql, LongValue.of(2500), LongValue.of(2510)))
                .contains("IndexScan orders  index: orders_placed");
        assertThat(plan(sql, LongValue.of(100), LongValue.of(4900))).contains("FullScan orders");
    }

    @Test
    void aLimitTellsWhetherAnOrderIsReadOrSorted() {
        String sql = "SELECT * FROM orders ORDER BY placed LIMIT ?";
        assertThat(plan(sql, LongValue.of(5))).contains("IndexScan orders  index: orders_placed");
        assertThat(plan(sql, LongValue.of(4900))).contains("TopN").contains("FullScan orders");
    }

    @Test
    void theTextOfAPatternIsKnown() {
        String sql = "SELECT SUM(total) FROM orders WHERE status LIKE ?";
        assertThat(plan(sql, new TextValue("ra%"))).contains("IndexScan orders  index: orders_status");
        assertThat(plan(sql, new TextValue("c%"))).contains("FullScan orders");
    }

    @Test
    void whatIsFoundByAKeyIsPlannedOnce() {
        assertThat(plan("SELECT * FROM orders WHERE id = ? AND status = ?", LongValue.of(5), new TextValue(RARE)))
                .startsWith("Project");
        assertThat(plan("SELECT * FROM orders WHERE code = ? AND status = ?", LongValue.of(5), new TextValue(RARE)))
                .startsWith("Project");
    }

    @Test
    void valuesThatAreAllAsFrequentArePlannedForOnce() {
        assertThat(plan("SELECT SUM(total) FROM orders WHERE even = ?", LongValue.of(5)))
                .startsWith("Project");
    }

    @Test
    void aNullIsPlannedForAsAnyValue() {
        assertThat(plan("SELECT SUM(total) FROM orders WHERE status = ?", NullValue.NULL))
                .startsWith("Planned for any parameters");
    }

    @Test
    void theyCanBeSwitchedOff() {
        session.execute("SET docdb.rules.off = 'parameter-plans'");
        assertThat(plan("SELECT SUM(total) FROM orders WHERE status = ?", new TextValue(RARE)))
                .doesNotContain("Planned for")
                .contains("FullScan orders");
    }

    @Test
    void jsonSaysWhichPlanItIs() {
        assertThat(plan("(FORMAT JSON) SELECT SUM(total) FROM orders WHERE status = ?", new TextValue(RARE)))
                .contains("\"plannedFor\":\"parameters as frequent as these\"");
    }

    /** One prepared statement, many values in any order: the plan of one class is right for values of all others. */
    @Test
    void thePlansChangeNoAnswer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] queries = {
            "SELECT id FROM orders WHERE status = ? AND placed > ?",
            "SELECT count(*), sum(total) FROM orders WHERE status IN (?, 'x') OR placed < ?",
            "SELECT o.id, p.total FROM orders o JOIN orders p ON p.placed = o.total WHERE o.status = ? AND p.id < ?",
            "SELECT DISTINCT status FROM orders WHERE status >= ? AND even = ?",
            "SELECT id FROM orders WHERE status = ? ORDER BY placed, id LIMIT ?",
            "SELECT id FROM orders WHERE status = ANY (?) AND even < ?",
        };
        for (int i = 0; i < 60; i++) {
            String sql = queries[random.nextInt(queries.length)];
            Value first = new TextValue(new String[] {RARE, "open", "common", "never", ""}[random.nextInt(5)]);
            Value given = sql.contains("ANY") ? new ArrayValue(List.of(first, new TextValue("zz"))) : first;
            Value second = LongValue.of(random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(5000));
            session.execute("SET docdb.rules.off = 'parameter-plans'");
            List<String> expected = rows(sql, given, second);
            session.execute("SET docdb.rules.off = ''");
            List<String> found = rows(sql, given, second);
            if (!sql.contains("ORDER BY")) {
                Collections.sort(expected);
                Collections.sort(found);
            }
            assertThat(found).as("seed %d: %s %s %s", seed, sql, given, second).isEqualTo(expected);
        }
    }
}
