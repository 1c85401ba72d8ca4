package io.docdb.error;

/**
 * Every error docdb reports, with its SQLState and whether the same call may succeed when it is repeated.
 *
 * <p>Thread-safe: an enumeration. Codes may be added; a published SQLState is not changed.
 */
public enum ErrorCode {
    // The statement is wrong: fix the text or the parameters.
    SYNTAX_ERROR("42601"),
    AMBIGUOUS_NAME("42702"),
    DUPLICATE_NAME("42710"),
    GROUPING_ERROR("42803"),
    WINDOWING_ERROR("42P20"),
    INVALID_RECURSION("42P19"),
    TYPE_MISMATCH("42804"),
    UNKNOWN_FUNCTION("42883"),
    UNKNOWN_OBJECT("42704"),
    COLLECTION_EXISTS("42S01"),
    COLLECTION_NOT_FOUND("42S02"),
    INDEX_EXISTS("42S11"),
    INDEX_NOT_FOUND("42S12"),
    COLUMN_EXISTS("42S21"),
    COLUMN_NOT_FOUND("42S22"),
    SCHEMA_NOT_FOUND("3F000"),
    INVALID_DEFINITION("42P16"),
    INVALID_OBJECT_DEFINITION("42P17"),
    WRONG_PARAMETER_COUNT("07001"),
    WRONG_OBJECT_TYPE("42809"),
    VIEW_NOT_UPDATABLE("55000"),
    DEPENDENT_OBJECTS("2BP01"),
    CARDINALITY_VIOLATION("21000"),
    INSERT_VALUE_COUNT("21S01"),
    NOT_SUPPORTED("0A000"),
    STATEMENT_TOO_COMPLEX("54001"),
    LIMIT_EXCEEDED("54000"),

    // A value is wrong.
    STRING_TOO_LONG("22001"),
    NUMBER_OUT_OF_RANGE("22003"),
    INVALID_DATETIME("22007"),
    DATETIME_OVERFLOW("22008"),
    SUBSTRING_ERROR("22011"),
    DIVISION_BY_ZERO("22012"),
    INVALID_CAST("22018"),
    INVALID_ESCAPE("22019"),
    INVALID_CHARACTERS("22021"),
    INVALID_ESCAPE_SEQUENCE("22025"),
    INVALID_USE_OF_ESCAPE("2200C"),
    INVALID_REGULAR_EXPRESSION("2201B"),
    INVALID_LIMIT("2201W"),
    INVALID_LOGARITHM("2201E"),
    INVALID_POWER("2201F"),
    INVALID_PARAMETER("22023"),
    INVALID_SAMPLE("2202H"),
    ARRAY_ELEMENT_ERROR("2202E"),
    NULL_JSON_KEY("22004"),
    INVALID_JSON("22032"),
    DUPLICATE_JSON_KEY("22030"),
    /** A subscript, and what no other of these tells. */
    JSON_PATH_ERROR("22033"),
    /** What cannot be read as the date or time that a method of a path gives. */
    JSON_INVALID_DATETIME("22031"),
    JSON_NOT_NUMERIC("22036"),
    JSON_NO_ITEM("22035"),
    /** More items than one where one is expected. */
    JSON_SINGLE_ITEM_REQUIRED("22034"),
    /** Not exactly one number as an operand. */
    JSON_SINGLETON_REQUIRED("22038"),
    JSON_ARRAY_NOT_FOUND("22039"),
    JSON_ITEM_NOT_FOUND("2203A"),
    JSON_NUMBER_NOT_FOUND("2203B"),
    JSON_OBJECT_NOT_FOUND("2203C"),
    JSON_SCALAR_REQUIRED("2203F"),
    SEQUENCE_EXHAUSTED("2200H"),
    DOCUMENT_TOO_LARGE("54011"),
    KEY_TOO_LONG("54012"),

    // The data break a rule of the collection.
    SCHEMA_VIOLATED("23514"),
    CHECK_VIOLATED("23513"),
    VIEW_CHECK_VIOLATED("44000"),
    NULL_NOT_ALLOWED("23502"),
    FOREIGN_KEY_VIOLATED("23503"),
    UNIQUE_VIOLATED("23505"),
    /** As PostgreSQL and H2 have it; only H2 tells the other one apart, as 23506. */
    FOREIGN_KEY_IN_USE("23503"),

    // Rights.
    INVALID_AUTHORIZATION("28000"),
    INSUFFICIENT_PRIVILEGE("42501"),
    APPEND_ONLY("42501"),

    // Transactions.
    SERIALIZATION_FAILURE("40001", true),
    DEADLOCK("40001", true),
    LOCK_TIMEOUT("40001", true),
    LOCK_NOT_AVAILABLE("55P03", true),
    VERSION_CHANGED("40001", true),
    SNAPSHOT_TOO_OLD("72000", true),
    READ_ONLY_TRANSACTION("25006"),
    INVALID_TRANSACTION_STATE("25000"),
    IDLE_TIMEOUT("25P03"),
    UNKNOWN_SAVEPOINT("3B001"),
    TRANSACTION_TOO_LARGE("54023"),

    // The caller's own limits and life cycle.
    CANCELLED("57014"),
    SESSION_TERMINATED("57P01"),
    OUT_OF_MEMORY("53200"),
    CLOSED("08003"),
    CANNOT_OPEN("08001"),
    ALREADY_OPEN("08004"),
    INVALID_URL("08001"),
    INVALID_OPTION("F0000"),

    // Storage: stop and restore.
    IO_ERROR("58030"),
    DISK_FULL("53100"),
    DATA_CORRUPTED("XX001"),
    DATABASE_STOPPED("57P03"),
    READ_ONLY_DATABASE("25006"),
    INTERNAL("XX000");

    private final String sqlState;
    private final boolean retryable;

    ErrorCode(String sqlState) {
        this(sqlState, false);
    }

    ErrorCode(String sqlState, boolean retryable) {
        this.sqlState = sqlState;
        this.retryable = retryable;
    }

    /** The five-character SQLState. */
    public String sqlState() {
        return sqlState;
    }

    /** True if repeating the transaction may succeed without any change by the caller. */
    public boolean retryable() {
        return retryable;
    }
}
