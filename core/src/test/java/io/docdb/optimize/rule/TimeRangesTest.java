package io.docdb.optimize.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranges of times find the same rows as what is asked of the times, near their edges and where clocks are set. */
class TimeRangesTest {
    private static final String[] OPERATORS = {"=", "<>", "<", "<=", ">", ">="};
    private static final LocalDateTime[] EDGES = {
        LocalDateTime.of(2022, 1, 1, 0, 0),
        LocalDateTime.of(2024, 2, 29, 0, 0),
        LocalDateTime.of(2024, 4, 1, 0, 0),
        LocalDateTime.of(2024, 3, 31, 2, 30), // Berlin has no such time
        LocalDateTime.of(2024, 10, 27, 2, 30), // and this one twice
        LocalDateTime.of(2011, 12, 30, 12, 0) // Apia has no such day
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void rangesOfTimesFindWhatIsAskedOfThem() {
        System.out.println("TimeRangesTest seed " + seed);
        try (Database database = Database.inMemory();
                Session writer = database.session()) {
            writer.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, at TIMESTAMP, day DATE)");
            writer.execute("CREATE INDEX t_at ON t(at)");
            writer.execute("CREATE INDEX t_day ON t(day DESC)");
            for (int i = 0; i < 300; i++) {
                LocalDateTime time = time();
                writer.execute("INSERT INTO t VALUES (" + i + ", "
                        + (i % 20 == 0 ? "NULL" : "TIMESTAMP '" + text(time) + "'") + ", DATE '" + time.toLocalDate()
                        + "')");
            }
            for (String zone : List.of("UTC", "Europe/Berlin", "Pacific/Apia")) {
                try (Session session = database.session(SessionOptions.DEFAULT.withZone(ZoneId.of(zone)))) {
                    for (int i = 0; i < 150; i++) {
                        String sql = "SELECT id FROM t WHERE " + condition();
                        session.execute("SET docdb.rules.off = 'time-ranges'");
                        List<String> expected = Answer.sorted(session, sql);
                        session.execute("SET docdb.rules.off = ''");
                        assertThat(Answer.sorted(session, sql))
                                .as("seed %d, %s: %s", seed, zone, sql)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    private LocalDateTime time() {
        LocalDateTime edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> edge;
            case 1 -> edge.minusNanos(1);
            case 2 -> edge.plusMinutes(random.nextInt(600) - 300);
            default -> edge.plusHours(random.nextInt(200) - 100);
        };
    }

    private static String text(LocalDateTime time) {
        return time.toString().replace('T', ' ');
    }

    private String condition() {
        String operator = " " + OPERATORS[random.nextInt(OPERATORS.length)] + " ";
        LocalDateTime time = time();
        String column = random.nextBoolean() ? "at" : "day";
        String unit = List.of("year", "quarter", "month", "day", "hour").get(random.nextInt(5));
        LocalDateTime hour = time.withMinute(0).withSecond(0).withNano(0);
        LocalDateTime stamp = random.nextBoolean() ? hour.withHour(0).withDayOfMonth(1) : hour;
        String one =
                switch (random.nextInt(5)) {
                    case 0 -> "EXTRACT(YEAR FROM " + column + ")" + operator + time.getYear();
                    case 1 -> time.getYear() + operator + "YEAR(" + column + ")";
                    case 2 -> "DATE_TRUNC('" + unit + "', at)" + operator + "TIMESTAMP '" + text(stamp) + ":00'";
                    case 3 -> "CAST(at AS DATE)" + operator + "DATE '" + time.toLocalDate() + "'";
                    default ->
                        "at" + operator + "TIMESTAMP WITH TIME ZONE '" + text(hour) + ":00"
                                + (random.nextBoolean() ? "+00:00" : "+13:00") + "'";
                };
        return random.nextInt(4) == 0 ? "NOT (" + one + ")" : one;
    }
}
