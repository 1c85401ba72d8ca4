package io.docdb.expr.path;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.scalar.Formats;
import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The item methods of paths. Times without a zone are read in that of the caller where one is asked for. */
final class PathMethods {
    /** The highest precision, and number of digits behind the point, that a method takes. */
    private static final int MOST = 1000;

    private final boolean strict;
    private final ZoneId zone;
    private long keyvalueId;

    PathMethods(boolean strict, ZoneId zone) {
        this.strict = strict;
        this.zone = zone;
    }

    void apply(PathMethod method, Value item, List<Value> arguments, List<Value> results) {
        switch (method) {
            case TYPE -> results.add(new TextValue(typeName(item)));
            case SIZE -> results.add(size(item));
            case KEYVALUE -> keyvalue(item, results);
            case CEILING -> results.add(rounded(method, item, RoundingMode.CEILING));
            case FLOOR -> results.add(rounded(method, item, RoundingMode.FLOOR));
            case ABS -> {
                NumberValue number = number(method, item);
                results.add(Numbers.signum(number) < 0 ? Numbers.negate(number) : number);
            }
            case STRING -> results.add(string(scalar(method, item)));
            case BOOLEAN -> results.add(cast(method, scalar(method, item), SqlType.BOOLEAN));
            case DOUBLE -> results.add(toDouble(item));
            case BIGINT -> results.add(cast(method, numeric(method, item), SqlType.BIGINT));
            case INTEGER -> results.add(cast(method, numeric(method, item), SqlType.INTEGER));
            case NUMBER -> results.add(cast(method, numeric(method, item), SqlType.DECIMAL));
            case DECIMAL -> results.add(cast(method, numeric(method, item), decimalType(arguments)));
            case DATE -> results.add(temporal(method, item, SqlType.DATE));
            case TIME -> results.add(temporal(method, item, sized(SqlType.TIME, arguments)));
            case TIMESTAMP -> results.add(temporal(method, item, sized(SqlType.TIMESTAMP, arguments)));
            case TIMESTAMP_TZ -> results.add(temporal(method, item, sized(SqlType.TIMESTAMP_TZ, arguments)));
            case TIME_TZ -> results.add(temporal(method, item, sized(SqlType.TIME_TZ, arguments)));
            case DATETIME -> results.add(datetime(method, item, arguments));
        }
    }

    /** The name {@code .type()} gives. */
    static String typeName(Value item) {
        return switch (item.kind()) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case DATE -> "date";
            case TIME -> "time without time zone";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMP_TZ -> "timestamp with time zone";
            case TIME_TZ -> "time with time zone";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case TEXT, BINARY, INTERVAL, UUID -> "string";
        };
    }

    private Value size(Value item) {
        if (item instanceof ArrayValue array) {
            return LongValue.of(array.size());
        }
        if (strict) {
            throw unfit(ErrorCode.JSON_ARRAY_NOT_FOUND, PathMethod.SIZE, "an array", item);
        }
        return LongValue.ONE;
    }

    private void keyvalue(Value item, List<Value> results) {
        if (!(item instanceof Document object)) {
            throw unfit(ErrorCode.JSON_OBJECT_NOT_FOUND, PathMethod.KEYVALUE, "an object", item);
        }
        long id = keyvalueId++;
        for (int i = 0; i < object.size(); i++) {
            results.add(Document.builder()
                    .put("key", new TextValue(object.name(i)))
                    .put("value", object.value(i))
                    .put("id", LongValue.of(id))
                    .build());
        }
    }

    private static StatementException unfit(PathMethod method, String expected, Value found) {
        return unfit(method.error(), method, expected, found);
    }

    private static StatementException unfit(ErrorCode code, PathMethod method, String expected, Value found) {
        return new StatementException(
                code, "JSON path: ." + method.text() + "() expects " + expected + ", found " + typeName(found));
    }

    private static NumberValue number(PathMethod method, Value item) {
        if (item instanceof NumberValue number) {
            return number;
        }
        throw unfit(method, "a number", item);
    }

    private static Value numeric(PathMethod method, Value item) {
        if (item instanceof NumberValue || item instanceof TextValue) {
            return item;
        }
        throw unfit(method, "a number or text", item);
    }

    private static Value scalar(PathMethod method, Value item) {
        if (item.isNull() || item instanceof ArrayValue || item instanceof Document) {
            throw unfit(method, "a scalar", item);
        }
        return item;
    }

    /**
     * What a text says, as the type of the method: of one with a zone the date and time that it is in the zone of the caller. A
     * date has no time of day, a time of day no date.
     */
    private Value temporal(PathMethod method, Value item, SqlType type) {
        Value stamp = datetime(method, item, List.of());
        boolean ofDay = method == PathMethod.TIME || method == PathMethod.TIME_TZ;
        boolean isOfDay = stamp instanceof TimeValue || stamp instanceof TimeTzValue;
        if (isOfDay != ofDay && !(isWhole(stamp) && ofDay)) {
            throw unfit(method, ofDay ? "a time of day" : "a date", stamp);
        }
        return cast(method, stamp, type);
    }

    private static boolean isWhole(Value stamp) {
        return stamp instanceof TimestampValue || stamp instanceof TimestampTzValue;
    }

    /** Dates and times as JSON has them. */
    private static TextValue string(Value item) {
        return switch (item.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> {
                String quoted = JsonText.of(item);
                yield new TextValue(quoted.substring(1, quoted.length() - 1));
            }
            default -> new TextValue(TextForm.of(item));
        };
    }

    private static Value rounded(PathMethod method, Value item, RoundingMode mode) {
        NumberValue number = number(method, item);
        if (number instanceof LongValue) {
            return number;
        }
        if (number instanceof DoubleValue approximate) {
            double value = approximate.value();
            return new DoubleValue(mode == RoundingMode.FLOOR ? Math.floor(value) : Math.ceil(value));
        }
        return Numbers.decimal(Numbers.bounded(number).setScale(0, mode));
    }

    /** A number in the form of a double without needless digits. */
    private Value toDouble(Value item) {
        Value number = cast(PathMethod.DOUBLE, numeric(PathMethod.DOUBLE, item), SqlType.DOUBLE);
        if (!Double.isFinite(((DoubleValue) number).value())) {
            throw unfit(PathMethod.DOUBLE, "a finite number", item);
        }
        return item instanceof NumberValue ? item : shortest((NumberValue) number);
    }

    /** Exact numbers without trailing zeros. */
    static Value shortest(NumberValue number) {
        if (!(number instanceof DecimalValue) && !(number instanceof DoubleValue)) {
            return number;
        }
        BigDecimal decimal = Numbers.bounded(number).stripTrailingZeros();
        return Numbers.decimal(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
    }

    private Value cast(PathMethod method, Value item, SqlType type) {
        try {
            return Casts.cast(item, type, zone);
        } catch (DatabaseException unfit) {
            throw new StatementException(
                    method.error(), "JSON path: ." + method.text() + "(): " + unfit.getMessage(), unfit);
        }
    }

    private static SqlType decimalType(List<Value> arguments) {
        if (arguments.isEmpty()) {
            return SqlType.DECIMAL;
        }
        return SqlType.decimal(argument(arguments, 0, 1), arguments.size() > 1 ? argument(arguments, 1, -MOST) : 0);
    }

    private static SqlType sized(SqlType type, List<Value> arguments) {
        return arguments.isEmpty() ? type : SqlType.of(type.name(), argument(arguments, 0, 0));
    }

    private static int argument(List<Value> arguments, int place, int least) {
        if (arguments.get(place) instanceof LongValue number && number.value() >= least && number.value() <= MOST) {
            return (int) number.value();
        }
        throw new StatementException(
                ErrorCode.JSON_PATH_ERROR,
                "JSON path: precision out of range: expected " + least + " to " + MOST + ", found "
                        + arguments.get(place));
    }

    /** What the text has parts of: a date, a time, or a timestamp with or without zone. */
    private Value datetime(PathMethod method, Value item, List<Value> arguments) {
        if (!(item instanceof TextValue text)) {
            return switch (item.kind()) {
                case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> item;
                default -> throw unfit(method, "text", item);
            };
        }
        if (!arguments.isEmpty() && arguments.get(0) instanceof TextValue template) {
            return byTemplate(method, text.value(), template.value());
        }
        String trimmed = text.value().strip();
        Value stamp = Casts.castOrNull(text, SqlType.TIMESTAMP_TZ, zone);
        if (stamp.isNull()) {
            return cast(method, text, Casts.hasZone(trimmed) ? SqlType.TIME_TZ : SqlType.TIME);
        }
        if (Casts.hasZone(trimmed)) {
            return stamp;
        }
        return cast(method, text, trimmed.indexOf(':') < 0 ? SqlType.DATE : SqlType.TIMESTAMP);
    }

    private Value byTemplate(PathMethod method, String text, String template) {
        Value stamp = Formats.parseExactly(text, template);
        String upper = template.toUpperCase(Locale.ROOT);
        boolean timed = upper.contains("HH") || upper.contains("MI") || upper.contains("SS");
        boolean dated = upper.contains("Y") || upper.contains("DD") || upper.contains("MON") || upper.contains("MM");
        if (!timed) {
            return Casts.cast(stamp, SqlType.DATE, zone);
        }
        if (dated) {
            return stamp;
        }
        return new TimeValue(
                stamp instanceof TimestampTzValue zoned
                        ? zoned.value().toLocalTime()
                        : ((TimestampValue) stamp).value().toLocalTime());
    }
}
