package io.docdb.expr.type;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A value as a value of another type.
 *
 * <p>{@link #cast} is CAST: text that is too long is cut, as PostgreSQL and H2 do. {@link #assign} is what INSERT and
 * UPDATE do: text may only lose trailing blanks (22001). Both round exact numbers half up and refuse what does not fit.
 * NULL stays NULL. A cast to {@link SqlType#ANY} leaves a value as it is; JSON text is parsed by {@link JsonForm}.
 */
public final class Casts {
    private static final int UUID_BYTES = 16;

    /** Digits that a hyphen does not part. */
    private static final int UUID_GROUP = 4;

    private Casts() {}

    /**
     * @param zone of the session: between zoned and unzoned times
     * @throws StatementException INVALID_CAST, NUMBER_OUT_OF_RANGE, INVALID_DATETIME, TYPE_MISMATCH
     */
    public static Value cast(Value value, SqlType target, ZoneId zone) {
        if (value.isNull()) {
            return NullValue.NULL;
        }
        return switch (target.name()) {
            case NULL, ANY, ROW -> value;
            case JSON -> value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
            case BOOLEAN -> toBoolean(value);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> NumberCasts.toInteger(value, target);
            case DECIMAL -> NumberCasts.toDecimal(value, target);
            case REAL, DOUBLE -> NumberCasts.toDouble(value, target);
            case CHAR, VARCHAR, CLOB -> toText(value, target);
            case BINARY, VARBINARY, BLOB -> toBinary(value, target);
            case DATE -> TemporalCasts.toDate(value, zone);
            case TIME -> TemporalCasts.toTime(value, target, zone);
            case TIMESTAMP -> TemporalCasts.toTimestamp(value, target, zone);
            case TIMESTAMP_TZ -> TemporalCasts.toTimestampTz(value, target, zone);
            case TIME_TZ -> TemporalCasts.toTimeTz(value, target, zone);
            case INTERVAL -> TemporalCasts.toInterval(value);
            case UUID -> toUuid(value);
            case ARRAY -> toArray(value, target, zone);
            case OBJECT -> toObject(value);
        };
    }

    /** As {@link #cast}, but NULL for a value that does not fit. */
    public static Value castOrNull(Value value, SqlType target, ZoneId zone) {
        if (value instanceof TextValue text && target.isNumeric() && !NumberCasts.isNumber(text.value())) {
            return NullValue.NULL; // spares the exception where dynamic text meets a number in every row
        }
        try {
            return cast(value, target, zone);
        } catch (DatabaseException unfit) {
            return NullValue.NULL;
        }
    }

    /**
     * The value as a column of type {@code target} stores it.
     *
     * @throws StatementException as {@link #cast}, and STRING_TOO_LONG for text or bytes beyond the declared length
     */
    public static Value assign(Value value, SqlType target, ZoneId zone) {
        Value fitted = cast(value, target, zone);
        if (target.hasPrecision() && target.isText() && !value.isNull()) {
            String whole = TextForm.of(value);
            int kept = ((TextValue) fitted).value().length();
            if (!whole.substring(Math.min(kept, whole.length())).isBlank()) {
                throw tooLong(target, whole.codePointCount(0, whole.length()) + " characters");
            }
        }
        if (target.hasPrecision() && fitted instanceof BinaryValue bytes && value instanceof BinaryValue whole) {
            if (whole.length() > bytes.length()) {
                throw tooLong(target, whole.length() + " bytes");
            }
        }
        return fitted;
    }

    /** True if {@code text} reads as a timestamp that names its zone. */
    public static boolean hasZone(String text) {
        TemporalText parts = TemporalText.read(text);
        return parts != null && parts.hasZone();
    }

    private static StatementException tooLong(SqlType target, String found) {
        return new StatementException(
                ErrorCode.STRING_TOO_LONG, "Value too long: expected " + target + ", found " + found);
    }

    private static Value toBoolean(Value value) {
        if (value instanceof BooleanValue) {
            return value;
        }
        if (value instanceof NumberValue number) {
            return BooleanValue.of(NumberValue.compare(number, io.docdb.value.LongValue.ZERO) != 0);
        }
        if (value instanceof TextValue text) {
            switch (text.value().strip().toLowerCase(Locale.ROOT)) {
                case "true", "tru", "tr", "t", "yes", "ye", "y", "on", "1" -> {
                    return BooleanValue.TRUE;
                }
                case "false", "fals", "fal", "fa", "f", "no", "n", "off", "of", "0" -> {
                    return BooleanValue.FALSE;
                }
                default -> throw invalid(value, SqlType.BOOLEAN);
            }
        }
        throw invalid(value, SqlType.BOOLEAN);
    }

    /** CHAR keeps no trailing blanks, so that {@code 'a '} and {@code 'a'} are equal without a rule of their own. */
    private static Value toText(Value value, SqlType target) {
        String text = TextForm.of(value);
        String cut = text;
        if (target.hasPrecision() && text.length() > target.precision()) {
            int characters = text.codePointCount(0, text.length());
            cut = characters <= target.precision()
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, target.precision()));
        }
        if (target.name() == SqlType.Name.CHAR) {
            int end = cut.length();
            while (end > 0 && cut.charAt(end - 1) == ' ') {
                end--;
            }
            cut = cut.substring(0, end);
        }
        return value instanceof TextValue && cut.length() == text.length() ? value : new TextValue(cut);
    }

    private static Value toBinary(Value value, SqlType target) {
        BinaryValue bytes = bytesOf(value, target);
        if (!target.hasPrecision() || bytes.length() <= target.precision()) {
            return bytes;
        }
        return BinaryValue.of(java.util.Arrays.copyOf(bytes.bytes(), target.precision()));
    }

    private static BinaryValue bytesOf(Value value, SqlType target) {
        if (value instanceof BinaryValue bytes) {
            return bytes;
        }
        if (value instanceof UuidValue uuid) {
            ByteBuffer buffer = ByteBuffer.allocate(UUID_BYTES);
            buffer.putLong(uuid.value().getMostSignificantBits());
            buffer.putLong(uuid.value().getLeastSignificantBits());
            return BinaryValue.of(buffer.array());
        }
        if (!(value instanceof TextValue text)) {
            throw invalid(value, target);
        }
        try {
            return BinaryValue.of(
                    text.value().startsWith("\\x")
                            ? HexFormat.of().parseHex(text.value().substring(2))
                            : EscapedBytes.read(text.value()));
        } catch (IllegalArgumentException noBytes) {
            throw invalid(value, target);
        }
    }

    private static Value toUuid(Value value) {
        if (value instanceof UuidValue) {
            return value;
        }
        if (value instanceof BinaryValue bytes && bytes.length() == UUID_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes());
            return new UuidValue(new UUID(buffer.getLong(), buffer.getLong()));
        }
        if (value instanceof TextValue text) {
            UuidValue uuid = readUuid(text.value());
            if (uuid != null) {
                return uuid;
            }
        }
        throw invalid(value, SqlType.UUID);
    }

    /** The UUID {@code text} stands for, Java null if none (hot path). It may have braces, and hyphens behind any group of four
     * digits. */
    static UuidValue readUuid(String text) {
        String digits = text.strip();
        if (digits.startsWith("{") && digits.endsWith("}")) {
            digits = digits.substring(1, digits.length() - 1);
        }
        if (!hyphensAreWellPlaced(digits)) {
            return null;
        }
        digits = digits.replace("-", "");
        if (digits.length() != 2 * UUID_BYTES) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return null;
            }
        }
        return new UuidValue(
                new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16)));
    }

    private static boolean hyphensAreWellPlaced(String digits) {
        int hyphens = 0;
        int last = 0; // how many digits stand before the last one
        for (int at = digits.indexOf('-'); at >= 0; at = digits.indexOf('-', at + 1)) {
            int before = at - hyphens++;
            if (before % UUID_GROUP != 0 || before == last || before == 2 * UUID_BYTES) {
                return false;
            }
            last = before;
        }
        return true;
    }

    /** As PostgreSQL's, an array of a type may have any depth. */
    private static Value toArray(Value value, SqlType target, ZoneId zone) {
        Value source = value instanceof TextValue text ? JsonForm.parseArray(text.value()) : value;
        if (!(source instanceof ArrayValue array)) {
            throw invalid(value, target);
        }
        if (target.elementType().isEmpty()) {
            return array;
        }
        List<Value> elements = new ArrayList<>(array.size());
        for (Value element : array.elements()) {
            boolean nested =
                    element instanceof ArrayValue && target.elementType().get().family() != SqlType.Family.ARRAY;
            elements.add(cast(element, nested ? target : target.elementType().get(), zone));
        }
        return new ArrayValue(elements);
    }

    private static Value toObject(Value value) {
        Value source = value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
        if (source instanceof Document) {
            return source;
        }
        throw invalid(value, SqlType.OBJECT);
    }

    /** The error of a value that is none of {@code target}. */
    static StatementException invalid(Value value, SqlType target) {
        boolean temporal = target.isTemporal() && value instanceof TextValue;
        return new StatementException(
                temporal ? ErrorCode.INVALID_DATETIME : ErrorCode.INVALID_CAST,
                "Invalid value: expected " + target + ", found " + excerpt(value));
    }

    /** The value for an error message, at most 60 characters of it. */
    static String excerpt(Value value) {
        String text = value instanceof NumberValue ? TextForm.of(value) : value.toString();
        String kind = value instanceof TextValue || value instanceof NumberValue ? "" : value.kind() + " ";
        return kind + (text.length() <= 60 ? text : text.substring(0, 57) + "...");
    }
}
