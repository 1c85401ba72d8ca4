package io.docdb.expr.scalar;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.call;
import static io.docdb.expr.function.Evaluation.date;
import static io.docdb.expr.function.Evaluation.dec;
import static io.docdb.expr.function.Evaluation.interval;
import static io.docdb.expr.function.Evaluation.stamp;
import static io.docdb.expr.function.Evaluation.stampTz;
import static io.docdb.expr.function.Evaluation.time;
import static io.docdb.expr.function.Evaluation.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import org.junit.jupiter.api.Test;

class DateFunctionsTest {
    private static final Value STAMP = stamp("2001-02-16 20:38:40.12");

    @Test
    void theClockIsTheStatements() {
        assertThat(call("CURRENT_DATE")).isEqualTo("2024-02-29");
        assertThat(call("CURRENT_TIMESTAMP")).isEqualTo("2024-02-29 13:14:15.123456+01");
        assertThat(call("CURRENT_TIMESTAMP", 0)).isEqualTo("2024-02-29 13:14:15+01");
        assertThat(call("LOCALTIMESTAMP", 3)).isEqualTo("2024-02-29 13:14:15.123");
        assertThat(call("LOCALTIME", 0)).isEqualTo("13:14:15");
    }

    @Test
    void everyFieldIsExtracted() {
        assertThat(extract("year")).isEqualTo("2001");
        assertThat(extract("month")).isEqualTo("2");
        assertThat(extract("day")).isEqualTo("16");
        assertThat(extract("hour")).isEqualTo("20");
        assertThat(extract("minute")).isEqualTo("38");
        assertThat(extract("second")).isEqualTo("40.120000");
        assertThat(extract("milliseconds")).isEqualTo("40120.000");
        assertThat(extract("microseconds")).isEqualTo("40120000");
        assertThat(extract("dow")).isEqualTo("5");
        assertThat(extract("isodow")).isEqualTo("5");
        assertThat(extract("doy")).isEqualTo("47");
        assertThat(extract("week")).isEqualTo("7");
        assertThat(extract("quarter")).isEqualTo("1");
        assertThat(extract("decade")).isEqualTo("200");
        assertThat(extract("century")).isEqualTo("21");
        assertThat(extract("millennium")).isEqualTo("3");
        assertThat(extract("epoch")).isEqualTo("982355920.120000");
        assertThat(extract("julian")).isEqualTo("2451957.86018657407407407407");
        assertThat(call("EXTRACT", "week", date("2005-01-02"))).isEqualTo("53");
        assertThat(call("EXTRACT", "isoyear", date("2005-01-02"))).isEqualTo("2004");
        assertThat(call("EXTRACT", "timezone_hour", stampTz("2024-07-01 00:00Z")))
                .isEqualTo("2");
        assertThat(call("EXTRACT", "hour", interval("2 days 30:15"))).isEqualTo("30");
        assertThat(call("YEAR", "2024-05-06")).isEqualTo("2024");
        assertThat(call("DAYOFWEEK", date("2024-03-03"))).isEqualTo("1");
        assertThat(call("DAYNAME", date("2024-03-03"))).isEqualTo("Sunday");
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> extract("yeer"));
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("EXTRACT", "year", time("10:00")));
    }

    private static String extract(String field) {
        return call("EXTRACT", field, STAMP);
    }

    @Test
    void truncationSetsWhatIsBelowToItsStart() {
        assertThat(call("DATE_TRUNC", "hour", STAMP)).isEqualTo("2001-02-16 20:00:00");
        assertThat(call("DATE_TRUNC", "week", STAMP)).isEqualTo("2001-02-12 00:00:00");
        assertThat(call("DATE_TRUNC", "quarter", STAMP)).isEqualTo("2001-01-01 00:00:00");
        assertThat(call("DATE_TRUNC", "century", STAMP)).isEqualTo("2001-01-01 00:00:00");
        assertThat(call("DATE_TRUNC", "day", stampTz("2024-07-01 23:30Z"))).isEqualTo("2024-07-02 00:00:00+02");
        assertThat(call("DATE_TRUNC", "month", date("2024-07-15"))).isEqualTo("2024-07-01");
    }

    @Test
    void datesMoveAndDiffer() {
        assertThat(call("DATEADD", "month", 1, date("2024-01-31"))).isEqualTo("2024-02-29");
        assertThat(call("DATEADD", "hour", 1, stamp("2024-01-31 23:30"))).isEqualTo("2024-02-01 00:30:00");
        assertThat(call("DATEDIFF", "day", stamp("2024-01-01 23:59"), stamp("2024-01-02 00:01")))
                .isEqualTo("1");
        assertThat(call("TIMESTAMPDIFF", "day", stamp("2024-01-01 23:59"), stamp("2024-01-02 00:01")))
                .isEqualTo("0");
        assertThat(call("DATEDIFF", "year", date("2023-12-31"), date("2024-01-01")))
                .isEqualTo("1");
        assertThat(call("DATEDIFF", "week", date("2024-03-03"), date("2024-03-04")))
                .isEqualTo("1");
        assertThat(call("DATEDIFF", date("2024-03-04"), date("2024-03-01"))).isEqualTo("3");
        assertRefused(ErrorCode.INVALID_CAST, () -> call("DATEDIFF", 7, date("2024-03-04"), date("2024-03-01")));
        assertThat(call("ADD_MONTHS", date("2024-03-31"), -1)).isEqualTo("2024-02-29");
        assertThat(call("LAST_DAY", date("2024-02-03"))).isEqualTo("2024-02-29");
        assertThat(call("AGE", stamp("2001-04-10"), stamp("1957-06-13"))).isEqualTo("43 years 9 mons 27 days");
        assertThat(call("MONTHS_BETWEEN", date("2024-03-31"), date("2024-02-29")))
                .isEqualTo("1");
        assertRefused(ErrorCode.DATETIME_OVERFLOW, () -> call("DATEADD", "year", 2_000_000_000, date("2024-01-01")));
    }

    @Test
    void datesAreMadeOfParts() {
        assertThat(call("MAKE_DATE", 2024, 2, 29)).isEqualTo("2024-02-29");
        assertThat(call("MAKE_TIME", 8, 15, dec("23.5"))).isEqualTo("08:15:23.5");
        assertThat(call("MAKE_TIMESTAMP", 2013, 7, 15, 8, 15, dec("23.5"))).isEqualTo("2013-07-15 08:15:23.5");
        assertThat(call("MAKE_INTERVAL", 1, 2)).isEqualTo("1 year 2 mons");
        assertRefused(ErrorCode.DATETIME_OVERFLOW, () -> call("MAKE_DATE", 2023, 2, 29));
    }

    @Test
    void zonesTurnInstantsIntoLocalTimesAndBack() {
        assertThat(call("AT TIME ZONE", stampTz("2024-07-01 12:00Z"), "Asia/Tokyo"))
                .isEqualTo("2024-07-01 21:00:00");
        assertThat(call("AT TIME ZONE", stamp("2024-07-01 12:00"), "America/New_York"))
                .isEqualTo("2024-07-01 12:00:00-04");
        assertThat(call("AT TIME ZONE", stampTz("2024-07-01 12:00Z"), interval("2 hours")))
                .isEqualTo("2024-07-01 14:00:00");
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("AT TIME ZONE", STAMP, "Mars/Base"));
    }

    @Test
    void patternsFormatAndParse() {
        assertThat(call("TO_CHAR", STAMP, "YYYY-MM-DD HH24:MI:SS.MS")).isEqualTo("2001-02-16 20:38:40.120");
        assertThat(call("TO_CHAR", STAMP, "Dy, DD Mon YYYY HH12:MI AM")).isEqualTo("Fri, 16 Feb 2001 08:38 PM");
        assertThat(call("TO_CHAR", STAMP, "FMMonth FMDDth, \"day\" DDD Q")).isEqualTo("February 16th, day 047 1");
        assertThat(call("TO_CHAR", 1234.5, "9,999.99")).isEqualTo(" 1,234.50");
        assertThat(call("TO_CHAR", -7, "FM000")).isEqualTo("-007");
        assertThat(call("TO_CHAR", 125, "999")).isEqualTo(" 125");
        assertThat(call("TO_CHAR", 12345, "999")).isEqualTo(" ###");
        assertThat(call("TO_DATE", "05 Dec 2000", "DD Mon YYYY")).isEqualTo("2000-12-05");
        assertThat(call("TO_TIMESTAMP", "2000-12-05 23:15:59", "YYYY-MM-DD HH24:MI:SS"))
                .isEqualTo("2000-12-05 23:15:59+01");
        assertThat(call("TO_TIMESTAMP", 0)).isEqualTo("1970-01-01 01:00:00+01");
        assertThat(call("TO_NUMBER", "12,454.8-", "99G999D9S")).isEqualTo("-12454.8");
        assertThat(call("FORMATDATETIME", STAMP, "yyyy/MM/dd")).isEqualTo("2001/02/16");
        assertThat(call("PARSEDATETIME", "16.02.2001", "dd.MM.yyyy")).isEqualTo("2001-02-16 00:00:00");
        assertRefused(ErrorCode.INVALID_DATETIME, () -> call("TO_DATE", "nonsense", "YYYY-MM-DD"));
    }

    @Test
    void periodsOverlap() {
        assertThat(call(
                        "OVERLAPS",
                        java.util.List.of(date("2024-01-01"), date("2024-02-01")),
                        java.util.List.of(date("2024-01-31"), interval("1 day"))))
                .isEqualTo("true");
        assertThat(call(
                        "OVERLAPS",
                        java.util.List.of(date("2024-01-01"), date("2024-02-01")),
                        java.util.List.of(date("2024-02-01"), date("2024-03-01"))))
                .isEqualTo("false");
    }

    @Test
    void sessionValuesSequencesAndIdentifiers() {
        assertThat(call("USER")).isEqualTo("<CURRENT_USER>");
        assertThat(call("DATABASE")).isEqualTo("<CURRENT_CATALOG>");
        assertThat(value("GEN_RANDOM_UUID")).isNotEqualTo(value("GEN_RANDOM_UUID"));
        UuidValue ordered = (UuidValue) value("UUIDV7");
        assertThat(ordered.value().version()).isEqualTo(7);
        assertThat(ordered.value().variant()).isEqualTo(2);
        assertThat(call("UUID_EXTRACT_TIMESTAMP", ordered)).isEqualTo("2024-02-29 12:14:15.123+00");
    }
}
