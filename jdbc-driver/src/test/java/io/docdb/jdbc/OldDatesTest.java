package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date classes of {@code java.util} and {@code java.sql}, whose calendar is not that of SQL. */
class OldDatesTest {
    private static final Calendar TOKYO = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (d DATE, s TIMESTAMP, c TIMESTAMP)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** The year, month and day that one class shows are those of the other. */
    @ParameterizedTest
    @CsvSource({
        "-100, 3, 1",
        "0, 12, 31",
        "1, 1, 1",
        "101, 1, 1",
        "1500, 9, 1",
        "1582, 10, 4",
        "1582, 10, 15",
        "2024, 2, 29"
    })
    void aDayIsTheSameDayInAllClasses(int year, int month, int day) throws SQLException {
        Timestamp here = new Timestamp(noon(new GregorianCalendar(), year, month, day));
        Timestamp inTokyo = new Timestamp(noon((Calendar) TOKYO.clone(), year, month, day));
        Date date = new Date(here.getTime());
        LocalDate expected = LocalDate.of(year, month, day);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setDate(1, date);
            insert.setTimestamp(2, here);
            insert.setTimestamp(3, inTokyo, TOKYO);
            insert.execute();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT d, s, c FROM t")) {
            rows.next();
            assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(expected);
            assertThat(rows.getObject(2, LocalDateTime.class)).isEqualTo(expected.atTime(12, 0));
            assertThat(rows.getObject(3, LocalDateTime.class)).isEqualTo(expected.atTime(12, 0));
            assertThat(rows.getDate(1)).isEqualTo(new Date(midnight(year, month, day)));
            assertThat(rows.getTimestamp(2)).isEqualTo(here);
            assertThat(rows.getTimestamp(3, TOKYO)).isEqualTo(inTokyo);
        }
    }

    private static long noon(Calendar calendar, int year, int month, int day) {
        calendar.clear();
        calendar.set(Calendar.ERA, year < 1 ? GregorianCalendar.BC : GregorianCalendar.AD);
        calendar.set(year < 1 ? 1 - year : year, month - 1, day, 12, 0);
        return calendar.getTimeInMillis();
    }

    private static long midnight(int year, int month, int day) {
        GregorianCalendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(noon(calendar, year, month, day));
        calendar.set(Calendar.HOUR_OF_DAY, 0);
        return calendar.getTimeInMillis();
    }

    /** 1500 is a leap year in Julius Caesar's calendar alone. */
    @Test
    void aDayThatSqlDoesNotHaveIsTheNext() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ?")) {
            query.setTimestamp(1, new Timestamp(noon(new GregorianCalendar(), 1500, 2, 29)));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getObject(1, LocalDateTime.class)).isEqualTo(LocalDateTime.of(1500, 3, 1, 12, 0));
            }
        }
    }

    @Test
    void aTimeOfDayIsATimestampOfTheFirstDay() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT TIME '10:11:12.5', ?")) {
            query.setObject(1, Time.valueOf("10:11:12"), Types.TIMESTAMP);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getTimestamp(1)).isEqualTo(Timestamp.valueOf("1970-01-01 10:11:12.5"));
                assertThat(rows.getTimestamp(2)).isEqualTo(Timestamp.valueOf("1970-01-01 10:11:12"));
            }
        }
    }

    @Test
    void timestampsAreCalendars() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT TIMESTAMP '2024-05-06 07:08:09', CAST(NULL AS TIMESTAMP)")) {
            rows.next();
            Calendar calendar = rows.getObject(1, Calendar.class);
            assertThat(calendar.getTimeInMillis())
                    .isEqualTo(Timestamp.valueOf("2024-05-06 07:08:09").getTime());
            assertThat(calendar.get(Calendar.HOUR_OF_DAY)).isEqualTo(7);
            assertThat(rows.getObject(2, Calendar.class)).isNull();
        }
    }

    @Test
    void intervalsArePeriodsOrDurations() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT INTERVAL '1 year 2 months 3 days', INTERVAL '1 day 2 hours', INTERVAL '1 month 1 second', ?, ?")) {
            query.setObject(1, Period.of(1, 2, 3));
            query.setObject(2, Duration.ofSeconds(5, 6000));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getObject(1, Period.class)).isEqualTo(Period.of(1, 2, 3));
                assertThat(rows.getObject(2, Duration.class)).isEqualTo(Duration.ofHours(26));
                assertThatThrownBy(() -> rows.getObject(3, Period.class)).isInstanceOf(SQLDataException.class);
                assertThatThrownBy(() -> rows.getObject(3, Duration.class))
                        .isInstanceOf(SQLDataException.class)
                        .hasMessageStartingWith("Duration expected, found the interval");
                assertThat(rows.getObject(4, Period.class)).isEqualTo(Period.of(1, 2, 3));
                assertThat(rows.getObject(5, Duration.class)).isEqualTo(Duration.ofSeconds(5, 6000));
            }
        }
    }
}
