package io.docdb.jdbc;

import io.docdb.session.Values;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;

/**
 * Values become Java objects. A value that does not fit is refused (22018, 22003), never bent: the casts are SQL's own.
 * Java null stands for NULL throughout, as JDBC has it.
 */
final class Conversions {
    private Conversions() {}

    private static Value cast(Value value, SqlType type, ZoneId zone) throws SQLException {
        return SqlErrors.translate(() -> Values.cast(value, type, zone));
    }

    /** SQL's text; of documents and arrays their JSON. */
    static String toText(Value value) {
        if (value.isNull()) {
            return null;
        }
        return value instanceof TextValue text ? text.value() : Values.text(value);
    }

    /** Null values must be asked for before: 0 is as good as any number here. */
    static long toLong(Value value, SqlType type, ZoneId zone) throws SQLException {
        if (value.isNull()) {
            return 0;
        }
        if (value instanceof LongValue number && type.name() == SqlType.Name.BIGINT) {
            return number.value();
        }
        return ((NumberValue) cast(whole(value), type, zone)).longValue();
    }

    /** Numbers without their fraction, as drivers commonly give them: SQL's cast would round. */
    private static Value whole(Value value) {
        if (value instanceof BooleanValue flag) {
            return LongValue.of(flag.value() ? 1 : 0);
        }
        boolean hasFraction =
                value instanceof DecimalValue || value instanceof DoubleValue number && Double.isFinite(number.value());
        return hasFraction ? new DecimalValue(((NumberValue) value).toDecimal().setScale(0, RoundingMode.DOWN)) : value;
    }

    static double toDouble(Value value, ZoneId zone) throws SQLException {
        if (value.isNull()) {
            return 0;
        }
        return ((NumberValue) cast(value, SqlType.DOUBLE, zone)).doubleValue();
    }

    static BigDecimal toDecimal(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : ((NumberValue) cast(value, SqlType.DECIMAL, zone)).toDecimal();
    }

    /** Numbers: 0 is false; texts as SQL casts them, and 0 and 1. */
    static boolean toBoolean(Value value, ZoneId zone) throws SQLException {
        if (value.isNull()) {
            return false;
        }
        if (value instanceof NumberValue number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof TextValue text
                && (text.value().equals("0") || text.value().equals("1"))) {
            return text.value().equals("1");
        }
        return cast(value, SqlType.BOOLEAN, zone) == BooleanValue.TRUE;
    }

    static byte[] toBytes(Value value) {
        if (value.isNull()) {
            return null;
        }
        return value instanceof BinaryValue bytes
                ? bytes.bytes()
                : toText(value).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static LocalDate toLocalDate(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : ((DateValue) cast(value, SqlType.DATE, zone)).value();
    }

    static LocalTime toLocalTime(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : ((TimeValue) cast(value, SqlType.TIME, zone)).value();
    }

    static OffsetTime toOffsetTime(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : ((TimeTzValue) cast(value, SqlType.TIME_TZ, zone)).value();
    }

    static LocalDateTime toLocalDateTime(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : Infinity.of((TimestampValue) cast(value, SqlType.TIMESTAMP, zone));
    }

    static OffsetDateTime toOffsetDateTime(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : Infinity.of((TimestampTzValue) cast(value, SqlType.TIMESTAMP_TZ, zone));
    }

    static Date toDate(Value value, Calendar calendar, ZoneId zone) throws SQLException {
        LocalDate date = toLocalDate(value, zone);
        if (date == null) {
            return null;
        }
        Optional<Long> endless = Infinity.millis(new DateValue(date));
        if (endless.isPresent()) {
            return new Date(endless.get());
        }
        if (calendar == null) {
            return Date.valueOf(date);
        }
        return new Date(OldDates.moment(date.atStartOfDay(), calendar).toEpochMilli());
    }

    /** A time with a zone is a moment of the day: the calendar's clocks show what they do then, else the JVM's. */
    static Time toTime(Value value, Calendar calendar, ZoneId zone) throws SQLException {
        ZoneId in = calendar == null ? ZoneId.systemDefault() : zoneOf(calendar);
        LocalTime time = value instanceof TimeTzValue moment
                ? moment.value().atDate(LocalDate.EPOCH).atZoneSameInstant(in).toLocalTime()
                : toLocalTime(value, zone);
        if (time == null) {
            return null;
        }
        return new Time(time.atDate(LocalDate.EPOCH).atZone(in).toInstant().toEpochMilli());
    }

    /** A timestamp with zone is an instant; one without is taken to be in the calendar's zone, else the JVM's. */
    static Timestamp toTimestamp(Value value, Calendar calendar, ZoneId zone) throws SQLException {
        if (value.isNull()) {
            return null;
        }
        if (value instanceof TimestampTzValue instant) {
            return Infinity.millis(instant)
                    .map(Timestamp::new)
                    .orElseGet(() -> Timestamp.from(instant.value().toInstant()));
        }
        LocalDateTime timestamp = toLocalDateTime(value instanceof TimeValue time ? onFirstDay(time) : value, zone);
        Optional<Long> endless = Infinity.millis(new TimestampValue(timestamp));
        if (endless.isPresent()) {
            return new Timestamp(endless.get());
        }
        return calendar == null ? Timestamp.valueOf(timestamp) : Timestamp.from(OldDates.moment(timestamp, calendar));
    }

    /** JDBC lets a time of day be a timestamp; {@code java.sql.Time} is one on the first day of 1970. */
    static TimestampValue onFirstDay(TimeValue time) {
        return new TimestampValue(time.value().atDate(LocalDate.EPOCH));
    }

    private static ZoneId zoneOf(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }

    static UUID toUuid(Value value, ZoneId zone) throws SQLException {
        return value.isNull() ? null : ((UuidValue) cast(value, SqlType.UUID, zone)).value();
    }

    /** The object {@code getObject} gives: the column's type decides, for dynamic columns the value's kind. */
    static Object toObject(Value value, SqlType type, ZoneId zone) throws SQLException {
        if (value.isNull()) {
            return null;
        }
        return switch (value.kind()) {
            case BOOLEAN -> ((BooleanValue) value).value();
            case NUMBER -> toNumber((NumberValue) value, type);
            case TEXT -> ((TextValue) value).value();
            case BINARY -> ((BinaryValue) value).bytes();
            case DATE -> toDate(value, null, zone);
            case TIME -> toTime(value, null, zone);
            case TIMESTAMP -> toTimestamp(value, null, zone);
            case TIMESTAMP_TZ -> Infinity.of((TimestampTzValue) value);
            case TIME_TZ -> ((TimeTzValue) value).value();
            case UUID -> ((UuidValue) value).value();
            case ARRAY -> ValueArray.of((ArrayValue) value, type, zone);
            case INTERVAL, OBJECT -> toText(value);
            case NULL -> null;
        };
    }

    private static Object toNumber(NumberValue number, SqlType type) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INTEGER -> (int) number.longValue();
            case BIGINT -> number.longValue();
            case REAL -> (float) number.doubleValue();
            case DOUBLE -> number.doubleValue();
            case DECIMAL -> number.toDecimal();
            default ->
                number instanceof LongValue whole
                        ? (Object) whole.value()
                        : number instanceof DoubleValue real ? (Object) real.value() : number.toDecimal();
        };
    }

    /** As a class the caller names. @throws SQLException 0A000 for a class nothing is known of */
    static <T> T toClass(Value value, SqlType columnType, Class<T> type, ZoneId zone) throws SQLException {
        if (type == null) {
            throw SqlErrors.wrongUse("22023", "getObject expected a class, found null");
        }
        if (value.isNull()) {
            return null;
        }
        Object object = toKnownClass(value, columnType, type, zone);
        if (object != null && !type.isPrimitive()) {
            return type.cast(object);
        }
        throw Refusal.of("getObject as " + type.getName());
    }

    private static Object toKnownClass(Value value, SqlType columnType, Class<?> type, ZoneId zone)
            throws SQLException {
        if (type == Object.class) {
            return toObject(value, columnType, zone);
        }
        if (type.isInstance(value)) {
            return value;
        }
        if (type == String.class) {
            return toText(value);
        }
        if (Number.class.isAssignableFrom(type) || type == Boolean.class) {
            return toNumberClass(value, type, zone);
        }
        if (type == byte[].class) {
            return toBytes(value);
        }
        if (type == UUID.class) {
            return toUuid(value, zone);
        }
        if (type == java.sql.Blob.class) {
            return new MemoryBlob(toBytes(value));
        }
        if (type == java.sql.Clob.class || type == java.sql.NClob.class) {
            return new MemoryClob(toText(value));
        }
        if (type == java.io.InputStream.class) {
            return new ByteArrayInputStream(toBytes(value));
        }
        if (type == java.io.Reader.class) {
            return new StringReader(toText(value));
        }
        if (type == Map.class && value instanceof Document document) {
            return toMap(document, zone);
        }
        if (type == List.class && value instanceof ArrayValue array) {
            return ValueArray.of(array, columnType, zone).elements();
        }
        if (type == java.sql.Array.class && value instanceof ArrayValue array) {
            return ValueArray.of(array, columnType, zone);
        }
        if (type.isArray() && value instanceof ArrayValue array) {
            return toArray(array, type.getComponentType(), zone);
        }
        return toTemporalClass(value, type, zone);
    }

    /** {@code Integer[]}, {@code long[]}, {@code String[][]}, …: each element as its class. */
    private static Object toArray(ArrayValue array, Class<?> component, ZoneId zone) throws SQLException {
        Class<?> boxed = MethodType.methodType(component).wrap().returnType();
        Object made = java.lang.reflect.Array.newInstance(component, array.size());
        for (int i = 0; i < array.size(); i++) {
            Object element = toClass(array.elements().get(i), SqlType.ANY, boxed, zone);
            if (element == null && component.isPrimitive()) {
                throw SqlErrors.wrongUse("22004", "Element " + i + " expected as " + component + ", found NULL");
            }
            java.lang.reflect.Array.set(made, i, element);
        }
        return made;
    }

    private static Object toNumberClass(Value value, Class<?> type, ZoneId zone) throws SQLException {
        if (type == Long.class) {
            return toLong(value, SqlType.BIGINT, zone);
        }
        if (type == Integer.class) {
            return (int) toLong(value, SqlType.INTEGER, zone);
        }
        if (type == Short.class) {
            return (short) toLong(value, SqlType.of(SqlType.Name.SMALLINT), zone);
        }
        if (type == Byte.class) {
            return (byte) toLong(value, SqlType.of(SqlType.Name.TINYINT), zone);
        }
        if (type == Double.class) {
            return toDouble(value, zone);
        }
        if (type == Float.class) {
            return (float) toDouble(value, zone);
        }
        if (type == BigInteger.class) {
            return toDecimal(value, zone).toBigInteger();
        }
        if (type == Boolean.class) {
            return toBoolean(value, zone);
        }
        return type.isAssignableFrom(BigDecimal.class) ? toDecimal(value, zone) : null;
    }

    private static Object toTemporalClass(Value value, Class<?> type, ZoneId zone) throws SQLException {
        if (type == LocalDate.class) {
            return toLocalDate(value, zone);
        }
        if (type == LocalTime.class) {
            return toLocalTime(value, zone);
        }
        if (type == OffsetTime.class) {
            return toOffsetTime(value, zone);
        }
        if (type == LocalDateTime.class) {
            return toLocalDateTime(value, zone);
        }
        if (type == OffsetDateTime.class) {
            return toOffsetDateTime(value, zone);
        }
        if (type == ZonedDateTime.class) {
            return toOffsetDateTime(value, zone).toZonedDateTime();
        }
        if (type == Instant.class) {
            return toOffsetDateTime(value, zone).toInstant();
        }
        if (type == Date.class) {
            return toDate(value, null, zone);
        }
        if (type == Time.class) {
            return toTime(value, null, zone);
        }
        if (type == Calendar.class || type == GregorianCalendar.class) {
            Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
            calendar.setTimeInMillis(toTimestamp(value, null, zone).getTime());
            return calendar;
        }
        if (type == Period.class || type == Duration.class) {
            return toSpan((IntervalValue) cast(value, SqlType.of(SqlType.Name.INTERVAL), zone), type);
        }
        boolean timestamp = type == Timestamp.class || type == java.util.Date.class;
        return timestamp ? toTimestamp(value, null, zone) : null;
    }

    /** Months and days are a Period, days of 24 hours and times a Duration; what is both has no class in Java. */
    private static Object toSpan(IntervalValue interval, Class<?> type) throws SQLException {
        boolean fits = type == Period.class ? interval.nanos() == 0 : interval.months() == 0;
        if (!fits) {
            throw SqlErrors.wrongUse("22018", type.getSimpleName() + " expected, found the interval " + interval);
        }
        try {
            return type == Period.class
                    ? Period.of(0, Math.toIntExact(interval.months()), Math.toIntExact(interval.days()))
                            .normalized()
                    : Duration.ofDays(interval.days()).plusNanos(interval.nanos());
        } catch (ArithmeticException e) {
            throw SqlErrors.wrongUse(
                    "22003", type.getSimpleName() + " expected, found the longer interval " + interval);
        }
    }

    private static Map<String, Object> toMap(Document document, ZoneId zone) throws SQLException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < document.size(); i++) {
            Value value = document.value(i);
            map.put(
                    document.name(i),
                    value instanceof Document inner ? toMap(inner, zone) : toObject(value, SqlType.ANY, zone));
        }
        return map;
    }
}
