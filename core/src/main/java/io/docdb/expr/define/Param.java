package io.docdb.expr.define;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.NumberCasts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
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
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** What a function takes in one place: which types are accepted, and the kind of value its body then sees. */
public enum Param {
    /** Text; other scalars become their text form. */
    TEXT("text"),
    /** A number of any form; text is read as one. */
    NUMBER("a number"),
    /** A whole number in the range of BIGINT. */
    INTEGER("a whole number"),
    /** An approximate number. */
    DOUBLE("a number"),
    BOOLEAN("a boolean"),
    BINARY("bytes"),
    /** A date, time or timestamp of any kind; text is read as a timestamp, date or time, as it has the parts. */
    TEMPORAL("a date, time or timestamp"),
    DATE("a date"),
    TIME("a time"),
    TIMESTAMP("a timestamp"),
    /** As TIMESTAMP, or a time of day that has a zone. */
    MOMENT("a timestamp or a time with time zone"),
    INTERVAL("an interval"),
    UUID("a UUID"),
    ARRAY("an array"),
    /** JSON: dynamic values as they are, text is parsed. */
    JSON("JSON"),
    /** Any value, as it is. */
    ANY("any value");

    private final String description;

    Param(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /**
     * True if text this expression gives is JSON text, to be parsed: it is declared as text, or given by the caller. A
     * text found inside a document is a JSON string and stays one.
     */
    public static boolean isJsonText(Expression expression) {
        return expression.type().isText() || expression instanceof Parameter;
    }

    /** True if arguments of this type may stand here. */
    boolean accepts(SqlType type) {
        if (type.family() == SqlType.Family.ANY || type.family() == SqlType.Family.NULL || type.isText()) {
            return true;
        }
        return switch (this) {
            case TEXT -> type.family() != SqlType.Family.ROW;
            case NUMBER, INTEGER, DOUBLE -> type.isNumeric() || type.family() == SqlType.Family.BOOLEAN;
            case BOOLEAN -> type.family() == SqlType.Family.BOOLEAN || type.isNumeric();
            case BINARY -> type.family() == SqlType.Family.BINARY || type.family() == SqlType.Family.UUID;
            case TEMPORAL -> type.isTemporal();
            case DATE, TIMESTAMP -> hasDate(type);
            case MOMENT -> hasDate(type) || type.name() == SqlType.Name.TIME_TZ;
            case TIME -> type.isTemporal() && type.name() != SqlType.Name.DATE;
            case INTERVAL -> type.family() == SqlType.Family.INTERVAL || type.family() == SqlType.Family.TIME;
            case UUID -> type.family() == SqlType.Family.UUID || type.family() == SqlType.Family.BINARY;
            case ARRAY -> type.family() == SqlType.Family.ARRAY;
            case JSON, ANY -> true;
        };
    }

    private static boolean hasDate(SqlType type) {
        return type.isTemporal() && type.name() != SqlType.Name.TIME && type.name() != SqlType.Name.TIME_TZ;
    }

    /** The value as the body sees it. @throws StatementException INVALID_CAST and its relatives */
    Value coerce(Value value, EvaluationContext context) {
        return switch (this) {
            case TEXT -> value instanceof TextValue ? value : new TextValue(TextForm.of(value));
            case NUMBER -> value instanceof NumberValue ? value : NumberCasts.toNumber(value, SqlType.DECIMAL);
            case INTEGER -> value instanceof LongValue ? value : Casts.cast(value, SqlType.BIGINT, ZoneOffset.UTC);
            case DOUBLE -> value instanceof DoubleValue ? value : Casts.cast(value, SqlType.DOUBLE, ZoneOffset.UTC);
            case BOOLEAN -> value instanceof BooleanValue ? value : Casts.cast(value, SqlType.BOOLEAN, ZoneOffset.UTC);
            case BINARY -> binary(value);
            case TEMPORAL -> temporal(value, context);
            case DATE -> value instanceof DateValue ? value : Casts.cast(value, SqlType.DATE, context.zone());
            case TIME -> value instanceof TimeValue ? value : Casts.cast(value, SqlType.TIME, context.zone());
            case TIMESTAMP ->
                value instanceof TimestampValue || value instanceof TimestampTzValue
                        ? value
                        : Casts.cast(value, SqlType.TIMESTAMP, context.zone());
            case MOMENT -> value instanceof TimeTzValue ? value : TIMESTAMP.coerce(value, context);
            case INTERVAL ->
                value instanceof IntervalValue ? value : Casts.cast(value, SqlType.INTERVAL, ZoneOffset.UTC);
            case UUID -> value instanceof UuidValue ? value : Casts.cast(value, SqlType.UUID, ZoneOffset.UTC);
            case ARRAY -> value instanceof ArrayValue ? value : Casts.cast(value, SqlType.ARRAY, ZoneOffset.UTC);
            case JSON -> value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
            case ANY -> value;
        };
    }

    /** A text is its characters, unless it is written as hexadecimal digits. */
    private static Value binary(Value value) {
        if (value instanceof BinaryValue) {
            return value;
        }
        return value instanceof TextValue text && !text.value().startsWith("\\x")
                ? BinaryValue.of(text.value().getBytes(StandardCharsets.UTF_8))
                : Casts.cast(value, SqlType.VARBINARY, ZoneOffset.UTC);
    }

    private static Value temporal(Value value, EvaluationContext context) {
        if (!(value instanceof TextValue text)) {
            switch (value.kind()) {
                case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> {
                    return value;
                }
                default ->
                    throw new StatementException(
                            ErrorCode.INVALID_CAST,
                            "Invalid value: expected a date, time or timestamp, found " + value);
            }
        }
        Value stamp = Casts.castOrNull(text, SqlType.TIMESTAMP_TZ, context.zone());
        if (stamp.isNull()) {
            return Casts.cast(text, SqlType.TIME, context.zone());
        }
        return Casts.hasZone(text.value()) ? stamp : Casts.cast(text, SqlType.TIMESTAMP, context.zone());
    }
}
