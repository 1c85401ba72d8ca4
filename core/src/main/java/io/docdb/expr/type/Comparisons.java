package io.docdb.expr.type;

import io.docdb.value.ArrayValue;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import io.docdb.value.ValueOrder;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Three-valued comparison of two values.
 *
 * <p>Values of one kind compare as {@link ValueOrder} has it. Dates and timestamps compare with each other (a date is its
 * midnight; across zones UTC is meant: the binder casts where types are declared), and text that reads as a date, time
 * or UUID compares with one; a text with an offset is its moment in UTC, so that being equal stays transitive. Other values of different kinds, which only dynamic JSON brings together, are unequal and
 * have no order.
 */
public final class Comparisons {
    /** The answer when one side is NULL. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    /** The answer for different kinds: unequal, and neither less nor greater. */
    public static final int UNEQUAL = Integer.MAX_VALUE;

    private static final int DATE_DIGITS = 8; // without hyphens
    private static final int UUID_DIGITS = 32;

    /** Where times and intervals meet: a text may read as both. */
    private static final Value NO_DAY = new TimeValue(LocalTime.MIDNIGHT);

    private Comparisons() {}

    /** -1, 0 or 1 as {@code left} is less, equal or greater; {@link #UNKNOWN}; {@link #UNEQUAL}. */
    public static int compare(Value left, Value right) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            return Long.compare(a.value(), b.value());
        }
        ValueKind kind = left.kind();
        if (kind == ValueKind.NULL || right.kind() == ValueKind.NULL) {
            return UNKNOWN;
        }
        if (kind != right.kind()) {
            return compareKinds(left, right);
        }
        int order = kind == ValueKind.NUMBER
                ? NumberValue.compare((NumberValue) left, (NumberValue) right)
                : ordered(left, right);
        return Integer.signum(order);
    }

    /**
     * As paths into JSON compare scalars: a number or truth value is never a text. What JSON can only write as a text (a date,
     * a UUID) compares with texts, for they cannot be told apart in what comes out.
     */
    public static int compareItems(Value left, Value right) {
        boolean textAndOther = left instanceof TextValue != right instanceof TextValue;
        return textAndOther && (isOnlyItself(left) || isOnlyItself(right)) ? UNEQUAL : compare(left, right);
    }

    private static boolean isOnlyItself(Value value) {
        return value.kind() == ValueKind.NUMBER || value.kind() == ValueKind.BOOLEAN;
    }

    private static int ordered(Value left, Value right) {
        return left instanceof TextValue a ? a.compareTo((TextValue) right) : ValueOrder.INSTANCE.compare(left, right);
    }

    /** Equal in SQL's sense; false where that is unknown. */
    public static boolean areEqual(Value left, Value right) {
        return compare(left, right) == 0;
    }

    /** Equal, two NULLs included: IS NOT DISTINCT FROM. */
    public static boolean areNotDistinct(Value left, Value right) {
        return left.isNull() || right.isNull() ? left.isNull() && right.isNull() : compare(left, right) == 0;
    }

    /**
     * Field by field, as SQL compares row values: the first pair that is not equal decides; an unknown pair makes
     * equality unknown unless a later pair is unequal, and order unknown at once.
     */
    public static int compareRows(ArrayValue left, ArrayValue right, boolean forEquality) {
        boolean unknown = false;
        for (int i = 0; i < left.size(); i++) {
            int order = compare(left.elements().get(i), right.elements().get(i));
            if (order == UNKNOWN && !forEquality) {
                return UNKNOWN;
            }
            if (order == UNKNOWN) {
                unknown = true;
            } else if (order != 0) {
                return order;
            }
        }
        return unknown ? UNKNOWN : 0;
    }

    private static int compareKinds(Value left, Value right) {
        if (left instanceof TextValue text) {
            Value read = readAs(text.value(), right);
            return read.isNull() ? UNEQUAL : compareSame(read, right);
        }
        if (right instanceof TextValue text) {
            Value read = readAs(text.value(), left);
            return read.isNull() ? UNEQUAL : compareSame(left, read);
        }
        return compareSame(left, right);
    }

    private static int compareSame(Value left, Value right) {
        if (left.kind() == right.kind()) {
            return Integer.signum(ValueOrder.INSTANCE.compare(left, right));
        }
        LocalDateTime a = asTimestamp(left);
        LocalDateTime b = asTimestamp(right);
        return a == null || b == null ? UNEQUAL : Integer.signum(a.compareTo(b));
    }

    /** The text as a value that compares with {@code other}, or NULL. */
    private static Value readAs(String text, Value other) {
        return readKind(text, other.kind());
    }

    private static Value readKind(String text, ValueKind kind) {
        switch (kind) {
            case UUID -> {
                UuidValue uuid = Casts.readUuid(text);
                return uuid == null ? NullValue.NULL : uuid;
            }
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> {
                TemporalText parts = TemporalText.read(text);
                return parts == null ? NullValue.NULL : temporal(parts, kind);
            }
            case INTERVAL -> {
                return IntervalText.read(text).map(span -> (Value) span).orElse(NullValue.NULL);
            }
            default -> {
                return NullValue.NULL;
            }
        }
    }

    private static Value temporal(TemporalText parts, ValueKind kind) {
        if (kind == ValueKind.TIME) {
            return parts.hasDate() ? NullValue.NULL : new TimeValue(parts.time());
        }
        if (kind == ValueKind.TIME_TZ) {
            return parts.hasDate() ? NullValue.NULL : parts.offsetTime(ZoneOffset.UTC);
        }
        if (!parts.hasDate()) {
            return NullValue.NULL;
        }
        OffsetDateTime moment = parts.offsetDateTime(ZoneOffset.UTC);
        return kind == ValueKind.TIMESTAMP_TZ ? new TimestampTzValue(moment) : new TimestampValue(utc(moment));
    }

    private static LocalDateTime utc(OffsetDateTime moment) {
        return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /**
     * A value that all values equal to {@code value} have in common, whatever their kind; unequal ones may have it, too. So
     * the place in a hash table where they meet: a moment in UTC, one place for all times and intervals, else the value.
     */
    public static Value meetingPlace(Value value) {
        return switch (value.kind()) {
            case DATE, TIMESTAMP, TIMESTAMP_TZ -> new TimestampValue(asTimestamp(value));
            case TIME, TIME_TZ, INTERVAL -> NO_DAY;
            case TEXT -> meetingPlace((TextValue) value);
            default -> value;
        };
    }

    private static Value meetingPlace(TextValue text) {
        if (!mayReadAsOther(text.value())) {
            return text;
        }
        UuidValue uuid = Casts.readUuid(text.value());
        if (uuid != null) {
            return uuid;
        }
        TemporalText parts = TemporalText.read(text.value());
        if (parts != null && parts.hasDate()) {
            return temporal(parts, ValueKind.TIMESTAMP);
        }
        boolean isTime = parts != null || IntervalText.read(text.value()).isPresent();
        return isTime ? NO_DAY : text;
    }

    /**
     * False if a text reads as nothing but a text. UUIDs have 32 digits. Dates, times and intervals start with a digit, a sign, P, T,
     * @ or the words epoch and infinity; a short number with letters behind it can only be an interval, and these are its unit then:
     * {@code 5d} may be one, {@code 5YZBGEOW} is none. Told without reading the text, for nearly every text is nothing else.
     */
    public static boolean mayReadAsOther(String text) {
        int length = text.length();
        if (length == 0) {
            return false;
        }
        char first = text.charAt(0);
        char second = length > 1 ? text.charAt(1) : 0;
        if (length >= UUID_DIGITS && (first == '{' || Character.digit(first, 16) >= 0)) {
            return true;
        }
        if (isDigit(first)) {
            return mayBeNumber(text);
        }
        if (first <= '.' || first == '@' || first > '~') {
            return true;
        }
        return switch (first) {
            case 'p', 'P' -> isDigit(second) || "+-.tT".indexOf(second) >= 0;
            case 't', 'T' -> isDigit(second);
            case 'e', 'E' -> second == 'p' || second == 'P';
            case 'i', 'I' -> second == 'n' || second == 'N';
            default -> false;
        };
    }

    /** Of what starts with a digit: if letters follow a number too short for a date, whether they are a unit. */
    private static boolean mayBeNumber(String text) {
        int length = text.length();
        int letters = 0;
        while (letters < length && (isDigit(text.charAt(letters)) || text.charAt(letters) == ' ')) {
            letters++;
        }
        int end = letters;
        while (end < length && isLetter(text.charAt(end))) {
            end++;
        }
        boolean ofLetters = end > letters && (end == length || text.charAt(end) <= '~');
        return !ofLetters || letters >= DATE_DIGITS || IntervalText.isUnit(text.substring(letters, end));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /**
     * The value of another kind that a value may be equal to: the bound between the values of {@code kind} that are less
     * and those that are greater. A date gives the day of the moment, whatever its time.
     *
     * @return NULL if values of the two kinds never compare; and for a text, of which many forms are equal to one value
     */
    public static Value counterpart(Value value, ValueKind kind) {
        if (value.kind() == kind) {
            return value;
        }
        if (kind == ValueKind.TIME
                || kind == ValueKind.TIME_TZ
                || kind == ValueKind.UUID
                || kind == ValueKind.INTERVAL) {
            return value instanceof TextValue text ? readKind(text.value(), kind) : NullValue.NULL;
        }
        if (kind != ValueKind.DATE && kind != ValueKind.TIMESTAMP && kind != ValueKind.TIMESTAMP_TZ) {
            return NullValue.NULL;
        }
        if (value instanceof TextValue text) {
            TemporalText parts = TemporalText.read(text.value());
            Value read = parts == null ? NullValue.NULL : temporal(parts, kind);
            return read instanceof TimestampValue stamp && kind == ValueKind.DATE
                    ? new DateValue(stamp.value().toLocalDate())
                    : read;
        }
        LocalDateTime moment = asTimestamp(value);
        if (moment == null) {
            return NullValue.NULL;
        }
        return switch (kind) {
            case DATE -> new DateValue(moment.toLocalDate());
            case TIMESTAMP -> new TimestampValue(moment);
            default -> new TimestampTzValue(moment.atOffset(ZoneOffset.UTC));
        };
    }

    private static LocalDateTime asTimestamp(Value value) {
        if (value instanceof DateValue date) {
            return date.value().atStartOfDay();
        }
        if (value instanceof TimestampValue stamp) {
            return stamp.value();
        }
        return value instanceof TimestampTzValue stamp ? utc(stamp.value()) : null;
    }
}
