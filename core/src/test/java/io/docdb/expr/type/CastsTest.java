package io.docdb.expr.type;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.cast;
import static io.docdb.expr.function.Evaluation.constant;
import static io.docdb.expr.function.Evaluation.dec;
import static io.docdb.expr.function.Evaluation.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Cast;
import io.docdb.expr.function.Evaluation;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CastsTest {
    private static final SqlType VARCHAR3 = SqlType.of(SqlType.Name.VARCHAR, 3);
    private static final SqlType SMALLINT = SqlType.of(SqlType.Name.SMALLINT);

    @Test
    void nullStaysNullInEveryType() {
        for (SqlType.Name name : SqlType.Name.values()) {
            assertThat(cast(null, SqlType.of(name))).isEqualTo("NULL");
        }
    }

    @Test
    void numbersAreRoundedHalfUpToWholeOnes() {
        assertThat(cast(dec("1.5"), SqlType.INTEGER)).isEqualTo("2");
        assertThat(cast(dec("-1.5"), SqlType.INTEGER)).isEqualTo("-2");
        assertThat(cast(2.4, SqlType.BIGINT)).isEqualTo("2");
        assertThat(cast(" 42 ", SqlType.INTEGER)).isEqualTo("42");
        assertThat(cast(true, SqlType.INTEGER)).isEqualTo("1");
        assertThat(cast("1e3", SqlType.INTEGER)).isEqualTo("1000");
    }

    @Test
    void numbersBeyondTheRangeAreRefused() {
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(32768, SMALLINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(2147483648L, SqlType.INTEGER));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(dec("9223372036854775808"), SqlType.BIGINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast("99999999999999999999", SqlType.BIGINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(1e300, SqlType.BIGINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(new DoubleValue(Double.NaN), SqlType.BIGINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(1000, SqlType.decimal(5, 2)));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(dec("999.995"), SqlType.decimal(5, 2)));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(dec("1e400"), SqlType.DOUBLE));
        assertThat(cast(dec("-9223372036854775808"), SqlType.BIGINT)).isEqualTo("-9223372036854775808");
    }

    @Test
    void decimalsTakeTheDeclaredScale() {
        assertThat(cast(5, SqlType.decimal(10, 2))).isEqualTo("5.00");
        assertThat(cast(dec("1.005"), SqlType.decimal(10, 2))).isEqualTo("1.01");
        assertThat(cast(dec("-1.005"), SqlType.decimal(10, 2))).isEqualTo("-1.01");
        assertThat(cast(0.1, SqlType.DECIMAL)).isEqualTo("0.1");
        assertThat(cast("12.50", SqlType.DECIMAL)).isEqualTo("12.50");
        assertThat(cast(dec("12.5"), SqlType.of(SqlType.Name.DECIMAL, 5))).isEqualTo("13");
    }

    @Test
    void hugeExponentsAreNotWrittenOut() {
        assertThat(cast(dec("1e-400000000"), SqlType.INTEGER)).isEqualTo("0");
        assertThat(cast(dec("1e-400000000"), SqlType.decimal(5, 2))).isEqualTo("0.00");
        assertThat(cast(dec("1e400000000"), SqlType.VARCHAR)).isEqualTo("1E+400000000");
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(dec("1e400000000"), SqlType.BIGINT));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> cast(dec("1e400000000"), SqlType.decimal(5, 2)));
    }

    @Test
    void textThatIsNoNumberIsRefused() {
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("abc", SqlType.INTEGER));
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("", SqlType.INTEGER));
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("1.5", SqlType.INTEGER));
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("0x10", SqlType.DECIMAL));
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("1d", SqlType.DOUBLE));
    }

    @Test
    void tryCastGivesNullForWhatDoesNotFit() {
        assertThat(evaluate(new Cast(constant("abc"), SqlType.INTEGER, true))).isSameAs(NullValue.NULL);
        assertThat(evaluate(new Cast(constant("2024-13-01"), SqlType.DATE, true)))
                .isSameAs(NullValue.NULL);
        assertThat(evaluate(new Cast(constant("17"), SqlType.INTEGER, true))).isEqualTo(LongValue.of(17));
    }

    @Test
    void explicitCastsCutTextAndAssignmentsRefuseToLoseMoreThanBlanks() {
        assertThat(cast("abcdef", VARCHAR3)).isEqualTo("abc");
        assertThat(cast("a\uD83D\uDE00b\uD83D\uDE00", VARCHAR3)).isEqualTo("a\uD83D\uDE00b");
        assertThat(cast("ab  ", SqlType.of(SqlType.Name.CHAR, 4))).isEqualTo("ab");
        assertThat(assign("abc  ", VARCHAR3)).isEqualTo(new TextValue("abc"));
        assertRefused(ErrorCode.STRING_TOO_LONG, () -> assign("abcd", VARCHAR3));
        assertRefused(ErrorCode.STRING_TOO_LONG, () -> assign("abc d", VARCHAR3));
    }

    private static Value assign(Object value, SqlType type) {
        return Casts.assign(Evaluation.valueOf(value), type, ZoneOffset.UTC);
    }

    @Test
    void textFormsArePostgresOnes() {
        assertThat(cast(true, SqlType.VARCHAR)).isEqualTo("true");
        assertThat(cast(0.1, SqlType.VARCHAR)).isEqualTo("0.1");
        assertThat(cast(100.0, SqlType.VARCHAR)).isEqualTo("100");
        assertThat(cast(1e15, SqlType.VARCHAR)).isEqualTo("1e+15");
        assertThat(cast(1.5e-7, SqlType.VARCHAR)).isEqualTo("1.5e-07");
        assertThat(cast(1.7976931348623157e308, SqlType.VARCHAR)).isEqualTo("1.7976931348623157e+308");
        assertThat(cast(dec("0.10"), SqlType.VARCHAR)).isEqualTo("0.10");
        assertThat(cast(dec("1e5"), SqlType.VARCHAR)).isEqualTo("100000");
        assertThat(cast(new byte[] {0x41, (byte) 0xff}, SqlType.VARCHAR)).isEqualTo("\\x41ff");
        assertThat(cast(Evaluation.json("{\"a\": [1, 2.50]}"), SqlType.VARCHAR)).isEqualTo("{\"a\":[1,2.50]}");
    }

    @Test
    void datesAndTimesAreReadFromTheirUsualForms() {
        assertThat(cast("2024-2-9", SqlType.DATE)).isEqualTo("2024-02-09");
        assertThat(cast("20240209", SqlType.DATE)).isEqualTo("2024-02-09");
        assertThat(cast("2024-02-09 23:59", SqlType.DATE)).isEqualTo("2024-02-09");
        assertThat(cast("9:05", SqlType.TIME)).isEqualTo("09:05:00");
        assertThat(cast("9:05:07.5 PM", SqlType.TIME)).isEqualTo("21:05:07.5");
        assertThat(cast("2024-02-09T10:11:12.345678", SqlType.TIMESTAMP)).isEqualTo("2024-02-09 10:11:12.345678");
        assertThat(cast("2024-02-09", SqlType.TIMESTAMP)).isEqualTo("2024-02-09 00:00:00");
        assertThat(cast("2024-02-09 10:00:00.9996", SqlType.of(SqlType.Name.TIMESTAMP, 3)))
                .isEqualTo("2024-02-09 10:00:01");
        assertThat(cast("2024-02-09 10:00Z", SqlType.TIMESTAMP_TZ)).isEqualTo("2024-02-09 10:00:00+00");
        assertThat(cast("2024-07-09 10:00", SqlType.TIMESTAMP_TZ)).isEqualTo("2024-07-09 10:00:00+02");
        assertThat(cast("2024-02-09 10:00+05:30", SqlType.TIMESTAMP_TZ)).isEqualTo("2024-02-09 10:00:00+05:30");
        assertThat(cast("2024-02-09 10:00 America/New_York", SqlType.TIMESTAMP_TZ))
                .isEqualTo("2024-02-09 10:00:00-05");
        assertThat(cast(Evaluation.stampTz("2024-02-09 23:30Z"), SqlType.DATE)).isEqualTo("2024-02-10");
    }

    @Test
    void textThatIsNoDateIsRefused() {
        for (String text : new String[] {"2024-02-30", "2024-13-01", "24-01-01", "today is", "", "2024-01-01x"}) {
            assertRefused(ErrorCode.INVALID_DATETIME, () -> cast(text, SqlType.DATE));
        }
        assertRefused(ErrorCode.INVALID_DATETIME, () -> cast("25:00", SqlType.TIME));
        assertRefused(ErrorCode.INVALID_DATETIME, () -> cast("2024-01-01 10:61", SqlType.TIMESTAMP));
    }

    @Test
    void intervalsAreReadAndWritten() {
        assertThat(cast("1 year 2 months 3 days 04:05:06.7", SqlType.INTERVAL))
                .isEqualTo("1 year 2 mons 3 days 04:05:06.7");
        assertThat(cast("P1Y2M3DT4H5M6.7S", SqlType.INTERVAL)).isEqualTo("1 year 2 mons 3 days 04:05:06.7");
        assertThat(cast("1-2", SqlType.INTERVAL)).isEqualTo("1 year 2 mons");
        assertThat(cast("3 04:05", SqlType.INTERVAL)).isEqualTo("3 days 04:05:00");
        assertThat(cast("1.5 days ago", SqlType.INTERVAL)).isEqualTo("-1 days -12:00:00");
        assertThat(cast("-90 minutes", SqlType.INTERVAL)).isEqualTo("-01:30:00");
        assertThat(cast("0 seconds", SqlType.INTERVAL)).isEqualTo("00:00:00");
        assertRefused(ErrorCode.INVALID_DATETIME, () -> cast("two days", SqlType.INTERVAL));
    }

    @Test
    void uuidsBooleansBytesAndJsonAreReadFromText() {
        String uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
        assertThat(cast(uuid.toUpperCase(), SqlType.UUID)).isEqualTo(uuid);
        assertThat(cast("{" + uuid.replace("-", "") + "}", SqlType.UUID)).isEqualTo(uuid);
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("01890a5d", SqlType.UUID));
        assertThat(cast("Yes", SqlType.BOOLEAN)).isEqualTo("true");
        assertThat(cast(0, SqlType.BOOLEAN)).isEqualTo("false");
        assertRefused(ErrorCode.INVALID_CAST, () -> cast("maybe", SqlType.BOOLEAN));
        assertThat(cast("\\x0aff", SqlType.VARBINARY)).isEqualTo("\\x0aff");
        assertThat(cast("[1, {\"a\": null}]", SqlType.ANY)).isEqualTo("[1,{\"a\":null}]");
        assertThat(cast("[\"1\", \"2\"]", SqlType.arrayOf(SqlType.INTEGER))).isEqualTo("[1,2]");
        assertRefused(ErrorCode.INVALID_JSON, () -> cast("{a", SqlType.ANY));
    }

    @Test
    void theSessionsZoneDecidesBetweenZonedAndUnzonedTimes() {
        Value noon = Casts.cast(new TextValue("2024-07-01 12:00"), SqlType.TIMESTAMP, ZoneOffset.UTC);
        Value zoned = Casts.cast(noon, SqlType.TIMESTAMP_TZ, ZoneId.of("Asia/Tokyo"));
        assertThat(TextForm.of(zoned)).isEqualTo("2024-07-01 12:00:00+09");
        assertThat(TextForm.of(Casts.cast(zoned, SqlType.TIMESTAMP, ZoneOffset.UTC)))
                .isEqualTo("2024-07-01 03:00:00");
    }
}
