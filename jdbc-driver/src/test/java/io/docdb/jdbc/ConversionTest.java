package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java objects in, Java objects out. */
class ConversionTest {
    private static final Calendar UTC = Calendar.getInstance(TimeZone.getTimeZone("UTC"));

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** As PostgreSQL's driver has it: MAX and MIN are infinity, and two moments far away are for the older classes. */
    @Test
    void theLastAndFirstMomentsOfJavaAreInfinity() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (d DATE, s TIMESTAMP, z TIMESTAMPTZ)");
        }
        Timestamp late = new Timestamp(9_223_372_036_825_200_000L);
        Date early = new Date(-9_223_372_036_832_400_000L);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setObject(1, LocalDate.MAX);
            insert.setObject(2, LocalDateTime.MAX);
            insert.setObject(3, OffsetDateTime.MAX);
            insert.execute();
            insert.setDate(1, early);
            insert.setTimestamp(2, new Timestamp(early.getTime()), UTC);
            insert.setObject(3, OffsetDateTime.MIN);
            insert.execute();
            insert.setDate(1, new Date(late.getTime()), UTC);
            insert.setObject(2, late);
            insert.setTimestamp(3, late);
            insert.execute();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM t ORDER BY z DESC, s")) {
            for (int i = 0; i < 3; i++) {
                assertThat(rows.next()).isTrue();
                boolean after = i < 2;
                for (int column = 1; column <= 3; column++) {
                    assertThat(rows.getString(column)).isEqualTo(after ? "infinity" : "-infinity");
                    assertThat(rows.getTimestamp(column).getTime()).isEqualTo(after ? late.getTime() : early.getTime());
                }
                assertThat(rows.getDate(1).getTime()).isEqualTo(after ? late.getTime() : early.getTime());
                assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(after ? LocalDate.MAX : LocalDate.MIN);
                assertThat(rows.getObject(2, LocalDateTime.class))
                        .isEqualTo(after ? LocalDateTime.MAX : LocalDateTime.MIN);
                assertThat(rows.getObject(3, OffsetDateTime.class))
                        .isEqualTo(after ? OffsetDateTime.MAX : OffsetDateTime.MIN);
                assertThat(rows.getObject(3)).isEqualTo(after ? OffsetDateTime.MAX : OffsetDateTime.MIN);
            }
        }
    }

    static Stream<Arguments> objects() {
        Timestamp timestamp = Timestamp.valueOf("2024-02-29 23:59:59.123456");
        return Stream.of(
                Arguments.of("TINYINT", 1, 1, Integer.class),
                Arguments.of("SMALLINT", (short) 300, 300, Integer.class),
                Arguments.of("INTEGER", 70_000, 70_000, Integer.class),
                Arguments.of("INT", "42", 42, Integer.class),
                Arguments.of("BIGINT", 1L << 40, 1L << 40, Long.class),
                Arguments.of("NUMERIC(13,4)", new BigDecimal("1.5"), new BigDecimal("1.5000"), BigDecimal.class),
                Arguments.of("DECIMAL(38)", 7, new BigDecimal(7), BigDecimal.class),
                Arguments.of("DOUBLE PRECISION", 0.1, 0.1, Double.class),
                Arguments.of("FLOAT(53)", 1, 1.0, Double.class),
                Arguments.of("BOOLEAN", true, true, Boolean.class),
                Arguments.of("BIT", 1, true, Boolean.class),
                Arguments.of("VARCHAR(20)", "text", "text", String.class),
                Arguments.of("TEXT", 12, "12", String.class),
                Arguments.of("CLOB", "clob", "clob", String.class),
                Arguments.of("LONGVARCHAR", 'c', "c", String.class),
                Arguments.of("DATE", LocalDate.of(2024, 2, 29), Date.valueOf("2024-02-29"), Date.class),
                Arguments.of("DATE", Date.valueOf("2024-02-29"), Date.valueOf("2024-02-29"), Date.class),
                Arguments.of("TIME", LocalTime.of(1, 2, 3), Time.valueOf("01:02:03"), Time.class),
                Arguments.of("TIME", Time.valueOf("01:02:03"), Time.valueOf("01:02:03"), Time.class),
                Arguments.of("TIMESTAMP", timestamp, timestamp, Timestamp.class),
                Arguments.of("TIMESTAMP(9)", timestamp.toLocalDateTime(), timestamp, Timestamp.class),
                Arguments.of("DATETIME", timestamp, timestamp, Timestamp.class),
                Arguments.of("BLOB", new byte[] {1, 2}, new byte[] {1, 2}, byte[].class),
                Arguments.of("LONGVARBINARY", new byte[] {1}, new byte[] {1}, byte[].class),
                Arguments.of("IMAGE", new byte[] {1}, new byte[] {1}, byte[].class),
                Arguments.of("BYTEA", new byte[] {1}, new byte[] {1}, byte[].class),
                Arguments.of("VARBINARY(8)", new byte[] {1}, new byte[] {1}, byte[].class),
                Arguments.of("UUID", new UUID(1, 2), new UUID(1, 2), UUID.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("objects")
    void whatIsSetComesBackAsTheColumnsClass(String type, Object given, Object expected, Class<?> expectedClass)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, c " + type + ")");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setObject(2, given);
            insert.executeUpdate();
            for (int nullType : new int[] {Types.NULL, Types.OTHER, Types.VARCHAR, Types.INTEGER, Types.BLOB}) {
                insert.setInt(1, 1000 + nullType);
                insert.setNull(2, nullType);
                insert.executeUpdate();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c FROM t WHERE c IS NOT NULL")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1)).isInstanceOf(expectedClass).isEqualTo(expected);
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.getMetaData().getColumnClassName(1)).isEqualTo(expectedClass.getName());
            assertThat(rows.getObject("C", expectedClass)).isEqualTo(expected);
            assertThat(rows.getString(1)).isNotNull();
            assertThat(rows.next()).isFalse();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c FROM t WHERE c IS NULL")) {
            int count = 0;
            while (rows.next()) {
                assertThat(rows.getObject(1)).isNull();
                assertThat(rows.wasNull()).isTrue();
                assertThat(rows.getString(1)).isNull();
                assertThat(rows.getInt(1)).isZero();
                assertThat(rows.getBytes(1)).isNull();
                assertThat(rows.getTimestamp(1, UTC)).isNull();
                assertThat(rows.getObject(1, expectedClass)).isNull();
                count++;
            }
            assertThat(count).isEqualTo(5);
        }
    }

    /** What one query answers to one parameter. */
    private ResultSet answer(String sql, Object parameter) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.closeOnCompletion();
        query.setObject(1, parameter);
        ResultSet rows = query.executeQuery();
        assertThat(rows.next()).isTrue();
        return rows;
    }

    @Test
    void numbersAndFlagsAreReadAsEachOther() throws SQLException {
        try (ResultSet rows = answer("SELECT CAST(? AS DECIMAL(10,2))", "12.00")) {
            assertThat(rows.getByte(1)).isEqualTo((byte) 12);
            assertThat(rows.getShort(1)).isEqualTo((short) 12);
            assertThat(rows.getInt(1)).isEqualTo(12);
            assertThat(rows.getLong(1)).isEqualTo(12);
            assertThat(rows.getFloat(1)).isEqualTo(12f);
            assertThat(rows.getDouble(1)).isEqualTo(12.0);
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getString(1)).isEqualTo("12.00");
            assertThat(rows.getBigDecimal(1)).isEqualTo(new BigDecimal("12.00"));
            assertThat(rows.getBigDecimal(1, 1)).isEqualTo(new BigDecimal("12.0"));
            assertThatThrownBy(() -> rows.getBigDecimal(1, -1))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("Scale expected 0 or more, found -1");
        }
        try (ResultSet rows = answer("SELECT CAST(? AS BOOLEAN)", true)) {
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getLong(1)).isEqualTo(1);
            assertThat(rows.getDouble(1)).isEqualTo(1);
            assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("1");
            assertThat(rows.getString(1)).isEqualToIgnoringCase("true");
        }
        for (String yes : List.of("true", "TRUE", "t", "y", "yes", "1", "on")) {
            try (ResultSet rows = answer("SELECT CAST(? AS VARCHAR)", yes)) {
                assertThat(rows.getBoolean(1)).as(yes).isTrue();
            }
        }
        try (ResultSet rows = answer("SELECT CAST(? AS VARCHAR)", " 42 ")) {
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(rows.getDouble(1)).isEqualTo(42.0);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotBent() throws SQLException {
        try (ResultSet rows = answer("SELECT CAST(? AS BIGINT)", 1L << 40)) {
            assertThatThrownBy(() -> rows.getInt(1))
                    .isInstanceOf(SQLDataException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22003");
            assertThatThrownBy(() -> rows.getObject(1, Short.class)).isInstanceOf(SQLDataException.class);
        }
        try (ResultSet rows = answer("SELECT CAST(? AS VARCHAR)", "abc")) {
            assertThatThrownBy(() -> rows.getInt(1))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22018");
            assertThatThrownBy(() -> rows.getDate(1)).isInstanceOf(SQLDataException.class);
            assertThatThrownBy(() -> rows.getBoolean(1)).isInstanceOf(SQLDataException.class);
            assertThatThrownBy(() -> rows.getObject(1, Thread.class)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> rows.getObject(1, (Class<?>) null)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> rows.getInt(2))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42S22");
            assertThatThrownBy(() -> rows.getInt("nope"))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42S22");
            assertThatThrownBy(() -> rows.getInt(null)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void parametersOfOtherTypesAreNotCutToTheLengthOfAColumn() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (v VARCHAR(5), n NUMERIC(5, 2), at TIMESTAMP(0))");
            statement.execute("INSERT INTO t VALUES ('12345', 1.24, TIMESTAMP '2024-01-01 00:00:01')");
        }
        for (Object tooLong : List.of(1234567, new BigDecimal("12345.5"), LocalDate.of(2024, 1, 1))) {
            for (String sql : List.of("INSERT INTO t (v) VALUES (?)", "UPDATE t SET v = ?")) {
                try (PreparedStatement write = connection.prepareStatement(sql)) {
                    write.setObject(1, tooLong);
                    state("22001", write::executeUpdate);
                }
            }
        }
        assertThat(count("v = ?", 1234567)).isZero();
        assertThat(count("v = ?", 12345)).isOne();
        assertThat(count("n = ?", "1.239")).isZero();
        assertThat(count("at = ?", "2024-01-01 00:00:01.4")).isZero();
        assertThat(count("at = ?", "2024-01-01 00:00:01")).isOne();
        try (PreparedStatement cut = connection.prepareStatement("SELECT CAST(? AS VARCHAR(5))")) {
            cut.setInt(1, 1234567);
            ResultSet rows = cut.executeQuery();
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("12345");
        }
    }

    private static void state(String expected, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo(expected));
    }

    private int count(String condition, Object parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM t WHERE " + condition)) {
            query.setObject(1, parameter);
            ResultSet rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void numberClassesThatAreNotKnownAreRefused() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 5")) {
            rows.next();
            assertThat(rows.getObject(1, Number.class)).isEqualTo(new BigDecimal(5));
            state("0A000", () -> rows.getObject(1, AtomicInteger.class));
        }
    }

    @Test
    void timesAreReadAsEachOtherAndAsJavaTime() throws SQLException {
        LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_789);
        try (ResultSet rows = answer("SELECT CAST(? AS TIMESTAMP(9))", moment)) {
            assertThat(rows.getObject(1, LocalDateTime.class)).isEqualTo(moment);
            assertThat(rows.getTimestamp(1)).isEqualTo(Timestamp.valueOf(moment));
            assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(moment.toLocalDate());
            assertThat(rows.getDate(1)).isEqualTo(Date.valueOf("2024-02-29"));
            assertThat(rows.getObject(1, LocalTime.class)).isEqualTo(moment.toLocalTime());
            assertThat(rows.getTime(1).toLocalTime()).isEqualTo(LocalTime.of(23, 59, 59));
            assertThat(rows.getString(1)).isEqualTo("2024-02-29 23:59:59.123456789");
            assertThat(rows.getTimestamp(1, UTC).toInstant()).isEqualTo(moment.toInstant(ZoneOffset.UTC));
        }
        OffsetDateTime instant = moment.atOffset(ZoneOffset.ofHours(2));
        try (ResultSet rows = answer("SELECT CAST(? AS TIMESTAMP WITH TIME ZONE)", instant)) {
            assertThat(rows.getObject(1, OffsetDateTime.class).toInstant().getEpochSecond())
                    .isEqualTo(instant.toEpochSecond());
            assertThat(rows.getTimestamp(1).toInstant().getEpochSecond()).isEqualTo(instant.toEpochSecond());
            assertThat(rows.getObject(1, Instant.class).getEpochSecond()).isEqualTo(instant.toEpochSecond());
        }
        try (ResultSet rows = answer("SELECT CAST(? AS DATE)", "2024-02-29")) {
            assertThat(rows.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2024-02-29 00:00:00"));
            assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
        }
    }

    @Test
    void aCalendarsZoneIsAppliedBothWays() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT, at TIMESTAMP(6), day DATE, hour TIME(3))");
        }
        Timestamp moment = Timestamp.from(Instant.parse("2024-06-30T22:30:00.123456Z"));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, ?, ?, ?)")) {
            insert.setTimestamp(1, moment, UTC);
            insert.setDate(2, new Date(moment.getTime()), UTC);
            insert.setTime(3, new Time(moment.getTime()), UTC);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT at, day, hour FROM t")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("2024-06-30 22:30:00.123456");
            assertThat(rows.getTimestamp(1, UTC)).isEqualTo(moment);
            assertThat(rows.getString(2)).isEqualTo("2024-06-30");
            assertThat(rows.getDate(2, UTC).getTime())
                    .isEqualTo(Instant.parse("2024-06-30T00:00:00Z").toEpochMilli());
            assertThat(rows.getTime(3, UTC).getTime())
                    .isEqualTo(Instant.parse("1970-01-01T22:30:00.123Z").toEpochMilli());
        }
    }

    @Test
    void largeObjectsGoThroughTextBytesStreamsAndLocators() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT, c CLOB, b BLOB)");
        }
        String text = "ä€x".repeat(60_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, text);
            insert.setBytes(3, bytes);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.setCharacterStream(2, new StringReader(text), text.length());
            insert.setBinaryStream(3, new ByteArrayInputStream(bytes), bytes.length);
            insert.addBatch();
            Clob clob = connection.createClob();
            clob.setString(1, text);
            Blob blob = connection.createBlob();
            blob.setBytes(1, bytes);
            insert.setInt(1, 3);
            insert.setClob(2, clob);
            insert.setBlob(3, blob);
            insert.addBatch();
            insert.setInt(1, 4);
            insert.setObject(2, text, Types.CLOB);
            insert.setObject(3, bytes, Types.BLOB);
            insert.addBatch();
            insert.setInt(1, 5);
            insert.setObject(2, text, JDBCType.LONGVARCHAR);
            insert.setObject(3, new ByteArrayInputStream(bytes), Types.LONGVARBINARY);
            insert.addBatch();
            assertThat(insert.executeBatch()).hasSize(5);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c, b FROM t ORDER BY id")) {
            int count = 0;
            while (rows.next()) {
                count++;
                assertThat(rows.getString(1)).isEqualTo(text);
                assertThat(rows.getBytes(2)).isEqualTo(bytes);
                assertThat(rows.getClob(1).getSubString(2, 3)).isEqualTo(text.substring(1, 4));
                assertThat(rows.getClob(1).length()).isEqualTo(text.length());
                assertThat(rows.getBlob(2).getBytes(1, 4)).isEqualTo(java.util.Arrays.copyOf(bytes, 4));
                assertThat(rows.getBinaryStream(2).readAllBytes()).isEqualTo(bytes);
                assertThat(rows.getCharacterStream(1).read()).isEqualTo('ä');
                rows.getClob(1).free();
            }
            assertThat(count).isEqualTo(5);
        }
    }

    @Test
    void targetTypesCastAndAFlagFitsATextColumn() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (i INTEGER, l BIGINT, v VARCHAR(20), c CLOB, b BOOLEAN, f VARCHAR(5),"
                    + " d DECIMAL(10,2), day DATE)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, "7", Types.INTEGER);
            insert.setObject(2, 7, Types.BIGINT);
            insert.setObject(3, 7L, Types.VARCHAR);
            insert.setObject(4, "clob", Types.CLOB);
            insert.setObject(5, true, Types.BIT);
            insert.setBoolean(6, true);
            insert.setObject(7, 1.005, Types.DECIMAL, 2);
            insert.setObject(8, LocalDate.of(2024, 1, 2), Types.DATE);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
            rows.next();
            assertThat(rows.getObject("i")).isEqualTo(7);
            assertThat(rows.getObject("l")).isEqualTo(7L);
            assertThat(rows.getObject("v")).isEqualTo("7");
            assertThat(rows.getBoolean("b")).isTrue();
            assertThat(rows.getBoolean("f")).isTrue();
            assertThat(rows.getBigDecimal("d").scale()).isEqualTo(2);
            assertThat(rows.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(2024, 1, 2));
        }
    }

    @Test
    void documentsAndArraysAreTextArraysAndMaps() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE COLLECTION c");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO c DOCUMENT ?")) {
            insert.setString(
                    1, "{\"_id\": \"a\", \"n\": 0.10, \"o\": {\"x\": [1, \"two\", null, true]}, \"tags\": []}");
            insert.executeUpdate();
            insert.setObject(1, Map.of("_id", "b", "n", 2));
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT _doc, n, c.o, c.o.x FROM c WHERE _id = 'a'")) {
            rows.next();
            assertThat(rows.getString("_doc")).contains("\"n\":0.10");
            assertThat(rows.getObject("_doc")).isInstanceOf(String.class);
            assertThat(rows.getObject("n")).isEqualTo(new BigDecimal("0.10"));
            assertThat(rows.getObject("o", Map.class)).containsKey("x");
            Array array = rows.getArray("x");
            assertThat((Object[]) array.getArray()).containsExactly(1L, "two", null, true);
            assertThat(rows.getString("x")).isEqualTo("[1,\"two\",null,true]");
            assertThat(rows.getObject("x", List.class)).hasSize(4);
            assertThat(rows.getObject("_doc", io.docdb.value.Document.class).size())
                    .isEqualTo(4);
            try (ResultSet elements = array.getResultSet()) {
                elements.next();
                elements.next();
                assertThat(elements.getInt(1)).isEqualTo(2);
                assertThat(elements.getString(2)).isEqualTo("two");
            }
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT n FROM c WHERE n = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("INTEGER", new Object[] {2, 3, null}));
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void arraysHaveTheClassOfTheirElements() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE arrays (id INT PRIMARY KEY, n INT ARRAY, t TEXT[], e TEXT[])");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO arrays VALUES (1, ?, ?, ?)")) {
            insert.setObject(1, new int[] {1, 2});
            insert.setArray(2, connection.createArrayOf("text", new String[] {"a", null}));
            insert.setObject(3, new String[0]);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n, t, e FROM arrays")) {
            rows.next();
            assertThat((Integer[]) rows.getArray(1).getArray()).containsExactly(1, 2);
            assertThat((Integer[]) rows.getArray(1).getArray(2, 1)).containsExactly(2);
            assertThat((String[]) rows.getArray(2).getArray()).containsExactly("a", null);
            assertThat((Object[]) rows.getArray(3).getArray()).isEmpty();
            assertThat(rows.getObject(1, int[].class)).containsExactly(1, 2);
            assertThat(rows.getObject(1, Long[].class)).containsExactly(1L, 2L);
            assertThat(rows.getObject(2, String[].class)).containsExactly("a", null);
            assertThatThrownBy(() -> rows.getObject(2, int[].class)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void countIsALongAndDynamicNumbersBringTheirOwnClass() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*), SUM(n), AVG(n), MAX(n) FROM (VALUES (1), (2)) AS v(n)")) {
            rows.next();
            assertThat(rows.getObject(1)).isEqualTo(2L);
            assertThat(rows.getObject(2)).isIn(3L, new BigDecimal(3));
            assertThat(rows.getDouble(3)).isEqualTo(1.5);
            assertThat(rows.getObject(4)).isEqualTo(2);
        }
    }

    @Test
    void anObjectIsWhatGetObjectGivesAndAnArrayIsAnArray() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 'abc', DATE '2024-01-01', ARRAY[1, 2]")) {
            rows.next();
            assertThat(rows.getObject(1, Object.class)).isEqualTo("abc");
            assertThat(rows.getObject(2, Object.class)).isEqualTo(Date.valueOf("2024-01-01"));
            assertThat((Object[]) rows.getObject(3, Array.class).getArray()).hasSize(2);
            assertThatThrownBy(() -> rows.getObject(1, Array.class)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noStatementIsAnErrorWithAState() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> statement.execute(null),
                    () -> statement.addBatch(null),
                    () -> connection.prepareStatement(null))) {
                assertThatThrownBy(call)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("22023"))
                        .hasMessageContaining("Expected an SQL statement, found null");
            }
        }
    }

    /** {@code i + ?} takes its parameter for a whole number, and yet half a one may be given. */
    @Test
    void fractionAddedToWholeNumberStaysExact() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT i + ?, i / ? FROM (VALUES (2)) v (i)")) {
            statement.setBigDecimal(1, new BigDecimal("0.5"));
            statement.setDouble(2, 0.5);
            try (ResultSet row = statement.executeQuery()) {
                row.next();

                assertThat(row.getBigDecimal(1)).isEqualByComparingTo("2.5");
                assertThat(row.getDouble(2)).isEqualTo(4);
            }
        }
    }

    @Test
    void charIsFoundByPaddedText() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE code (c CHAR(5) PRIMARY KEY)");
            statement.execute("INSERT INTO code VALUES ('ab')");
        }
        try (PreparedStatement find = connection.prepareStatement("SELECT COUNT(*) FROM code WHERE c = ?")) {
            find.setString(1, "ab   ");
            try (ResultSet row = find.executeQuery()) {
                row.next();

                assertThat(row.getInt(1)).isOne();
            }
        }
    }
}
