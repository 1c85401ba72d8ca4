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
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
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
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Java objects given as parameters become values. */
final class JavaValues {
    private JavaValues() {}

    /** @throws SQLException 22023 naming the class, if no value stands for it */
    static Value toValue(Object object, ZoneId zone) throws SQLException {
        if (object == null) {
            return NullValue.NULL;
        }
        if (object instanceof Value value) {
            return value;
        }
        if (object instanceof Number number) {
            return toNumber(number);
        }
        if (object instanceof CharSequence || object instanceof Character || object instanceof Enum<?>) {
            return new TextValue(object.toString());
        }
        if (object instanceof Boolean flag) {
            return BooleanValue.of(flag);
        }
        if (object instanceof byte[] bytes) {
            return BinaryValue.of(bytes);
        }
        if (object instanceof UUID uuid) {
            return new UuidValue(uuid);
        }
        if (object instanceof java.util.Date || object instanceof Calendar) {
            return toOldTemporal(object, zone);
        }
        return object instanceof java.time.temporal.TemporalAccessor
                        || object instanceof java.time.temporal.TemporalAmount
                ? toTemporal(object)
                : toContainer(object, zone);
    }

    private static Value toNumber(Number number) throws SQLException {
        if (number instanceof Double || number instanceof Float) {
            double value = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
            return new DoubleValue(value);
        }
        if (number instanceof BigDecimal decimal) {
            return new DecimalValue(decimal);
        }
        if (number instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE
                    ? LongValue.of(whole.longValue())
                    : new DecimalValue(new BigDecimal(whole));
        }
        return LongValue.of(number.longValue());
    }

    private static Value toOldTemporal(Object object, ZoneId zone) {
        if (object instanceof Timestamp timestamp) {
            return toTimestamp(timestamp, null);
        }
        if (object instanceof Date date) {
            return toDate(date, null);
        }
        if (object instanceof Time time) {
            return new TimeValue(timeOf(time));
        }
        Instant instant = object instanceof Calendar calendar
                ? calendar.toInstant()
                : Instant.ofEpochMilli(((java.util.Date) object).getTime());
        return new TimestampTzValue(instant.atZone(zone).toOffsetDateTime());
    }

    /** With milliseconds, which {@link Time#toLocalTime} drops. */
    private static LocalTime timeOf(Time time) {
        return time.toLocalTime().plusNanos(Math.floorMod(time.getTime(), 1000L) * 1_000_000);
    }

    private static Value toTemporal(Object object) throws SQLException {
        if (object instanceof LocalDate date) {
            return new DateValue(date);
        }
        if (object instanceof LocalTime time) {
            return new TimeValue(time);
        }
        if (object instanceof OffsetTime time) {
            return new TimeTzValue(time);
        }
        if (object instanceof LocalDateTime timestamp) {
            return new TimestampValue(timestamp);
        }
        if (object instanceof OffsetDateTime timestamp) {
            return new TimestampTzValue(timestamp);
        }
        if (object instanceof ZonedDateTime timestamp) {
            return new TimestampTzValue(timestamp.toOffsetDateTime());
        }
        if (object instanceof Instant instant) {
            return new TimestampTzValue(instant.atOffset(java.time.ZoneOffset.UTC));
        }
        if (object instanceof Duration duration) {
            return new IntervalValue(0, 0, duration.toNanos());
        }
        if (object instanceof Period period) {
            return new IntervalValue(period.toTotalMonths(), period.getDays(), 0);
        }
        throw unknown(object);
    }

    private static Value toContainer(Object object, ZoneId zone) throws SQLException {
        if (object instanceof java.io.InputStream stream) {
            return BinaryValue.of(Streams.bytes(stream, Long.MAX_VALUE));
        }
        if (object instanceof java.io.Reader reader) {
            return new TextValue(Streams.text(reader, Long.MAX_VALUE));
        }
        if (object instanceof Clob clob) {
            return new TextValue(clob.getSubString(1, Math.toIntExact(clob.length())));
        }
        if (object instanceof Blob blob) {
            return BinaryValue.of(blob.getBytes(1, Math.toIntExact(blob.length())));
        }
        if (object instanceof Array array) {
            return toArray(java.util.Arrays.asList((Object[]) array.getArray()), zone);
        }
        if (object.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(object); i++) {
                elements.add(java.lang.reflect.Array.get(object, i)); // of int[], too
            }
            return toArray(elements, zone);
        }
        if (object instanceof Collection<?> collection) {
            return toArray(collection, zone);
        }
        if (object instanceof Map<?, ?> map) {
            Document.Builder document = Document.builder();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                document.put(String.valueOf(field.getKey()), toValue(field.getValue(), zone));
            }
            return document.build();
        }
        return PostgresObject.toValue(object).orElseThrow(() -> unknown(object));
    }

    private static Value toArray(Collection<?> elements, ZoneId zone) throws SQLException {
        List<Value> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            values.add(toValue(element, zone));
        }
        return new ArrayValue(values);
    }

    private static SQLException unknown(Object object) {
        return SqlErrors.wrongUse(
                "22023",
                "No value stands for a Java object of class "
                        + object.getClass().getName());
    }

    static Value toDate(Date date, Calendar calendar) {
        if (date == null) {
            return NullValue.NULL;
        }
        Optional<TimestampValue> endless = Infinity.ofMillis(date.getTime());
        if (endless.isPresent()) {
            return new DateValue(endless.get().value().toLocalDate());
        }
        if (calendar == null) {
            return new DateValue(OldDates.isOld(date) ? OldDates.fields(date, 0).toLocalDate() : date.toLocalDate());
        }
        return new DateValue(
                OldDates.fields(Instant.ofEpochMilli(date.getTime()), calendar).toLocalDate());
    }

    static Value toTime(Time time, Calendar calendar) {
        if (time == null || calendar == null) {
            return time == null ? NullValue.NULL : new TimeValue(timeOf(time));
        }
        return new TimeValue(
                OldDates.fields(Instant.ofEpochMilli(time.getTime()), calendar).toLocalTime());
    }

    static Value toTimestamp(Timestamp timestamp, Calendar calendar) {
        if (timestamp == null) {
            return NullValue.NULL;
        }
        Optional<TimestampValue> endless = Infinity.ofMillis(timestamp.getTime());
        if (endless.isPresent()) {
            return endless.get();
        }
        if (calendar != null) {
            return new TimestampValue(OldDates.fields(timestamp.toInstant(), calendar));
        }
        return new TimestampValue(
                OldDates.isOld(timestamp)
                        ? OldDates.fields(timestamp, timestamp.getNanos())
                        : timestamp.toLocalDateTime());
    }

    /**
     * True if the fields mean another moment in the session's zone than the timestamp does: they were taken in another zone, or lie in
     * the hour that is there twice when summer time ends.
     */
    static boolean isOtherMoment(Value fields, Timestamp timestamp, ZoneId zone) {
        return fields instanceof TimestampValue local
                && Infinity.ofMillis(timestamp.getTime()).isEmpty()
                && !TimestampTzValue.of(local.value(), zone).value().toInstant().equals(timestamp.toInstant());
    }

    /** The moment itself, for a TIMESTAMP WITH TIME ZONE. */
    static Value toMoment(Timestamp timestamp) {
        return new TimestampTzValue(timestamp.toInstant().atOffset(java.time.ZoneOffset.UTC));
    }

    /** The object as a target type of {@code java.sql.Types} wants it; types without a counterpart leave it as it is. */
    static Value toTarget(Object object, int targetType, ZoneId zone) throws SQLException {
        SqlType type = JdbcTypes.sqlType(targetType);
        Value value = toValue(object, zone);
        if (type == SqlType.TIMESTAMP_TZ
                && object instanceof Timestamp timestamp
                && isOtherMoment(value, timestamp, zone)) {
            return toMoment(timestamp);
        }
        if (type == SqlType.TIMESTAMP && value instanceof TimeValue time) {
            return Conversions.onFirstDay(time);
        }
        return type == SqlType.ANY ? value : SqlErrors.translate(() -> Values.cast(value, type, zone));
    }
}
