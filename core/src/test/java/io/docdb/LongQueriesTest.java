package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.TextValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that take long can be ended anywhere, and queries over more than memory holds give the same answers. */
@Timeout(120)
class LongQueriesTest {
    /** Each of them would go on for minutes, or for ever. */
    private static final List<String> ENDLESS = List.of(
            "SELECT count(*) FROM generate_series(1, 1000000000000) s",
            "SELECT s.n FROM generate_series(1, 1000000000000) AS s(n) ORDER BY s.n DESC",
            "SELECT count(*) FROM generate_series(1, 3000000000) AS a(n) JOIN generate_series(1, 3000000000) AS b(n) ON a.n = b.n",
            "SELECT count(*) FROM many a CROSS JOIN many b CROSS JOIN many c CROSS JOIN many d",
            "SELECT count(DISTINCT s.n) FROM generate_series(1, 1000000000000) AS s(n)",
            "SELECT DISTINCT s.n FROM generate_series(1, 1000000000000) AS s(n)",
            "SELECT s.n, count(*) FROM generate_series(1, 1000000000000) AS s(n) GROUP BY s.n",
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
            "SELECT count(*) FROM many m WHERE m.a ~ '^(a+)+\\1?$'",
            "SELECT regexp_replace('" + "a".repeat(60) + "!', '^(a+)+\\1?$', 'x')",
            "SELECT count(*) FROM many m WHERE JSON_EXISTS(m.a, '$ ? (@ like_regex \"^(a+)+\\\\1?$\")')",
            "SELECT jsonb_path_exists('[1, 2, 3, 4, 5, 6, 7, 8, 9]', '" + "$[*] ? (exists(".repeat(12)
                    + "$[*] ? (@ > 10)" + "))".repeat(12) + "')",
            "SELECT n FROM JSON_TABLE('[1, 2, 3, 4, 5, 6, 7, 8, 9]', '" + "$[*] ? (exists(".repeat(12)
                    + "$[*] ? (@ > 10)" + "))".repeat(12) + "' COLUMNS (n INT PATH '$')) j",
            "SELECT sum(count(*)) OVER (ORDER BY s.n) FROM generate_series(1, 1000000000000) AS s(n) GROUP BY s.n",
            "UPDATE many SET a = (SELECT max(s.n) FROM generate_series(1, 1000000000000) AS s(n))");

    /** Sorts, joins, groups and sets of all there is. */
    private static final List<String> LARGE = List.of(
            "SELECT k, t FROM many ORDER BY t DESC, k",
            "SELECT a.k, b.t FROM many a JOIN many b ON a.k = b.id ORDER BY a.k",
            "SELECT t, count(*), sum(k) FROM many GROUP BY t ORDER BY t",
            "SELECT count(*), max(c) FROM (SELECT t, count(*) AS c FROM many GROUP BY t) x",
            "SELECT DISTINCT t, k FROM many ORDER BY k",
            "SELECT g, count(*), sum(k), min(t) FROM many GROUP BY g ORDER BY g",
            "SELECT k, sum(k) OVER (PARTITION BY g ORDER BY k) FROM many ORDER BY k",
            "SELECT t FROM many EXCEPT SELECT t FROM many WHERE g < 16 ORDER BY t");

    private static Database open(long memoryBytes, int threads) {
        DatabaseOptions options =
                DatabaseOptions.defaults().withQueryMemoryBytes(memoryBytes).withQueryThreads(threads);
        return Database.inMemory(options);
    }

    private static void fill(Session session, int documents) {
        session.execute("CREATE COLLECTION many PRIMARY KEY (id)");
        session.begin();
        PreparedStatement insert = session.prepare("INSERT INTO many DOCUMENT ?");
        for (int i = 0; i < documents; i++) {
            insert.execute(new TextValue("{\"id\":" + i + ",\"k\":" + i * 7919L % documents + ",\"g\":" + i % 17
                    + ",\"a\":\"" + "a".repeat(60) + "!\",\"t\":\"" + "text".repeat(20) + i + "\"}"));
        }
        session.commit();
    }

    /** Few rows, each of which takes long: there is a look at the clock for each long text. */
    @Test
    void aStatementEndsInTimeWhoseRowsAreFewAndLong() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("SET statement_timeout = 300");
            String longText = "(SELECT REPEAT('ab', 3000000) AS t)";
            for (String sql : List.of(
                    "SELECT sum(LENGTH(TRANSLATE(x.t, 'ab', 'xy'))) FROM " + longText + " x, generate_series(1, 250) s",
                    "SELECT sum(LENGTH(REVERSE(x.t) || s)) FROM " + longText + " x, generate_series(1, 250) s")) {
                assertThatThrownBy(() -> drain(session, sql), sql)
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.CANCELLED));
            }
        }
    }

    /** What programs write: each would take minutes if its parts were compared one by one with all others. */
    @Test
    void statementsOfManyPartsAreBoundAndPlanned() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            fill(session, 300);
            String numbers =
                    IntStream.range(0, 200_000).mapToObj(i -> "" + i * 2).collect(Collectors.joining(","));
            assertThat(drain(session, "SELECT count(*) FROM many WHERE id IN (" + numbers + ")"))
                    .containsExactly("[150]");
            String sums = IntStream.range(0, 20_000)
                    .mapToObj(i -> "sum(k + " + i + ")")
                    .collect(Collectors.joining(","));
            assertThat(drain(session, "SELECT " + sums + " FROM many WHERE id = 0"))
                    .hasSize(1);
            String tables = IntStream.range(1, 3_000)
                    .mapToObj(i -> ", t" + i + " AS (SELECT n + " + i + " AS n FROM t0)")
                    .collect(Collectors.joining());
            assertThat(drain(session, "WITH t0 AS (SELECT 1 AS n)" + tables + " SELECT n FROM t2999"))
                    .containsExactly("[3000]");
        }
    }

    @Test
    void aStatementIsCancelledWhereverItIs() throws InterruptedException {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            fill(session, 300);
            for (String sql : ENDLESS) {
                CountDownLatch done = new CountDownLatch(1);
                Thread canceller = new Thread(() -> {
                    try {
                        do {
                            session.cancel();
                        } while (!done.await(50, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                canceller.start();
                assertThatThrownBy(() -> drain(session, sql), sql)
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.CANCELLED));
                done.countDown();
                canceller.join();
            }
            assertThat(drain(session, "SELECT count(*) FROM many WHERE g >= 0")).containsExactly("[300]");
        }
    }

    @Test
    void aStatementEndsWithItsTimeout() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            fill(session, 300);
            session.setOptions(session.options().withStatementTimeout(Duration.ofMillis(100)));
            for (String sql : ENDLESS) {
                assertThatThrownBy(() -> drain(session, sql), sql)
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.CANCELLED));
            }
        }
    }

    @Test
    void theBuildingOfAnIndexHearsOfTheTimeout() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            fill(session, 3_000);
            session.setOptions(session.options().withStatementTimeout(Duration.ofNanos(1)));
            assertThatThrownBy(() -> session.execute("CREATE INDEX many_t ON many (t)"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));

            session.setOptions(session.options().withStatementTimeout(Duration.ZERO));
            session.execute("CREATE INDEX many_t ON many (t)");
        }
    }

    @Test
    void dataOfTwentyTimesTheMemoryGivesTheSameAnswers() {
        try (Database large = open(64L << 20, 1);
                Database small = open(50_000, 2);
                Session inMemory = large.session();
                Session onDisk = small.session()) {
            fill(inMemory, 6_000); // rows of 200 bytes and more: 1.2 MB
            fill(onDisk, 6_000);
            for (String sql : LARGE) {
                assertThat(drain(onDisk, sql)).as(sql).isNotEmpty().isEqualTo(drain(inMemory, sql));
            }
        }
    }

    private static List<String> drain(Session session, String sql) {
        List<String> texts = new ArrayList<>();
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.add(rows.value(i).toString());
                }
                texts.add(row.toString());
            }
        }
        return texts;
    }
}
