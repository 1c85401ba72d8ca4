package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A type as PostgreSQL's {@code pg_type} has it, by the numbers that its clients know by heart.
 *
 * @param number of the type
 * @param arrayNumber of the type of its arrays, 0 if there is none
 * @param name in {@code pg_type}, such as {@code int4}
 * @param length in bytes, -1 if it varies
 * @param category one letter
 * @param words what SQL calls it, such as {@code integer}
 */
record PostgresType(int number, int arrayNumber, String name, int length, char category, String words) {
    static final List<PostgresType> ALL = List.of(
            new PostgresType(16, 1000, "bool", 1, 'B', "boolean"),
            new PostgresType(17, 1001, "bytea", -1, 'U', "bytea"),
            new PostgresType(18, 1002, "char", 1, 'Z', "\"char\""),
            new PostgresType(19, 1003, "name", 64, 'S', "name"),
            new PostgresType(20, 1016, "int8", 8, 'N', "bigint"),
            new PostgresType(21, 1005, "int2", 2, 'N', "smallint"),
            new PostgresType(22, 1006, "int2vector", -1, 'A', "int2vector"),
            new PostgresType(23, 1007, "int4", 4, 'N', "integer"),
            new PostgresType(24, 1008, "regproc", 4, 'N', "regproc"),
            new PostgresType(25, 1009, "text", -1, 'S', "text"),
            new PostgresType(26, 1028, "oid", 4, 'N', "oid"),
            new PostgresType(114, 199, "json", -1, 'U', "json"),
            new PostgresType(700, 1021, "float4", 4, 'N', "real"),
            new PostgresType(701, 1022, "float8", 8, 'N', "double precision"),
            new PostgresType(1042, 1014, "bpchar", -1, 'S', "character"),
            new PostgresType(1043, 1015, "varchar", -1, 'S', "character varying"),
            new PostgresType(1082, 1182, "date", 4, 'D', "date"),
            new PostgresType(1083, 1183, "time", 8, 'D', "time without time zone"),
            new PostgresType(1114, 1115, "timestamp", 8, 'D', "timestamp without time zone"),
            new PostgresType(1184, 1185, "timestamptz", 8, 'D', "timestamp with time zone"),
            new PostgresType(1186, 1187, "interval", 16, 'T', "interval"),
            new PostgresType(1266, 1270, "timetz", 12, 'D', "time with time zone"),
            new PostgresType(1700, 1231, "numeric", -1, 'N', "numeric"),
            new PostgresType(2205, 2210, "regclass", 4, 'N', "regclass"),
            new PostgresType(2206, 2211, "regtype", 4, 'N', "regtype"),
            new PostgresType(2950, 2951, "uuid", 16, 'U', "uuid"),
            new PostgresType(3802, 3807, "jsonb", -1, 'U', "jsonb"));

    /** What else the types may be called where a name is read. */
    private static final List<String[]> SYNONYMS = List.of(
            new String[] {"int", "int4"}, new String[] {"decimal", "numeric"}, new String[] {"float", "float8"});

    private static final int HEADER = 4; // what typmod counts besides the length

    /** The number of the type that a column of this one has. */
    static int numberOf(SqlType type) {
        boolean array = type.name() == SqlType.Name.ARRAY && type.elementType().isPresent();
        PostgresType found =
                ofName(nameOf(array ? type.elementType().get() : type)).orElseThrow();
        return array ? found.arrayNumber : found.number;
    }

    /** How PostgreSQL calls a type in {@code udt_name}. */
    static String nameOf(SqlType type) {
        return switch (type.name()) {
            case BOOLEAN -> "bool";
            case TINYINT, SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case DECIMAL -> "numeric";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case CHAR -> "bpchar";
            case VARCHAR -> "varchar";
            case CLOB -> "text";
            case BINARY, VARBINARY, BLOB -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case TIME_TZ -> "timetz";
            case INTERVAL -> "interval";
            case UUID -> "uuid";
            case ARRAY -> type.elementType().map(of -> "_" + nameOf(of)).orElse("jsonb");
            case NULL, ANY, JSON, OBJECT, ROW -> "jsonb";
        };
    }

    /** In bytes, -1 if it varies. */
    static int lengthOf(SqlType type) {
        return ofName(nameOf(type)).map(PostgresType::length).orElse(-1);
    }

    /** {@code typcategory}. */
    static char categoryOf(SqlType type) {
        return ofName(nameOf(type)).map(PostgresType::category).orElse('A');
    }

    /** {@code atttypmod}: the length or the digits of a type, -1 if it says nothing. */
    static int modifierOf(SqlType type) {
        SqlType one = type.elementType().orElse(type);
        if (one.precision() == SqlType.UNSPECIFIED) {
            return -1;
        }
        return switch (one.name()) {
            case CHAR, VARCHAR -> one.precision() + HEADER;
            case DECIMAL -> (one.precision() << 16 | Math.max(0, one.scale())) + HEADER;
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> one.precision();
            default -> -1;
        };
    }

    private static Optional<PostgresType> ofName(String name) {
        return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /** The built-in type of a name as SQL or {@code pg_type} has it, in lower case; with {@code []} behind it that of arrays. */
    static Optional<Integer> numberOf(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        if (name.endsWith("[]") || name.startsWith("_")) {
            String element = name.startsWith("_") ? name.substring(1) : name.substring(0, name.length() - 2);
            return find(element).map(PostgresType::arrayNumber);
        }
        return find(name).map(PostgresType::number);
    }

    private static Optional<PostgresType> find(String name) {
        String plain = SYNONYMS.stream()
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst()
                .orElse(name);
        return Stream.concat(ofName(plain).stream(), ALL.stream().filter(type -> type.words.equals(plain)))
                .findFirst();
    }

    /** What {@code format_type} gives; empty for the number of no built-in type. @param modifier -1 for none */
    static Optional<String> format(long number, long modifier) {
        for (PostgresType type : ALL) {
            if (type.number == number) {
                return Optional.of(type.format(modifier));
            }
            if (type.arrayNumber == number) {
                return Optional.of(type.format(modifier) + "[]");
            }
        }
        return Optional.empty();
    }

    private String format(long modifier) {
        if (modifier < 0) {
            return words;
        }
        long size = modifier - HEADER;
        return switch (name) {
            case "bpchar", "varchar" -> words + "(" + size + ")";
            case "numeric" -> words + "(" + (size >> 16) + "," + (size & 0xFFFF) + ")";
            case "time", "timetz", "timestamp", "timestamptz" -> words.replaceFirst(" ", "(" + modifier + ") ");
            default -> words;
        };
    }
}
