package io.docdb.schema;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the SQL type text of the keyword {@code docdb:type}: what {@link SqlType#toString} writes, and the everyday
 * synonyms. Examples: {@code BIGINT}, {@code VARCHAR(80)}, {@code TIMESTAMP(3) WITH TIME ZONE}, {@code INTEGER ARRAY}.
 */
final class TypeText {
    private static final Pattern SHAPE = Pattern.compile(
            "([A-Z][A-Z0-9 ]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?\\s*((?:WITH|WITHOUT) TIME ZONE)?");
    private static final String ARRAY_SUFFIX = " ARRAY";

    private static final Map<String, SqlType.Name> NAMES = Map.ofEntries(
            Map.entry("JSON", SqlType.Name.ANY),
            Map.entry("BOOLEAN", SqlType.Name.BOOLEAN),
            Map.entry("BOOL", SqlType.Name.BOOLEAN),
            Map.entry("TINYINT", SqlType.Name.TINYINT),
            Map.entry("SMALLINT", SqlType.Name.SMALLINT),
            Map.entry("INTEGER", SqlType.Name.INTEGER),
            Map.entry("INT", SqlType.Name.INTEGER),
            Map.entry("BIGINT", SqlType.Name.BIGINT),
            Map.entry("DECIMAL", SqlType.Name.DECIMAL),
            Map.entry("DEC", SqlType.Name.DECIMAL),
            Map.entry("NUMERIC", SqlType.Name.DECIMAL),
            Map.entry("REAL", SqlType.Name.REAL),
            Map.entry("FLOAT", SqlType.Name.DOUBLE),
            Map.entry("DOUBLE", SqlType.Name.DOUBLE),
            Map.entry("DOUBLE PRECISION", SqlType.Name.DOUBLE),
            Map.entry("CHAR", SqlType.Name.CHAR),
            Map.entry("CHARACTER", SqlType.Name.CHAR),
            Map.entry("VARCHAR", SqlType.Name.VARCHAR),
            Map.entry("CHARACTER VARYING", SqlType.Name.VARCHAR),
            Map.entry("CHAR VARYING", SqlType.Name.VARCHAR),
            Map.entry("TEXT", SqlType.Name.VARCHAR),
            Map.entry("CLOB", SqlType.Name.CLOB),
            Map.entry("CHARACTER LARGE OBJECT", SqlType.Name.CLOB),
            Map.entry("BINARY", SqlType.Name.BINARY),
            Map.entry("VARBINARY", SqlType.Name.VARBINARY),
            Map.entry("BINARY VARYING", SqlType.Name.VARBINARY),
            Map.entry("BLOB", SqlType.Name.BLOB),
            Map.entry("BINARY LARGE OBJECT", SqlType.Name.BLOB),
            Map.entry("DATE", SqlType.Name.DATE),
            Map.entry("TIME", SqlType.Name.TIME),
            Map.entry("TIMETZ", SqlType.Name.TIME_TZ),
            Map.entry("TIMESTAMP", SqlType.Name.TIMESTAMP),
            Map.entry("TIMESTAMPTZ", SqlType.Name.TIMESTAMP_TZ),
            Map.entry("INTERVAL", SqlType.Name.INTERVAL),
            Map.entry("UUID", SqlType.Name.UUID),
            Map.entry("OBJECT", SqlType.Name.OBJECT));

    private TypeText() {}

    /** The type the text names, or empty if it names none. */
    static Optional<SqlType> read(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (upper.equals("ARRAY")) {
            return Optional.of(SqlType.ARRAY);
        }
        if (upper.endsWith(ARRAY_SUFFIX)) {
            return read(upper.substring(0, upper.length() - ARRAY_SUFFIX.length()))
                    .map(SqlType::arrayOf);
        }
        Matcher parts = SHAPE.matcher(upper);
        SqlType.Name name = parts.matches() ? NAMES.get(parts.group(1)) : null;
        if (name == null) {
            return Optional.empty();
        }
        if (parts.group(4) != null) {
            if (name != SqlType.Name.TIMESTAMP && name != SqlType.Name.TIME) {
                return Optional.empty();
            }
            if (parts.group(4).startsWith("WITH ")) {
                name = name == SqlType.Name.TIME ? SqlType.Name.TIME_TZ : SqlType.Name.TIMESTAMP_TZ;
            }
        }
        return Optional.of(new SqlType(name, number(parts.group(2)), number(parts.group(3)), List.of()));
    }

    private static int number(String digits) {
        return digits == null ? SqlType.UNSPECIFIED : Integer.parseInt(digits);
    }
}
