package io.docdb.value;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a column, an expression or a parameter may hold. {@link #ANY} is the dynamic type of an undeclared JSON field:
 * its values bring their own kind along.
 *
 * @param name the type's name
 * @param precision characters, bytes, digits or fractional-second digits, as the name has it; {@link #UNSPECIFIED} if
 *     not declared
 * @param scale digits behind the point of a DECIMAL; {@link #UNSPECIFIED} if not declared
 * @param element the type of the elements of an ARRAY, the types of the fields of a ROW in order; else empty
 */
public record SqlType(Name name, int precision, int scale, List<SqlType> element) {
    public static final int UNSPECIFIED = -1;

    /** The names of the types; {@code sqlText} is how SQL writes them. */
    public enum Name {
        NULL("NULL", Family.NULL),
        /** Any value, as it is. */
        ANY("JSON", Family.ANY),
        /** Any value, of a column declared JSON: a text that is assigned to it is read as JSON. */
        JSON("JSON", Family.ANY),
        BOOLEAN("BOOLEAN", Family.BOOLEAN),
        TINYINT("TINYINT", Family.NUMBER),
        SMALLINT("SMALLINT", Family.NUMBER),
        INTEGER("INTEGER", Family.NUMBER),
        BIGINT("BIGINT", Family.NUMBER),
        DECIMAL("DECIMAL", Family.NUMBER),
        REAL("REAL", Family.NUMBER),
        DOUBLE("DOUBLE PRECISION", Family.NUMBER),
        CHAR("CHARACTER", Family.TEXT),
        VARCHAR("CHARACTER VARYING", Family.TEXT),
        CLOB("CHARACTER LARGE OBJECT", Family.TEXT),
        BINARY("BINARY", Family.BINARY),
        VARBINARY("BINARY VARYING", Family.BINARY),
        BLOB("BINARY LARGE OBJECT", Family.BINARY),
        DATE("DATE", Family.DATE),
        TIME("TIME", Family.TIME),
        TIMESTAMP("TIMESTAMP", Family.TIMESTAMP),
        TIMESTAMP_TZ("TIMESTAMP WITH TIME ZONE", Family.TIMESTAMP_TZ),
        TIME_TZ("TIME WITH TIME ZONE", Family.TIME_TZ),
        INTERVAL("INTERVAL", Family.INTERVAL),
        UUID("UUID", Family.UUID),
        ARRAY("ARRAY", Family.ARRAY),
        OBJECT("OBJECT", Family.OBJECT),
        ROW("ROW", Family.ROW);

        private final String sqlText;
        private final Family family;

        Name(String sqlText, Family family) {
            this.sqlText = sqlText;
            this.family = family;
        }

        public String sqlText() {
            return sqlText;
        }

        public Family family() {
            return family;
        }
    }

    /** Types of one family compare and assign among themselves. */
    public enum Family {
        NULL,
        ANY,
        BOOLEAN,
        NUMBER,
        TEXT,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_TZ,
        TIME_TZ,
        INTERVAL,
        UUID,
        ARRAY,
        OBJECT,
        ROW;

        /** What every value of such a type is, NULLs aside; empty if they may be of several kinds. */
        public Optional<ValueKind> kind() {
            return switch (this) {
                case NULL, ANY, ROW -> Optional.empty();
                case BOOLEAN -> Optional.of(ValueKind.BOOLEAN);
                case NUMBER -> Optional.of(ValueKind.NUMBER);
                case TEXT -> Optional.of(ValueKind.TEXT);
                case BINARY -> Optional.of(ValueKind.BINARY);
                case DATE -> Optional.of(ValueKind.DATE);
                case TIME -> Optional.of(ValueKind.TIME);
                case TIMESTAMP -> Optional.of(ValueKind.TIMESTAMP);
                case TIMESTAMP_TZ -> Optional.of(ValueKind.TIMESTAMP_TZ);
                case TIME_TZ -> Optional.of(ValueKind.TIME_TZ);
                case INTERVAL -> Optional.of(ValueKind.INTERVAL);
                case UUID -> Optional.of(ValueKind.UUID);
                case ARRAY -> Optional.of(ValueKind.ARRAY);
                case OBJECT -> Optional.of(ValueKind.OBJECT);
            };
        }
    }

    public static final SqlType NULL = of(Name.NULL);
    public static final SqlType ANY = of(Name.ANY);
    public static final SqlType BOOLEAN = of(Name.BOOLEAN);
    public static final SqlType INTEGER = of(Name.INTEGER);
    public static final SqlType BIGINT = of(Name.BIGINT);
    public static final SqlType DECIMAL = of(Name.DECIMAL);
    public static final SqlType DOUBLE = of(Name.DOUBLE);
    public static final SqlType VARCHAR = of(Name.VARCHAR);
    public static final SqlType VARBINARY = of(Name.VARBINARY);
    public static final SqlType DATE = of(Name.DATE);
    public static final SqlType TIME = of(Name.TIME);
    public static final SqlType TIMESTAMP = of(Name.TIMESTAMP);
    public static final SqlType TIMESTAMP_TZ = of(Name.TIMESTAMP_TZ);
    public static final SqlType TIME_TZ = of(Name.TIME_TZ);
    public static final SqlType INTERVAL = of(Name.INTERVAL);
    public static final SqlType UUID = of(Name.UUID);
    public static final SqlType ARRAY = of(Name.ARRAY);
    public static final SqlType OBJECT = of(Name.OBJECT);

    public SqlType {
        Objects.requireNonNull(name);
        element = List.copyOf(element);
    }

    /** Most are one of the constants. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof SqlType type
                        && name == type.name
                        && precision == type.precision
                        && scale == type.scale
                        && element.equals(type.element);
    }

    @Override
    public int hashCode() {
        return (name.ordinal() * 31 + precision) * 31 + scale;
    }

    public static SqlType of(Name name) {
        return new SqlType(name, UNSPECIFIED, UNSPECIFIED, List.of());
    }

    public static SqlType of(Name name, int precision) {
        return new SqlType(name, precision, UNSPECIFIED, List.of());
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(Name.DECIMAL, precision, scale, List.of());
    }

    public static SqlType arrayOf(SqlType element) {
        return new SqlType(Name.ARRAY, UNSPECIFIED, UNSPECIFIED, List.of(element));
    }

    public static SqlType rowOf(List<SqlType> fields) {
        return new SqlType(Name.ROW, UNSPECIFIED, UNSPECIFIED, fields);
    }

    public Family family() {
        return name.family();
    }

    /** The element type of an array type, if it is known. */
    public Optional<SqlType> elementType() {
        return name == Name.ARRAY ? element.stream().findFirst() : Optional.empty();
    }

    public boolean isNumeric() {
        return family() == Family.NUMBER;
    }

    public boolean isText() {
        return family() == Family.TEXT;
    }

    /** Whole numbers of at most 64 bits. */
    public boolean isInteger() {
        return name == Name.TINYINT || name == Name.SMALLINT || name == Name.INTEGER || name == Name.BIGINT;
    }

    public boolean isApproximate() {
        return name == Name.REAL || name == Name.DOUBLE;
    }

    public boolean isTemporal() {
        return switch (family()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> true;
            default -> false;
        };
    }

    public boolean hasPrecision() {
        return precision != UNSPECIFIED;
    }

    public boolean hasScale() {
        return scale != UNSPECIFIED;
    }

    /** As SQL writes the type: {@code DECIMAL(10, 2)}, {@code TIMESTAMP(3) WITH TIME ZONE}, {@code INTEGER ARRAY}. */
    @Override
    public String toString() {
        if (name == Name.ARRAY) {
            return elementType().map(type -> type + " ").orElse("") + "ARRAY";
        }
        if ((name == Name.TIMESTAMP_TZ || name == Name.TIME_TZ) && hasPrecision()) {
            return name.sqlText().replaceFirst(" ", "(" + precision + ") ");
        }
        String size = !hasPrecision() ? "" : hasScale() ? "(" + precision + ", " + scale + ")" : "(" + precision + ")";
        return name.sqlText() + size;
    }
}
