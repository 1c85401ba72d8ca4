package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A moment given as a parameter of a TIMESTAMP WITH TIME ZONE stays that moment, in whatever zone it is told. */
class MomentTest {
    /** Half past two in Berlin, for the second time: clocks went back at one o'clock UTC. */
    private static final Instant SECOND = Instant.parse("2024-10-27T01:30:00Z");

    private static final Instant FIRST = SECOND.minusSeconds(3600);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Europe/Berlin'");
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP WITH TIME ZONE, plain TIMESTAMP)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static Calendar berlin() {
        return new GregorianCalendar(TimeZone.getTimeZone(BERLIN));
    }

    private interface Setter {
        void set(PreparedStatement insert) throws SQLException;
    }

    private Instant stored(Setter setter) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, at) VALUES (1, ?)")) {
            statement.execute("DELETE FROM t");
            setter.set(insert);
            insert.addBatch();
            insert.executeBatch();
            try (ResultSet rows = statement.executeQuery("SELECT at FROM t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getTimestamp(1).toInstant())
                        .isEqualTo(rows.getObject(1, OffsetDateTime.class).toInstant());
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    @Test
    void theHourThatIsThereTwiceIsToldApart() throws SQLException {
        for (Instant moment : new Instant[] {FIRST, SECOND}) {
            Calendar calendar = berlin();
            calendar.setTimeInMillis(moment.toEpochMilli());
            assertThat(stored(insert -> insert.setTimestamp(1, Timestamp.from(moment))))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setTimestamp(1, Timestamp.from(moment), berlin())))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, Timestamp.from(moment))))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, Timestamp.from(moment), Types.TIMESTAMP_WITH_TIMEZONE)))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, moment))).isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, moment.atOffset(ZoneOffset.ofHours(5)))))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, moment.atZone(BERLIN))))
                    .isEqualTo(moment);
            assertThat(stored(insert -> insert.setObject(1, calendar))).isEqualTo(moment);
        }
    }

    @Test
    void aCalendarInAnotherZoneDoesNotMoveIt() throws SQLException {
        Calendar utc = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        assertThat(stored(insert -> insert.setTimestamp(1, Timestamp.from(FIRST), utc)))
                .isEqualTo(FIRST);
        assertThat(stored(insert -> insert.setTimestamp(1, Timestamp.from(SECOND), utc)))
                .isEqualTo(SECOND);
    }

    @Test
    void aSessionInAnotherZoneThanTheJvmKeepsIt() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Asia/Tokyo'");
        }
        assertThat(stored(insert -> insert.setTimestamp(1, Timestamp.from(SECOND))))
                .isEqualTo(SECOND);
    }

    @Test
    void aTimestampWithoutZoneHasItsFields() throws SQLException {
        Calendar utc = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO t (id, plain) VALUES (1, ?), (2, ?)")) {
            insert.setTimestamp(1, Timestamp.from(SECOND), berlin());
            insert.setTimestamp(2, Timestamp.from(SECOND), utc);
            insert.execute();
            try (ResultSet rows = statement.executeQuery("SELECT CAST(plain AS VARCHAR) FROM t ORDER BY id")) {
                rows.next();
                assertThat(rows.getString(1)).startsWith("2024-10-27 02:30");
                rows.next();
                assertThat(rows.getString(1)).startsWith("2024-10-27 01:30");
            }
        }
    }

    @Test
    void itIsFoundByWhatItIs() throws SQLException {
        stored(insert -> insert.setTimestamp(1, Timestamp.from(SECOND)));
        try (PreparedStatement find = connection.prepareStatement("SELECT count(*) FROM t WHERE at = ?")) {
            for (Instant moment : new Instant[] {FIRST, SECOND}) {
                find.setTimestamp(1, Timestamp.from(moment), berlin());
                try (ResultSet rows = find.executeQuery()) {
                    rows.next();
                    assertThat(rows.getInt(1)).isEqualTo(moment.equals(SECOND) ? 1 : 0);
                }
            }
        }
    }

    @Test
    void anUpdatableResultSetKeepsIt() throws SQLException {
        stored(insert -> insert.setTimestamp(1, Timestamp.from(FIRST)));
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, at FROM t")) {
            rows.next();
            rows.updateTimestamp(2, Timestamp.from(SECOND));
            rows.updateRow();
            assertThat(rows.getTimestamp(2).toInstant()).isEqualTo(SECOND);
        }
    }
}
