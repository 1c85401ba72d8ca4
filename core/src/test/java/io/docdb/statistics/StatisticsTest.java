package io.docdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.docdb.Database;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.PathStatistics.CommonValue;
import io.docdb.catalog.RowSample;
import io.docdb.catalog.StatisticsFormat;
import io.docdb.codec.JsonReader;
import io.docdb.error.DatabaseException;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statistics say of documents whose make-up is known, when they are gathered, and that they stay. */
class StatisticsTest {
    private static final int FEW = 400;
    private static final int MANY = 25_000;

    /** An entry of version 1, as the first release wrote it. */
    private static final String STORED =
            "0000000000000000012808ee0507131b2429303712070908011d040061736b6564617461766572616765427974"
                    + "6573636f6d706c657465646f63756d656e7473706174687373616d706c656476657273696f6e410503e80501f4"
                    + "510308405460000000000034010887746167735b2a5d3401ce280b680b11171f2830393e43474d4f58261d2f64"
                    + "44610b001461727261794c656e677468617272617973636f6d6d6f6e64697374696e63746672616374696f6e73"
                    + "6772656174657374686973746f6772616d6c656173746e756c6c737061746876616c7565738a612e22622e6322"
                    + "5b2a5d083fd0000000000000083fe8000000000000084029000000000000300204000309041403340212083fe0"
                    + "000000000000083fc00000000000003402080eac9d020e88a30208400c000000000000083fb999999999999a09"
                    + "04140e88a302";

    @TempDir
    Path folder;

    private static void load(Session session, String collection, int documents, IntFunction<String> document) {
        session.execute("BEGIN");
        PreparedStatement insert = session.prepare("INSERT INTO " + collection + " DOCUMENT ?");
        for (int i = 0; i < documents; i++) {
            insert.execute(JsonReader.parse(document.apply(i)));
        }
        session.execute("COMMIT");
    }

    /** One in ten has no city, one in ten null; the others are of 4 cities, one of which half of all have. */
    private static String person(int i) {
        String city = i % 10 == 0
                ? ""
                : i % 10 == 1 ? ",\"city\":null" : ",\"city\":\"" + (i % 10 < 7 ? "Oslo" : "Town " + i % 10) + "\"";
        return "{\"_id\":" + i + city + ",\"age\":" + i % 100 + ",\"tags\":["
                + (i % 4 == 0 ? "" : i % 4 == 1 ? "\"a\"" : "\"a\",\"b\",\"a\"") + "],\"deep\":{\"rank\":" + i / 2
                + "}}";
    }

    private static PathStatistics path(Session session, String collection, String path) {
        return statistics(session, collection).path(FieldPath.parse(path)).orElseThrow();
    }

    /** As they are, without looking again. */
    private static CollectionStatistics statistics(Session session, String collection) {
        return session.statistics(collection);
    }

    @Test
    void aSmallCollectionIsKnownExactly() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            load(session, "people", FEW, StatisticsTest::person);
            estimatedRows(session, "SELECT * FROM people");
            assertThat(statistics(session, "people").documents()).isEqualTo(FEW);

            PathStatistics city = path(session, "people", "city");
            assertThat(city.nullFraction()).isEqualTo(0.2);
            assertThat(city.distinctValues()).isEqualTo(4);
            assertThat(city.commonValues().get(0)).isEqualTo(new CommonValue(new TextValue("Oslo"), 0.5));
            assertThat(city.histogram()).isEmpty();
            assertThat(city.least()).contains(new TextValue("Oslo"));
            assertThat(city.greatest()).contains(new TextValue("Town 9"));

            PathStatistics tags = path(session, "people", "tags");
            assertThat(tags.arrayFraction()).isEqualTo(1);
            assertThat(tags.averageArrayLength()).isEqualTo(1.75);
            PathStatistics elements = path(session, "people", "tags[*]");
            assertThat(elements.nullFraction()).isEqualTo(0.25);
            assertThat(elements.valuesPerDocument()).isEqualTo(1.25);
            assertThat(elements.commonValues())
                    .containsExactly(
                            new CommonValue(new TextValue("a"), 0.75), new CommonValue(new TextValue("b"), 0.5));
            assertThat(path(session, "people", "deep.rank").distinctValues()).isEqualTo(FEW / 2);
        }
    }

    @Test
    void aSampleOfALargeOneIsNear() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            load(session, "people", MANY, StatisticsTest::person);
            session.execute("ANALYZE people");
            CollectionStatistics people = statistics(session, "people");
            assertThat(people.gathering().sampled()).isEqualTo(Gatherer.THOROUGH);
            assertThat(people.gathering().documents()).isEqualTo(MANY);

            PathStatistics age = path(session, "people", "age");
            assertThat(age.distinctValues()).isEqualTo(100);
            assertThat(age.least()).contains(LongValue.of(0));
            assertThat(age.greatest()).contains(LongValue.of(99));
            PathStatistics city = path(session, "people", "city");
            assertThat(city.nullFraction()).isCloseTo(0.2, within(0.02));
            assertThat(city.commonValues().get(0).fraction()).isCloseTo(0.5, within(0.03));
            PathStatistics rank = path(session, "people", "deep.rank");
            assertThat(rank.distinctValues()).isBetween(MANY / 4.0, MANY * 1.0);
            assertThat(rank.histogram()).hasSizeGreaterThan(30).isSortedAccordingTo(ValueOrder.INSTANCE);
            assertThat(path(session, "people", "_id").distinctValues()).isEqualTo(MANY);
        }
    }

    @Test
    void theSameContentsGiveTheSameStatistics() {
        Optional<PathStatistics> first = Optional.empty();
        for (int run = 0; run < 2; run++) {
            try (Database database = Database.inMemory();
                    Session session = database.session()) {
                session.execute("CREATE COLLECTION people");
                load(session, "people", MANY / 2, StatisticsTest::person);
                session.execute("ANALYZE people");
                PathStatistics rank = path(session, "people", "deep.rank");
                assertThat(first.orElse(rank)).isEqualTo(rank);
                first = Optional.of(rank);
            }
        }
    }

    @Test
    void aPlanForALoadedCollectionKnowsItsValuesWithoutBeingTold() throws InterruptedException {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            String sql = "SELECT _id FROM people WHERE city = 'Oslo'";
            assertThat(estimatedRows(session, sql)).isEqualTo(1); // planned and cached for an empty collection
            load(session, "people", MANY, StatisticsTest::person);
            assertThat(estimatedRows(session, sql)).isBetween(MANY * 0.4, MANY * 0.6);
            database.awaitStatistics();
            assertThat(statistics(session, "people").gathering().sampled()).isEqualTo(Gatherer.THOROUGH);
            assertThat(estimatedRows(session, sql)).isBetween(MANY * 0.48, MANY * 0.52);
        }
    }

    @Test
    void statisticsFollowWhenEnoughHasChangedAndNotBefore() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            load(session, "people", FEW, StatisticsTest::person);
            String sql = "SELECT _id FROM people WHERE city = 'Bergen'";
            assertThat(estimatedRows(session, sql)).isEqualTo(1);
            session.execute("UPDATE people SET city = 'Bergen' WHERE age < 20");
            assertThat(estimatedRows(session, sql)).isEqualTo(1); // 80 of 400 are fewer than a tenth and 50
            session.execute("UPDATE people SET city = 'Bergen' WHERE age < 30");
            assertThat(estimatedRows(session, sql)).isEqualTo(120);
            session.execute("TRUNCATE TABLE people");
            assertThat(estimatedRows(session, sql)).isEqualTo(1);
            assertThat(statistics(session, "people").documents()).isZero();
        }
    }

    @Test
    void aPreparedStatementIsPlannedAgainWhenMuchHasChangedAndNotBefore() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            load(session, "people", FEW, StatisticsTest::person);
            PreparedStatement query = session.prepare("SELECT _id FROM people WHERE age = ?");
            query.execute(LongValue.of(3)).close();
            CollectionStatistics before = statistics(session, "people");
            load(session, "people", 20, i -> person(FEW + i));
            query.execute(LongValue.of(4)).close();
            assertThat(statistics(session, "people").gathering()).isEqualTo(before.gathering());
            load(session, "people", 100, i -> person(FEW + 20 + i));
            query.execute(LongValue.of(5)).close();
            assertThat(statistics(session, "people").gathering().documents()).isEqualTo(FEW + 120);
        }
    }

    @Test
    void statisticsAreThereAfterTheDatabaseWasOpenedAgain() {
        PathStatistics before;
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            session.execute("CREATE COLLECTION people");
            load(session, "people", 2_000, StatisticsTest::person);
            session.execute("ANALYZE people (deep.rank)");
            before = path(session, "people", "deep.rank");
            assertThat(statistics(session, "people").asked()).containsExactly(FieldPath.parse("deep.rank"));
            session.execute("CREATE COLLECTION gone");
            load(session, "gone", 10, StatisticsTest::person);
            session.execute("ANALYZE gone");
            session.execute("DROP COLLECTION gone");
        }
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            assertThat(statistics(session, "people").gathering().sampled()).isEqualTo(2_000);
            assertThat(path(session, "people", "deep.rank")).isEqualTo(before);
            assertThat(database.verify()).isEmpty();
        }
    }

    @Test
    void closingEndsTheThreadThatGathers() {
        for (int i = 0; i < 5; i++) {
            try (Database database = Database.inMemory();
                    Session session = database.session()) {
                session.execute("CREATE COLLECTION people");
                load(session, "people", 3_000, StatisticsTest::person);
                estimatedRows(session, "SELECT _id FROM people WHERE age = 3");
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("docdb-statistics"));
        }
    }

    @Test
    void analyzeSaysWhatItDoesNotKnow() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE TABLE people(id INTEGER PRIMARY KEY, name VARCHAR(20))");
            assertThatThrownBy(() -> session.execute("ANALYZE peeple"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("people");
            assertThatThrownBy(() -> session.execute("ANALYZE people (nam)"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("name");
            assertThatThrownBy(() -> session.execute("ANALYZE audit_log")).isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    void whatIsStoredReadsBackInItsKinds() {
        PathStatistics path = new PathStatistics(
                0.25,
                0.75,
                12.5,
                List.of(new CommonValue(JsonReader.parse("0.10"), 0.5), new CommonValue(BooleanValue.TRUE, 0.125)),
                List.of(new DateValue(LocalDate.of(2020, 1, 1)), new DateValue(LocalDate.of(2021, 1, 1))),
                Optional.of(JsonReader.parse("0.10")),
                Optional.<Value>of(new DateValue(LocalDate.of(2021, 1, 1))),
                3.5,
                0.1);
        CollectionStatistics all = new CollectionStatistics(
                1_000,
                81.5,
                Map.of(FieldPath.parse("a.\"b.c\"[*]"), path),
                Set.of(FieldPath.parse("tags[*]")),
                new CollectionStatistics.Gathering(1_000, 500, 17, true),
                RowSample.NONE);
        assertThat(StatisticsFormat.read(StatisticsFormat.write(all))).contains(all);
        assertThat(StatisticsFormat.read(HexFormat.of().parseHex(STORED)))
                .as("before there were rows")
                .contains(all);
        CollectionStatistics withRows = new CollectionStatistics(
                all.documents(),
                all.averageBytes(),
                all.paths(),
                all.asked(),
                all.gathering(),
                RowSample.of(2, Map.of(FieldPath.parse("a.b"), List.of(JsonReader.parse("7"), NullValue.NULL))));
        assertThat(StatisticsFormat.read(StatisticsFormat.write(withRows))).contains(withRows);
        assertThat(StatisticsFormat.read(StatisticsFormat.write(withRows))
                        .orElseThrow()
                        .rows()
                        .column(FieldPath.parse("a.b")))
                .hasValueSatisfying(
                        values -> assertThat(values).containsExactly(JsonReader.parse("7"), NullValue.NULL));
        assertThat(StatisticsFormat.read(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3}))
                .isEmpty();
        assertThat(StatisticsFormat.collectionId(StatisticsFormat.key(77))).isEqualTo(77);
    }

    /** Numbers of documents that are round, as tests and bulk loads have them. */
    @Test
    void theRowsHeldComeFromAllDocumentsAlike() {
        for (int documents : new int[] {1_000, 10_000, 20_000}) {
            try (Database database = Database.inMemory();
                    Session session = database.session()) {
                session.execute("CREATE COLLECTION c");
                load(session, "c", documents, i -> "{\"_id\":" + i + ",\"n\":" + i + "}");
                session.execute("ANALYZE c");
                RowSample rows = statistics(session, "c").rows();
                int[] ofTenths = new int[10];
                for (Value value : rows.column(FieldPath.parse("n")).orElseThrow()) {
                    ofTenths[(int) (((LongValue) value).value() * ofTenths.length / documents)]++;
                }
                int each = RowSample.MOST_ROWS / ofTenths.length;
                for (int tenth : ofTenths) {
                    assertThat(tenth).as("of %d documents", documents).isCloseTo(each, within(each / 10));
                }
            }
        }
    }

    /** The estimate of a plan's topmost node. */
    private static double estimatedRows(Session session, String sql) {
        try (ResultRows rows = session.execute("EXPLAIN " + sql).rows().orElseThrow()) {
            rows.next();
            String line = ((TextValue) rows.value(0)).value();
            return Double.parseDouble(line.replaceAll(".*\\(rows=(\\d+) .*", "$1"));
        }
    }
}
