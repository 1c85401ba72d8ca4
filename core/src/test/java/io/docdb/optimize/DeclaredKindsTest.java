package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import io.docdb.value.ArrayValue;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * By an index of declared columns is found what is found without, whatever kind the values sought are of. The columns are those
 * of tables, or what JSON Schemas declare.
 */
class DeclaredKindsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final List<String> COLUMNS = List.of("t", "d", "ti", "ts", "tz", "iv", "u");

    private static final String SCHEMA = """
            {"docdb:type": "OBJECT", "properties": {"id": {"type": "integer"}, "t": {"type": ["string", "null"]},
             "d": {"docdb:type": "DATE"}, "ti": {"docdb:type": "TIME"}, "ts": {"docdb:type": "TIMESTAMP"},
             "tz": {"docdb:type": "TIMESTAMP WITH TIME ZONE"}, "iv": {"docdb:type": "INTERVAL"},
             "u": {"docdb:type": "UUID"}}}""";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private boolean ofTables = random.nextBoolean();
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("SET TIME ZONE '+02:00'");
        for (String table : List.of("indexed", "plain")) {
            session.execute(
                    ofTables
                            ? "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, t VARCHAR(60), d DATE, ti TIME,"
                                    + " ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE, iv INTERVAL, u UUID)"
                            : "CREATE COLLECTION " + table + " PRIMARY KEY (id) SCHEMA '" + SCHEMA + "'");
        }
        session.execute("CREATE COLLECTION asked PRIMARY KEY (id)");
        for (String column : COLUMNS) {
            session.execute("CREATE INDEX by_" + column + " ON indexed (" + column
                    + (random.nextBoolean() ? " DESC, id DESC)" : ", id)"));
        }
        for (int id = 1; id <= 600; id++) {
            insert(id);
        }
        for (int id = 1; id <= 12; id++) {
            session.execute("INSERT INTO asked (id, v, w) VALUES (?, ?, ?)", LongValue.of(id), any(), any());
        }
        session.execute("ANALYZE");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void insert(int id) {
        Value[] row = new Value[COLUMNS.size() + 1];
        row[0] = LongValue.of(id);
        for (int i = 0; i < COLUMNS.size(); i++) {
            row[i + 1] = random.nextInt(8) == 0 ? NullValue.NULL : i == 0 ? any() : value(i);
        }
        for (String table : List.of("indexed", "plain")) {
            session.execute("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row);
        }
    }

    private LocalDate day() {
        return switch (random.nextInt(20)) {
            case 0 -> LocalDate.MAX;
            case 1 -> LocalDate.MIN;
            default -> DAY.plusDays(random.nextInt(60));
        };
    }

    private LocalDateTime moment() {
        return switch (random.nextInt(20)) {
            case 0 -> LocalDateTime.MAX;
            case 1 -> LocalDateTime.MIN;
            default -> DAY.plusDays(random.nextInt(60)).atTime(random.nextInt(3) * 11, 0);
        };
    }

    private OffsetDateTime instant() {
        return DAY.plusDays(random.nextInt(60))
                .atTime(random.nextInt(3) * 11, 0)
                .atOffset(ZoneOffset.ofHours(random.nextInt(5) - 2));
    }

    /** As a column holds them, by its place. */
    private Value value(int column) {
        return switch (column) {
            case 0 -> {
                Value other = value(1 + random.nextInt(6));
                yield new TextValue(random.nextInt(4) == 0 ? "x" + random.nextInt(60) : other.toString());
            }
            case 1 -> new DateValue(day());
            case 2 -> new TimeValue(LocalTime.of(random.nextInt(24), random.nextInt(2) * 30));
            case 3 -> new TimestampValue(moment());
            case 4 -> new TimestampTzValue(instant());
            case 5 -> new IntervalValue(random.nextInt(2), random.nextInt(30), 0);
            default -> new UuidValue(new UUID(random.nextInt(100), 1));
        };
    }

    private Value any() {
        return value(random.nextInt(COLUMNS.size()));
    }

    /** The rows, or the error. */
    private String answer(String sql, Value... parameters) {
        try {
            return String.join("\n", Answer.rows(session, sql, parameters));
        } catch (DatabaseException error) {
            return error.code() + " " + error.getMessage();
        }
    }

    private void assertSame(String what, String sql, Value... parameters) {
        assertThat(answer(sql.replace("#", "indexed"), parameters))
                .as("seed %d, tables %s, %s: %s %s", seed, ofTables, what, sql, Arrays.toString(parameters))
                .isEqualTo(answer(sql.replace("#", "plain"), parameters));
    }

    private static String operator(Random random) {
        return List.of("=", "=", "=", "<", "<=", ">", ">=", "IS NOT DISTINCT FROM")
                .get(random.nextInt(8));
    }

    @Test
    void anIndexOfADeclaredColumnIsUsed() {
        for (String column : COLUMNS) {
            assertThat(answer("EXPLAIN SELECT i.id FROM asked a JOIN indexed i ON i." + column + " = a.v"))
                    .contains("by_" + column);
        }
    }

    @Test
    void valuesOfEveryKindFindWhatAScanFinds() {
        for (int round = 0; round < 1_500; round++) {
            query("round " + round);
        }
    }

    private void query(String what) {
        String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        int place = COLUMNS.indexOf(column);
        Value one = random.nextInt(3) == 0 ? any() : value(place);
        Value other = random.nextInt(3) == 0 ? any() : value(place);
        String operator = operator(random);
        switch (random.nextInt(8)) {
            case 0 -> assertSame(what, "SELECT id FROM # WHERE " + column + " " + operator + " ? ORDER BY id", one);
            case 1 -> assertSame(what, "SELECT id FROM # WHERE " + column + " BETWEEN ? AND ? ORDER BY id", one, other);
            case 2 -> assertSame(what, "SELECT id FROM # WHERE " + column + " IN (?, ?) ORDER BY id", one, other);
            case 3 ->
                assertSame(
                        what,
                        "SELECT id FROM # WHERE " + column + " = ANY (?) ORDER BY id",
                        new ArrayValue(List.of(one, other)));
            case 4 ->
                assertSame(
                        what,
                        "SELECT id FROM # WHERE (" + column + ", id) " + (random.nextBoolean() ? ">" : "<=")
                                + " (?, 300) ORDER BY id",
                        one);
            case 5 ->
                assertSame(
                        what,
                        "SELECT a.id, i.id FROM asked a JOIN # i ON i." + column + " " + operator + " a.v"
                                + " ORDER BY a.id, i.id");
            case 6 ->
                assertSame(
                        what,
                        "SELECT a.id, (SELECT COUNT(*) FROM # i WHERE i." + column + " > a.v AND i." + column
                                + " <= a.w) FROM asked a ORDER BY a.id");
            default ->
                assertSame(
                        what,
                        "SELECT a.id, i.id FROM asked a, # i WHERE (i." + column + ", i.id) > (a.v, 300)"
                                + " ORDER BY a.id, i.id");
        }
    }

    @Test
    void keysOfADeclaredColumnAreLookedUp() {
        for (String column : List.of("d", "ts", "tz", "u", "t")) {
            String type = session.execute("SELECT " + column + " FROM plain LIMIT 1")
                    .rows()
                    .orElseThrow()
                    .columns()
                    .get(0)
                    .type()
                    .toString();
            session.execute("CREATE TABLE by_key (k " + type + " PRIMARY KEY)");
            session.execute("INSERT INTO by_key SELECT DISTINCT " + column + " FROM plain WHERE " + column
                    + " IS NOT NULL ON CONFLICT DO NOTHING");
            session.execute("ANALYZE");

            assertThat(answer("SELECT a.id, k.k FROM asked a JOIN by_key k ON k.k = a.v ORDER BY a.id, k.k"))
                    .as("seed %d, tables %s, %s", seed, ofTables, column)
                    .isEqualTo(answer("SELECT DISTINCT a.id, p." + column + " FROM asked a JOIN plain p ON p." + column
                            + " = a.v ORDER BY a.id, p." + column));
            session.execute("DROP TABLE by_key");
        }
    }

    @Test
    void aColumnThatGetsAnotherTypeIsSoughtAsThat() {
        if (!ofTables) {
            close();
            ofTables = true;
            open();
        }
        for (String type :
                List.of("VARCHAR(60)", "TIMESTAMP", "DATE", "JSON", "DATE", "TIMESTAMP WITH TIME ZONE", "DATE")) {
            change("ALTER TABLE # ALTER COLUMN d TYPE " + type);
            if (type.equals("JSON")) {
                List<Value> values = List.of(
                        new DateValue(DAY),
                        new TimestampValue(DAY.atStartOfDay()),
                        new TextValue("\"2024-01-01 00:00\""),
                        new UuidValue(new UUID(1, 1)));
                for (int i = 0; i < values.size(); i++) {
                    change("UPDATE # SET d = ? WHERE id % 6 = " + i, values.get(i));
                }
            }
            for (int i = 0; i < 12; i++) {
                assertSame(type, "SELECT id FROM # WHERE d = ? ORDER BY id", any());
                assertSame(type, "SELECT id FROM # WHERE d = ? ORDER BY id", i == 0 ? new DateValue(DAY) : value(1));
                assertSame(type, "SELECT id FROM # WHERE d > ? ORDER BY id", value(3));
            }
            assertSame(type, "SELECT a.id, i.id FROM asked a JOIN # i ON i.d = a.v ORDER BY a.id, i.id");
            change("UPDATE # SET d = NULL WHERE id % 6 = 3");
        }
    }

    private void change(String sql, Value... parameters) {
        session.execute(sql.replace("#", "indexed"), parameters);
        session.execute(sql.replace("#", "plain"), parameters);
    }
}
