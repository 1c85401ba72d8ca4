package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TIME WITH TIME ZONE is Java's OffsetTime, as JDBC 4.2 has it. */
class TimeWithZoneTest {
    private static final OffsetTime EARLY = OffsetTime.parse("06:30:00.123456789+02:00");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE '-03:00'");
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, at TIME WITH TIME ZONE, plain TIME, doc JSON)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatIsSetComesBackWithItsOffset() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setObject(2, EARLY);
            insert.setObject(3, EARLY);
            insert.setObject(4, EARLY, JDBCType.TIME_WITH_TIMEZONE);
            insert.execute();
            insert.setInt(1, 2);
            insert.setObject(2, "06:30:00+02", Types.TIME_WITH_TIMEZONE);
            insert.setObject(3, LocalTime.NOON);
            insert.setNull(4, Types.TIME_WITH_TIMEZONE);
            insert.execute();
            insert.setInt(1, 3);
            insert.setTime(2, Time.valueOf("06:30:00"));
            insert.setNull(3, Types.TIME);
            insert.setObject(4, LocalTime.NOON, Types.TIME_WITH_TIMEZONE);
            insert.execute();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT at, plain, doc FROM t ORDER BY id")) {
            rows.next();
            assertThat(rows.getObject(1)).isEqualTo(EARLY);
            assertThat(rows.getObject(1, OffsetTime.class)).isEqualTo(EARLY);
            assertThat(rows.getObject(1, LocalTime.class)).isEqualTo(EARLY.toLocalTime());
            assertThat(rows.getString(1)).isEqualTo("06:30:00.123456789+02");
            assertThat(rows.getObject(2, LocalTime.class)).isEqualTo(EARLY.toLocalTime());
            assertThat(rows.getObject(3)).isEqualTo(EARLY);
            rows.next();
            assertThat(rows.getObject(1)).isEqualTo(OffsetTime.parse("06:30+02:00"));
            assertThat(rows.getObject(2, OffsetTime.class))
                    .as("a time of the session's zone")
                    .isEqualTo(OffsetTime.parse("12:00-03:00"));
            assertThat(rows.getObject(3, OffsetTime.class)).isNull();
            rows.next();
            assertThat(rows.getObject(1)).isEqualTo(OffsetTime.parse("06:30-03:00"));
            assertThat(rows.getObject(3)).isEqualTo(OffsetTime.parse("12:00-03:00"));
        }
    }

    @Test
    void anOldTimeIsTheMomentAsClocksShowIt() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("VALUES (TIME WITH TIME ZONE '06:30:00+02')")) {
            rows.next();
            LocalTime here = OffsetTime.parse("06:30+02:00")
                    .atDate(LocalDate.EPOCH)
                    .atZoneSameInstant(ZoneId.systemDefault())
                    .toLocalTime();
            assertThat(rows.getTime(1)).isEqualTo(Time.valueOf(here));
            Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT+5"));
            assertThat(rows.getTime(1, calendar).getTime())
                    .isEqualTo(LocalTime.of(4, 30).toSecondOfDay() * 1000L);
            assertThatThrownBy(() -> rows.getTimestamp(1)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void metaDataNameTheType() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT at FROM t WHERE at = ?")) {
            ResultSetMetaData columns = query.getMetaData();
            assertThat(columns.getColumnType(1)).isEqualTo(Types.TIME_WITH_TIMEZONE);
            assertThat(columns.getColumnTypeName(1)).isEqualTo("TIME WITH TIME ZONE");
            assertThat(columns.getColumnClassName(1)).isEqualTo(OffsetTime.class.getName());
            assertThat(query.getParameterMetaData().getParameterType(1)).isEqualTo(Types.TIME_WITH_TIMEZONE);
        }
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, "t", "at")) {
            columns.next();
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.TIME_WITH_TIMEZONE);
            assertThat(columns.getString("TYPE_NAME")).isEqualTo("TIME WITH TIME ZONE");
            assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo("12:30:00.123456789+18:00".length());
        }
        boolean listed = false;
        try (ResultSet types = connection.getMetaData().getTypeInfo()) {
            while (types.next()) {
                listed |= types.getInt("DATA_TYPE") == Types.TIME_WITH_TIMEZONE;
            }
        }
        assertThat(listed).isTrue();
    }
}
