package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Types in the spellings of the standard and of PostgreSQL, H2, HSQLDB, Derby, MySQL, SQL Server, Oracle and JDBC's
 * type names, all to one {@link SqlType}.
 */
final class TypeParser {
    /** FLOAT(p) with up to that many binary digits is a REAL. */
    private static final int REAL_DIGITS = 24;

    /** JDBC's names of types in CONVERT. */
    private static final String JDBC_PREFIX = "SQL_";

    /**
     * First words of types, in upper case. TEXT and LONGVARCHAR are read and written as plain text, so not CLOB; PostgreSQL's
     * OID stands for the number of a row and for a large object, text or binary, so it is anything.
     */
    private static final Map<String, SqlType.Name> NAMES = Map.ofEntries(
            Map.entry("BOOLEAN", SqlType.Name.BOOLEAN),
            Map.entry("BOOL", SqlType.Name.BOOLEAN),
            Map.entry("BIT", SqlType.Name.BOOLEAN),
            Map.entry("TINYINT", SqlType.Name.TINYINT),
            Map.entry("SMALLINT", SqlType.Name.SMALLINT),
            Map.entry("INT2", SqlType.Name.SMALLINT),
            Map.entry("SMALLSERIAL", SqlType.Name.SMALLINT),
            Map.entry("INTEGER", SqlType.Name.INTEGER),
            Map.entry("INT", SqlType.Name.INTEGER),
            Map.entry("INT4", SqlType.Name.INTEGER),
            Map.entry("MEDIUMINT", SqlType.Name.INTEGER),
            Map.entry("SERIAL", SqlType.Name.INTEGER),
            Map.entry("BIGINT", SqlType.Name.BIGINT),
            Map.entry("INT8", SqlType.Name.BIGINT),
            Map.entry("LONG", SqlType.Name.BIGINT),
            Map.entry("SIGNED", SqlType.Name.BIGINT),
            Map.entry("UNSIGNED", SqlType.Name.BIGINT),
            Map.entry("BIGSERIAL", SqlType.Name.BIGINT),
            Map.entry("IDENTITY", SqlType.Name.BIGINT),
            Map.entry("DECIMAL", SqlType.Name.DECIMAL),
            Map.entry("DEC", SqlType.Name.DECIMAL),
            Map.entry("NUMERIC", SqlType.Name.DECIMAL),
            Map.entry("NUMBER", SqlType.Name.DECIMAL),
            Map.entry("DECFLOAT", SqlType.Name.DECIMAL),
            Map.entry("MONEY", SqlType.Name.DECIMAL),
            Map.entry("REAL", SqlType.Name.REAL),
            Map.entry("FLOAT4", SqlType.Name.REAL),
            Map.entry("DOUBLE", SqlType.Name.DOUBLE),
            Map.entry("FLOAT", SqlType.Name.DOUBLE),
            Map.entry("FLOAT8", SqlType.Name.DOUBLE),
            Map.entry("CHAR", SqlType.Name.CHAR),
            Map.entry("CHARACTER", SqlType.Name.CHAR),
            Map.entry("NCHAR", SqlType.Name.CHAR),
            Map.entry("NATIONAL", SqlType.Name.CHAR),
            Map.entry("BPCHAR", SqlType.Name.CHAR),
            Map.entry("VARCHAR", SqlType.Name.VARCHAR),
            Map.entry("VARCHAR2", SqlType.Name.VARCHAR),
            Map.entry("NVARCHAR", SqlType.Name.VARCHAR),
            Map.entry("NVARCHAR2", SqlType.Name.VARCHAR),
            Map.entry("VARCHAR_CASESENSITIVE", SqlType.Name.VARCHAR),
            Map.entry("LONGVARCHAR", SqlType.Name.VARCHAR),
            Map.entry("LONGNVARCHAR", SqlType.Name.VARCHAR),
            Map.entry("TEXT", SqlType.Name.VARCHAR),
            Map.entry("STRING", SqlType.Name.VARCHAR),
            Map.entry("NAME", SqlType.Name.VARCHAR),
            Map.entry("REGCLASS", SqlType.Name.VARCHAR),
            Map.entry("JSONPATH", SqlType.Name.VARCHAR),
            Map.entry("CLOB", SqlType.Name.CLOB),
            Map.entry("NCLOB", SqlType.Name.CLOB),
            Map.entry("TINYTEXT", SqlType.Name.CLOB),
            Map.entry("MEDIUMTEXT", SqlType.Name.CLOB),
            Map.entry("LONGTEXT", SqlType.Name.CLOB),
            Map.entry("NTEXT", SqlType.Name.CLOB),
            Map.entry("BINARY", SqlType.Name.BINARY),
            Map.entry("VARBINARY", SqlType.Name.VARBINARY),
            Map.entry("LONGVARBINARY", SqlType.Name.VARBINARY),
            Map.entry("BYTEA", SqlType.Name.VARBINARY),
            Map.entry("RAW", SqlType.Name.VARBINARY),
            Map.entry("BLOB", SqlType.Name.BLOB),
            Map.entry("TINYBLOB", SqlType.Name.BLOB),
            Map.entry("MEDIUMBLOB", SqlType.Name.BLOB),
            Map.entry("LONGBLOB", SqlType.Name.BLOB),
            Map.entry("IMAGE", SqlType.Name.BLOB),
            Map.entry("OID", SqlType.Name.ANY),
            Map.entry("DATE", SqlType.Name.DATE),
            Map.entry("TIME", SqlType.Name.TIME),
            Map.entry("TIMESTAMP", SqlType.Name.TIMESTAMP),
            Map.entry("DATETIME", SqlType.Name.TIMESTAMP),
            Map.entry("DATETIME2", SqlType.Name.TIMESTAMP),
            Map.entry("SMALLDATETIME", SqlType.Name.TIMESTAMP),
            Map.entry("TIMETZ", SqlType.Name.TIME_TZ),
            Map.entry("TIMESTAMPTZ", SqlType.Name.TIMESTAMP_TZ),
            Map.entry("DATETIMEOFFSET", SqlType.Name.TIMESTAMP_TZ),
            Map.entry("INTERVAL", SqlType.Name.INTERVAL),
            Map.entry("UUID", SqlType.Name.UUID),
            Map.entry("UNIQUEIDENTIFIER", SqlType.Name.UUID),
            Map.entry("JSON", SqlType.Name.ANY),
            Map.entry("JSONB", SqlType.Name.ANY),
            Map.entry("ANY", SqlType.Name.ANY),
            Map.entry("VARIANT", SqlType.Name.ANY),
            Map.entry("DOCUMENT", SqlType.Name.OBJECT),
            Map.entry("OBJECT", SqlType.Name.OBJECT),
            Map.entry("ARRAY", SqlType.Name.ARRAY));

    /** H2's; taken for VARCHAR it would give other rows than there. */
    private static final String OF_ANY_CASE = "VARCHAR_IGNORECASE";

    private final Grammar grammar;
    private final TokenReader in;

    TypeParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** @throws io.docdb.error.StatementException UNKNOWN_OBJECT for a name that is no type */
    DataType type() {
        if (in.kind() != TokenKind.WORD && in.kind() != TokenKind.QUOTED_NAME) {
            throw in.failure("a type");
        }
        Position at = in.here();
        return new DataType(arrays(scalar(in.label().text(), at)), at);
    }

    /**
     * The type of a column, where JSON and JSONB are more than any value: texts assigned to it are read as JSON. CHAR alone holds one
     * character, while a cast to it keeps all (MySQL).
     */
    DataType columnType() {
        if (isNamed()) {
            return DataType.named(in.objectName());
        }
        String word = in.kind() == TokenKind.WORD ? in.tokens().source(in.mark()) : "";
        DataType type = type();
        if (type.type().equals(SqlType.of(SqlType.Name.CHAR)) && !word.equalsIgnoreCase("BPCHAR")) {
            return new DataType(SqlType.of(SqlType.Name.CHAR, 1), type.at());
        }
        boolean json = word.equalsIgnoreCase("JSON") || word.equalsIgnoreCase("JSONB");
        return json && type.type().equals(SqlType.ANY) ? new DataType(SqlType.of(SqlType.Name.JSON), type.at()) : type;
    }

    /** A type, or in JDBC's CONVERT its name there: {@code SQL_INTEGER}. */
    DataType typeOrJdbcName() {
        Position at = in.here();
        boolean jdbc = in.kind() == TokenKind.WORD
                && in.tokens().text().regionMatches(true, in.offset(), JDBC_PREFIX, 0, JDBC_PREFIX.length());
        return jdbc ? new DataType(scalar(in.label().text().substring(JDBC_PREFIX.length()), at), at) : type();
    }

    /** The type of a cast: a domain, too, and of NULL the row of a table, {@code NULL::orders}. */
    DataType castType() {
        return isNamed() ? DataType.named(in.objectName()) : type();
    }

    /** True at a name that only the catalog can know. */
    private boolean isNamed() {
        if (!in.isName() || in.kind() != TokenKind.WORD && in.kind() != TokenKind.QUOTED_NAME) {
            return false;
        }
        String first =
                in.kind() == TokenKind.WORD ? in.tokens().source(in.mark()) : TokenText.name(in.tokens(), in.mark());
        return in.kindAhead(1) == TokenKind.DOT || !isBuiltIn(first) && in.kindAhead(1) != TokenKind.LEFT_PAREN;
    }

    /** True for a word that begins a type everywhere: no domain can be found under it. */
    static boolean isBuiltIn(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        return NAMES.containsKey(word) || word.equals(OF_ANY_CASE);
    }

    /** The first words of all types. */
    static java.util.Set<String> builtIn() {
        return NAMES.keySet();
    }

    /** True if the next token is the first word of a type: what follows a column's name may also be a constraint. */
    boolean isType() {
        return in.kind() == TokenKind.WORD
                && NAMES.containsKey(in.tokens().source(in.mark()).toUpperCase(Locale.ROOT));
    }

    private SqlType scalar(String written, Position at) {
        String word = written.toUpperCase(Locale.ROOT);
        SqlType.Name name = NAMES.get(word);
        if (word.equals(OF_ANY_CASE)) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Not supported: type " + written + ", for text is compared by code point; VARCHAR with an index on"
                            + " lower(column), and ILIKE, find any case",
                    at.offset());
        }
        if (name == null) {
            throw in.error(
                    ErrorCode.UNKNOWN_OBJECT,
                    "Unknown type: \"" + written + "\"" + NearNames.didYouMean(word, NAMES.keySet()),
                    at.offset());
        }
        if (word.equals("LONG") && in.wordAhead(0).equalsIgnoreCase("VARCHAR")) { // DB2's and Derby's
            in.skip();
            return bits(SqlType.VARCHAR);
        }
        return switch (name) {
            case CHAR -> bits(text(word));
            case VARCHAR, CLOB -> bits(sized(name, !word.endsWith("TEXT") || word.equals("TEXT")));
            case BINARY -> binary();
            case VARBINARY, BLOB -> sized(name, true);
            case DECIMAL -> decimal();
            case DOUBLE -> approximate(word);
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> moment(name);
            case INTERVAL -> interval();
            case BOOLEAN -> bits(word);
            case ANY, OBJECT -> json(name);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(word, name);
            default -> SqlType.of(name);
        };
    }

    /** MySQL's display width of whole numbers says nothing about their range; its casts say SIGNED INTEGER. */
    private SqlType whole(String word, SqlType.Name name) {
        if (word.endsWith("SIGNED") && isType()) {
            in.label();
        }
        if (in.kind() == TokenKind.LEFT_PAREN && in.kindAhead(1) == TokenKind.INTEGER) {
            in.skip();
            numbers();
        }
        return SqlType.of(name);
    }

    /** {@code CHAR(n)}, {@code CHARACTER VARYING(n)}, {@code NATIONAL CHARACTER LARGE OBJECT}, … */
    private SqlType text(String word) {
        if (word.equals("NATIONAL") && !in.accept(Keyword.CHARACTER)) {
            in.expect(Keyword.CHAR);
        }
        if (in.accept(Keyword.VARYING)) {
            return sized(SqlType.Name.VARCHAR, true);
        }
        if (in.accept(Keyword.LARGE)) {
            in.expect(Keyword.OBJECT);
            return sized(SqlType.Name.CLOB, true);
        }
        return sized(SqlType.Name.CHAR, true);
    }

    /** DB2's and Derby's {@code CHAR(16) FOR BIT DATA} holds bytes. */
    private SqlType bits(SqlType text) {
        if (in.keyword() != Keyword.FOR || !in.wordAhead(1).equalsIgnoreCase("BIT")) {
            return text;
        }
        in.skip();
        in.skip();
        in.expect(Keyword.DATA);
        SqlType.Name name = text.name() == SqlType.Name.CHAR ? SqlType.Name.BINARY : SqlType.Name.VARBINARY;
        return text.precision() == SqlType.UNSPECIFIED ? SqlType.of(name) : SqlType.of(name, text.precision());
    }

    private SqlType binary() {
        if (in.accept(Keyword.VARYING)) {
            return sized(SqlType.Name.VARBINARY, true);
        }
        if (in.accept(Keyword.LARGE)) {
            in.expect(Keyword.OBJECT);
            return sized(SqlType.Name.BLOB, true);
        }
        return sized(SqlType.Name.BINARY, true);
    }

    /** {@code (20)}, {@code (20 CHARACTERS)}, {@code (2G)}, {@code (MAX)}; a size past an int is no limit. */
    private SqlType sized(SqlType.Name name, boolean keepSize) {
        SqlType type = SqlType.of(name);
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            if (!in.accept(Keyword.MAX)) {
                long size = number();
                if (in.isName() && in.kindAhead(1) == TokenKind.RIGHT_PAREN) {
                    size *= multiplier(in.name().text());
                }
                type = keepSize && size < Integer.MAX_VALUE ? SqlType.of(name, (int) size) : type;
            }
            in.expect(TokenKind.RIGHT_PAREN);
        }
        if (in.accept(Keyword.CHARACTER)) {
            in.expect(Keyword.SET);
            in.name();
        }
        return type;
    }

    /** Of {@code K}, {@code M}, {@code G}, {@code T}; units such as CHARACTERS count once. */
    private static long multiplier(String unit) {
        int power = unit.length() == 1 ? "KMGT".indexOf(unit.charAt(0) & ~0x20) + 1 : 0;
        return 1L << 10 * power;
    }

    private SqlType decimal() {
        if (in.kind() != TokenKind.LEFT_PAREN) {
            return SqlType.DECIMAL;
        }
        in.skip();
        List<Integer> numbers = numbers();
        return SqlType.decimal(numbers.get(0), numbers.size() > 1 ? numbers.get(1) : 0);
    }

    private SqlType approximate(String word) {
        if (word.equals("DOUBLE")) {
            in.accept(Keyword.PRECISION);
        }
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            List<Integer> numbers = numbers();
            if (word.equals("FLOAT") && numbers.size() == 1 && numbers.get(0) <= REAL_DIGITS) {
                return SqlType.of(SqlType.Name.REAL);
            }
        }
        return SqlType.DOUBLE;
    }

    /** {@code TIMESTAMP(3) WITH TIME ZONE}, {@code TIME WITHOUT TIME ZONE}. */
    private SqlType moment(SqlType.Name name) {
        int precision = SqlType.UNSPECIFIED;
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            List<Integer> numbers = numbers();
            precision = numbers.get(numbers.size() - 1); // of two, H2's older form, the first one is a length
        }
        SqlType.Name zoned = name;
        if (in.accept(Keyword.WITH, Keyword.LOCAL) || in.is(Keyword.WITH, Keyword.TIME) && in.accept(Keyword.WITH)) {
            in.expect(Keyword.TIME, Keyword.ZONE);
            boolean ofDay = name == SqlType.Name.TIME || name == SqlType.Name.TIME_TZ;
            zoned = ofDay ? SqlType.Name.TIME_TZ : SqlType.Name.TIMESTAMP_TZ;
        } else if (in.accept(Keyword.WITHOUT, Keyword.TIME)) {
            in.expect(Keyword.ZONE);
        }
        return precision == SqlType.UNSPECIFIED ? SqlType.of(zoned) : SqlType.of(zoned, precision);
    }

    /** Fields and their precision are accepted and not kept: an interval holds all of them. */
    private SqlType interval() {
        if (isIntervalField()) {
            in.skip();
            skipPrecision();
            if (in.accept(Keyword.TO)) {
                if (!isIntervalField()) {
                    throw in.failure("a field of an interval");
                }
                in.skip();
                skipPrecision();
            }
        } else {
            skipPrecision();
        }
        return SqlType.INTERVAL;
    }

    private boolean isIntervalField() {
        Keyword keyword = in.keyword();
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND -> true;
            default -> false;
        };
    }

    private void skipPrecision() {
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            numbers();
        }
    }

    /** BIT is a boolean, as JDBC has it; BIT(n) with n above one is binary. */
    private SqlType bits(String word) {
        if (!word.equals("BIT")) {
            return SqlType.BOOLEAN;
        }
        boolean varying = in.accept(Keyword.VARYING);
        int bits = 1;
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            bits = numbers().get(0);
        }
        if (varying) {
            return SqlType.VARBINARY;
        }
        return bits == 1 ? SqlType.BOOLEAN : SqlType.of(SqlType.Name.BINARY, (bits + 7) / 8);
    }

    /** {@code JSON}, {@code JSON OBJECT}, {@code JSON ARRAY}. */
    private SqlType json(SqlType.Name name) {
        if (name == SqlType.Name.ANY && in.accept(Keyword.OBJECT)) {
            return SqlType.OBJECT;
        }
        return SqlType.of(name);
    }

    /** {@code INTEGER ARRAY}, {@code INTEGER ARRAY[10]}, {@code INTEGER[]}, {@code INTEGER[][]}. */
    private SqlType arrays(SqlType scalar) {
        SqlType type = scalar;
        while (true) {
            boolean word = in.keyword() == Keyword.ARRAY;
            boolean brackets = in.kind() == TokenKind.LEFT_BRACKET
                    && (in.kindAhead(1) == TokenKind.RIGHT_BRACKET || in.kindAhead(2) == TokenKind.RIGHT_BRACKET);
            if (!word && !brackets) {
                return type;
            }
            if (word) {
                in.skip();
            }
            if (in.accept(TokenKind.LEFT_BRACKET)) {
                if (in.kind() == TokenKind.INTEGER) {
                    number();
                }
                in.expect(TokenKind.RIGHT_BRACKET);
            }
            type = SqlType.arrayOf(type);
        }
    }

    /** Behind an opening parenthesis: whole numbers up to the closing one. */
    List<Integer> numbers() {
        List<Integer> numbers = in.list(this::number);
        in.expect(TokenKind.RIGHT_PAREN);
        return numbers;
    }

    private int number() {
        boolean negative = in.accept(TokenKind.MINUS);
        if (!in.is(TokenKind.INTEGER)) {
            throw in.failure();
        }
        String digits = in.tokens().source(in.mark());
        in.skip();
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return negative ? -number : number;
    }
}
