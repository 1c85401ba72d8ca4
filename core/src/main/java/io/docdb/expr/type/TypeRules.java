package io.docdb.expr.type;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.SqlType.Name;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which type results when types meet.
 *
 * <p>{@link SqlType#NULL} (an untyped NULL) gives way to every type. {@link SqlType#ANY} swallows every type: values of
 * dynamic type bring their kind along and need no cast; so where the common type is ANY, no Cast node is to be added.
 */
public final class TypeRules {
    /** Digits of the widest value of each integer type. */
    private static final int[] INTEGER_DIGITS = {3, 5, 10, 19};

    /** Precision beyond which a declared one says nothing any more: the result is a DECIMAL of any size. */
    private static final int MAX_PRECISION = 100_000;

    private TypeRules() {}

    /** The type of a literal. */
    public static SqlType typeOf(Value value) {
        return switch (value.kind()) {
            case NULL -> SqlType.NULL;
            case BOOLEAN -> SqlType.BOOLEAN;
            case NUMBER -> numberType((NumberValue) value);
            case TEXT -> SqlType.VARCHAR;
            case BINARY -> SqlType.VARBINARY;
            case DATE -> SqlType.DATE;
            case TIME -> SqlType.TIME;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            case TIMESTAMP_TZ -> SqlType.TIMESTAMP_TZ;
            case TIME_TZ -> SqlType.TIME_TZ;
            case INTERVAL -> SqlType.INTERVAL;
            case UUID -> SqlType.UUID;
            case ARRAY -> arrayType((ArrayValue) value);
            case OBJECT -> SqlType.OBJECT;
        };
    }

    private static SqlType numberType(NumberValue number) {
        if (number instanceof LongValue whole) {
            return whole.value() == (int) whole.value() ? SqlType.INTEGER : SqlType.BIGINT;
        }
        if (number instanceof DoubleValue) {
            return SqlType.DOUBLE;
        }
        BigDecimal decimal = number.toDecimal();
        int scale = Math.max(decimal.scale(), 0);
        int precision = Math.max(decimal.precision() + scale - decimal.scale(), scale);
        return SqlType.decimal(Math.max(precision, 1), scale);
    }

    private static SqlType arrayType(ArrayValue array) {
        SqlType element = SqlType.NULL;
        for (Value value : array.elements()) {
            element = commonType(element, typeOf(value)).orElse(SqlType.ANY);
        }
        return element.name() == Name.NULL ? SqlType.ARRAY : SqlType.arrayOf(element);
    }

    /** The type both CASE branches, UNION sides or comparison operands are brought to, if there is one. */
    public static Optional<SqlType> commonType(SqlType left, SqlType right) {
        if (left.equals(right) || right.name() == Name.NULL) {
            return Optional.of(left);
        }
        if (left.name() == Name.NULL) {
            return Optional.of(right);
        }
        if (left.family() == Family.ANY || right.family() == Family.ANY) {
            return Optional.of(SqlType.ANY);
        }
        if (left.family() != right.family()) {
            return commonOfFamilies(left, right);
        }
        return switch (left.family()) {
            case NUMBER -> Optional.of(commonNumber(left, right));
            case TEXT, BINARY -> Optional.of(longer(left, right));
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ ->
                Optional.of(SqlType.of(left.name(), wider(left.precision(), right.precision())));
            case ARRAY -> commonArray(left, right);
            case ROW -> commonRow(left, right);
            default -> Optional.of(left);
        };
    }

    /** The common type of all. @throws StatementException TYPE_MISMATCH naming {@code what} and the two types */
    public static SqlType commonType(List<SqlType> types, String what) {
        SqlType common = SqlType.NULL;
        for (SqlType type : types) {
            SqlType before = common;
            common = commonType(before, type)
                    .orElseThrow(() -> new StatementException(
                            ErrorCode.TYPE_MISMATCH,
                            "Types do not match: " + what + " has " + before + " and " + type));
        }
        return common;
    }

    /** True if values of the two types may be compared, be it after a cast to the common type. */
    public static boolean areComparable(SqlType left, SqlType right) {
        return comparisonType(left, right).isPresent();
    }

    /**
     * The type two compared operands are brought to: the common type, or, where text meets another scalar type, that
     * type ({@code placed_at > '2024-01-01'}, {@code id = '17'}).
     */
    public static Optional<SqlType> comparisonType(SqlType left, SqlType right) {
        Optional<SqlType> common = commonType(left, right);
        if (common.isPresent()) {
            return common;
        }
        if (left.isText() && isReadFromText(right)) {
            return Optional.of(withoutSize(right));
        }
        return right.isText() && isReadFromText(left) ? Optional.of(withoutSize(left)) : Optional.empty();
    }

    /** Whole number types become DECIMAL here: {@code id = '1.5'} is false, not an error. */
    private static SqlType withoutSize(SqlType type) {
        return type.isInteger() ? SqlType.DECIMAL : SqlType.of(type.name());
    }

    private static boolean isReadFromText(SqlType type) {
        return switch (type.family()) {
            case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL, UUID, BINARY -> true;
            default -> false;
        };
    }

    private static Optional<SqlType> commonOfFamilies(SqlType left, SqlType right) {
        boolean zoned = left.name() == Name.TIMESTAMP_TZ || right.name() == Name.TIMESTAMP_TZ;
        if (isDateOrStamp(left) && isDateOrStamp(right)) {
            int precision = left.name() == Name.DATE
                    ? right.precision()
                    : right.name() == Name.DATE ? left.precision() : wider(left.precision(), right.precision());
            return Optional.of(SqlType.of(zoned ? Name.TIMESTAMP_TZ : Name.TIMESTAMP, precision));
        }
        if (isTimeOfDay(left) && isTimeOfDay(right)) {
            return Optional.of(SqlType.of(Name.TIME_TZ, wider(left.precision(), right.precision())));
        }
        boolean json = left.name() == Name.OBJECT || left.name() == Name.ARRAY;
        boolean otherJson = right.name() == Name.OBJECT || right.name() == Name.ARRAY;
        return json && otherJson ? Optional.of(SqlType.ANY) : Optional.empty();
    }

    private static boolean isDateOrStamp(SqlType type) {
        return type.name() == Name.DATE || type.name() == Name.TIMESTAMP || type.name() == Name.TIMESTAMP_TZ;
    }

    private static boolean isTimeOfDay(SqlType type) {
        return type.name() == Name.TIME || type.name() == Name.TIME_TZ;
    }

    private static SqlType commonNumber(SqlType left, SqlType right) {
        if (left.isApproximate() || right.isApproximate()) {
            return left.name() == right.name() ? left : SqlType.DOUBLE;
        }
        if (left.isInteger() && right.isInteger()) {
            return left.name().compareTo(right.name()) >= 0 ? left : right;
        }
        if (!isSized(left) || !isSized(right)) {
            return SqlType.DECIMAL;
        }
        int scale = Math.max(scale(left), scale(right));
        int whole = Math.max(digits(left) - scale(left), digits(right) - scale(right));
        return SqlType.decimal(whole + scale, scale);
    }

    private static boolean isSized(SqlType type) {
        return type.isInteger() || type.hasPrecision();
    }

    private static int digits(SqlType type) {
        return type.isInteger() ? INTEGER_DIGITS[type.name().ordinal() - Name.TINYINT.ordinal()] : type.precision();
    }

    private static int scale(SqlType type) {
        return type.isInteger() || !type.hasScale() ? 0 : type.scale();
    }

    private static SqlType longer(SqlType left, SqlType right) {
        Name name = left.name().compareTo(right.name()) >= 0 ? left.name() : right.name();
        return SqlType.of(name, wider(left.precision(), right.precision()));
    }

    private static int wider(int left, int right) {
        return left == SqlType.UNSPECIFIED || right == SqlType.UNSPECIFIED
                ? SqlType.UNSPECIFIED
                : Math.max(left, right);
    }

    private static Optional<SqlType> commonArray(SqlType left, SqlType right) {
        if (left.elementType().isEmpty() || right.elementType().isEmpty()) {
            return Optional.of(SqlType.ARRAY);
        }
        return Optional.of(
                commonType(left.elementType().get(), right.elementType().get())
                        .map(SqlType::arrayOf)
                        .orElse(SqlType.ARRAY));
    }

    private static Optional<SqlType> commonRow(SqlType left, SqlType right) {
        if (left.element().size() != right.element().size()) {
            return Optional.empty();
        }
        List<SqlType> fields = new ArrayList<>();
        for (int i = 0; i < left.element().size(); i++) {
            Optional<SqlType> field =
                    comparisonType(left.element().get(i), right.element().get(i));
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        return Optional.of(SqlType.rowOf(fields));
    }

    /** The type of a sum or difference of numbers: one digit more than the wider operand. */
    public static SqlType sumType(SqlType left, SqlType right) {
        SqlType common = commonNumber(left, right);
        if (common.name() != Name.DECIMAL || !common.hasPrecision()) {
            return atLeastInteger(common);
        }
        return sized(common.precision() + 1, common.scale());
    }

    /** The type of a product of numbers: digits and scales add up. */
    public static SqlType productType(SqlType left, SqlType right) {
        SqlType common = commonNumber(left, right);
        if (common.name() != Name.DECIMAL || !common.hasPrecision()) {
            return atLeastInteger(common);
        }
        return sized(digits(left) + digits(right), scale(left) + scale(right));
    }

    /** The type of a quotient: whole of whole numbers, else exact with a scale found by the values. */
    public static SqlType quotientType(SqlType left, SqlType right) {
        SqlType common = commonNumber(left, right);
        return common.name() == Name.DECIMAL ? SqlType.DECIMAL : atLeastInteger(common);
    }

    /** The type of a remainder. */
    public static SqlType remainderType(SqlType left, SqlType right) {
        return atLeastInteger(commonNumber(left, right));
    }

    private static SqlType atLeastInteger(SqlType type) {
        return type.name() == Name.TINYINT || type.name() == Name.SMALLINT ? SqlType.INTEGER : type;
    }

    private static SqlType sized(int precision, int scale) {
        return precision > MAX_PRECISION ? SqlType.DECIMAL : SqlType.decimal(precision, scale);
    }
}
