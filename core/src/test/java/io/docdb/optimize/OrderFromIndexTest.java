package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of an order is taken from an index or the key, as EXPLAIN prints it. */
class OrderFromIndexTest {
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER)");
        session.execute("CREATE INDEX t_a ON t(a)");
        session.execute("CREATE INDEX t_bc ON t(b, c DESC)");
        session.execute(
                "INSERT INTO t SELECT n, n / 10, MOD(n * 7, 100), MOD(n * 13, 50) FROM GENERATE_SERIES(1, 5000) AS s(n)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String plan(String sql) {
        StringBuilder text = new StringBuilder();
        try (ResultRows rows = session.execute("EXPLAIN " + sql).rows().orElseThrow()) {
            while (rows.next()) {
                text.append(rows.value(0)).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void entriesWithEqualValuesStandInTheOrderOfTheKey() {
        assertThat(plan("SELECT * FROM t ORDER BY a, id LIMIT 10"))
                .contains("index: t_a")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t ORDER BY a DESC, id DESC LIMIT 10"))
                .contains("direction: descending")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t ORDER BY b, c DESC, id LIMIT 10"))
                .contains("index: t_bc")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t ORDER BY a, id DESC LIMIT 10")).contains("in order by: a");
    }

    @Test
    void nothingIsLeftToOrderBehindTheKey() {
        assertThat(plan("SELECT * FROM t ORDER BY id, b DESC, c LIMIT 10"))
                .contains("KeyScan t")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t ORDER BY a, id, b DESC LIMIT 10"))
                .contains("index: t_a")
                .doesNotContain("TopN");
    }

    @Test
    void theFirstRowsAreFoundByTheFirstKeyAndTheRestIsNotRead() {
        String sql = "SELECT id FROM t ORDER BY a, c LIMIT 10";
        assertThat(plan(sql)).contains("TopN").contains("in order by: a").contains("index: t_a");
        assertThat(plan("ANALYZE " + sql)).containsPattern("IndexScan t .*actual rows=2[0-9]\\b");
        session.execute("DROP INDEX t_a");
        assertThat(plan(sql)).contains("TopN").doesNotContain("in order by").contains("FullScan t");
    }

    @Test
    void rowsWithTiesAreFoundByTheFirstKeyToo() {
        String sql = "SELECT id FROM t ORDER BY a, c FETCH FIRST 10 ROWS WITH TIES";
        assertThat(plan(sql)).contains("TopN").contains("in order by: a").contains("ties: yes");
        assertThat(plan("ANALYZE " + sql)).containsPattern("IndexScan t .*actual rows=2[0-9]\\b");
    }

    @Test
    void rowsThatAreInOrderByTheFirstKeyAreSortedInGroups() {
        assertThat(plan("SELECT id FROM t WHERE a < 3 ORDER BY a, c"))
                .contains("Sort")
                .contains("in order by: a");
    }

    @Test
    void aColumnWithOneValueOrdersNothing() {
        assertThat(plan("SELECT * FROM t WHERE b = 5 ORDER BY b, c DESC, id LIMIT 10"))
                .contains("index: t_bc")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t WHERE c IN (5, 6) ORDER BY c, a, id LIMIT 10"))
                .contains("TopN");
    }

    @Test
    void nullsThatAreNotThereMayStandAnywhere() {
        assertThat(plan("SELECT * FROM t WHERE a > 3 ORDER BY a NULLS LAST LIMIT 10"))
                .contains("index: t_a")
                .doesNotContain("TopN");
    }

    @Test
    void nullsAtTheOtherEndAreReadInTheirTurn() {
        assertThat(plan("SELECT * FROM t ORDER BY a NULLS LAST LIMIT 10"))
                .contains("range: a IS NOT NULL then a IS null")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t WHERE b = 5 ORDER BY c DESC NULLS FIRST LIMIT 10"))
                .contains("range: b = 5 AND c IS null then b = 5 AND c IS NOT NULL; reads")
                .doesNotContain("TopN");
        assertThat(plan("SELECT * FROM t WHERE b IN (5, 6) ORDER BY c NULLS LAST LIMIT 10"))
                .contains("TopN");
    }
}
