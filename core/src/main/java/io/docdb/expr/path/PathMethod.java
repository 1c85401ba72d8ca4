package io.docdb.expr.path;

import io.docdb.error.ErrorCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The item methods. */
enum PathMethod {
    TYPE(0),
    SIZE(0),
    DOUBLE(0),
    CEILING(0),
    FLOOR(0),
    ABS(0),
    KEYVALUE(0),
    BIGINT(0),
    INTEGER(0),
    NUMBER(0),
    DECIMAL(2),
    BOOLEAN(0),
    STRING(0),
    DATE(0),
    TIME(1),
    TIMESTAMP(1),
    TIMESTAMP_TZ(1),
    TIME_TZ(1),
    DATETIME(1);

    private static final Map<String, PathMethod> BY_NAME = new HashMap<>();

    static {
        for (PathMethod method : values()) {
            BY_NAME.put(method.name().toLowerCase(Locale.ROOT), method);
        }
    }

    private final int mostArguments;

    PathMethod(int mostArguments) {
        this.mostArguments = mostArguments;
    }

    int mostArguments() {
        return mostArguments;
    }

    /** What is wrong with an item that it cannot be used on. */
    ErrorCode error() {
        return switch (this) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, DATETIME -> ErrorCode.JSON_INVALID_DATETIME;
            default -> ErrorCode.JSON_NOT_NUMERIC;
        };
    }

    /** As the path writes it: {@code timestamp_tz}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PathMethod> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
