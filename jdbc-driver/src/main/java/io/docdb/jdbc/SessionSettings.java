package io.docdb.jdbc;

import io.docdb.session.SessionOptions;
import io.docdb.sql.ast.NullOrdering;
import io.docdb.txn.Durability;
import io.docdb.txn.IsolationLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Turns the options of a URL into those of a session. */
final class SessionSettings {
    private SessionSettings() {}

    static SessionOptions of(ConnectionUrl url, Product product) throws SQLException {
        SessionOptions options = SessionOptions.DEFAULT.withNullOrdering(product.nullOrdering());
        for (Map.Entry<String, String> option : url.options().entrySet()) {
            options = apply(options, option.getKey(), option.getValue());
        }
        return options;
    }

    private static SessionOptions apply(SessionOptions options, String name, String value) throws SQLException {
        return switch (name) {
            case "user" -> options.withPrincipal(value);
            case "schema" -> options.withSchema(value);
            case "readonly" -> options.withReadOnly(flag(name, value));
            case "isolation" -> options.withIsolation(isolation(value));
            case "durability" -> options.withDurability(durability(value));
            case "locktimeout" -> options.withLockTimeout(millis(name, value));
            case "statementtimeout" -> options.withStatementTimeout(millis(name, value));
            case "idletimeout" -> options.withIdleTimeout(millis(name, value));
            case "cache" -> options.withResultCache(flag(name, value));
            case "timezone" -> options.withZone(zone(value));
            case "nullordering" -> options.withNullOrdering(nullOrdering(value));
            case "application" -> options.withContext(Map.of("application", value));
            default -> options;
        };
    }

    static boolean flag(String name, String value) throws SQLException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw wrong(name, "true or false", value);
        };
    }

    private static IsolationLevel isolation(String value) throws SQLException {
        return switch (value.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "read-committed", "read-uncommitted" -> IsolationLevel.READ_COMMITTED;
            case "snapshot", "repeatable-read" -> IsolationLevel.SNAPSHOT;
            case "serializable" -> IsolationLevel.SERIALIZABLE;
            default -> throw wrong("isolation", "read-committed, snapshot or serializable", value);
        };
    }

    private static Durability durability(String value) throws SQLException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "sync" -> Durability.SYNC;
            case "async" -> Durability.ASYNC;
            default -> throw wrong("durability", "sync or async", value);
        };
    }

    static Duration millis(String name, String value) throws SQLException {
        try {
            Duration time = Duration.ofMillis(Long.parseUnsignedLong(value));
            time.toNanos(); // what it is compared with
            return time;
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(name, "milliseconds as a whole number", value);
        }
    }

    private static ZoneId zone(String value) throws SQLException {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw wrong("timezone", "a region such as Europe/Oslo or an offset such as +02:00", value);
        }
    }

    private static NullOrdering nullOrdering(String value) throws SQLException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "low" -> NullOrdering.LOW;
            case "high" -> NullOrdering.HIGH;
            case "first" -> NullOrdering.FIRST;
            case "last" -> NullOrdering.LAST;
            default -> throw wrong("nullordering", "low, high, first or last", value);
        };
    }

    static SQLException wrong(String name, String expected, String found) {
        return SqlErrors.wrongUse(
                "F0000", "Option \"" + name + "\" expected " + expected + ", found \"" + found + "\"");
    }

    /** @throws SQLException 22023 for a number that JDBC does not define */
    static IsolationLevel level(int jdbcLevel) throws SQLException {
        return switch (jdbcLevel) {
            case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED ->
                IsolationLevel.READ_COMMITTED;
            case Connection.TRANSACTION_REPEATABLE_READ -> IsolationLevel.SNAPSHOT;
            case Connection.TRANSACTION_SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
            default -> throw SqlErrors.wrongUse("22023", "Not a transaction isolation level: " + jdbcLevel);
        };
    }

    static int jdbcLevel(IsolationLevel level) {
        return switch (level) {
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case SNAPSHOT -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }
}
