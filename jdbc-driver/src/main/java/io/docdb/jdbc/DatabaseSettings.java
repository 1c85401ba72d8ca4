package io.docdb.jdbc;

import io.docdb.DatabaseOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Turns the options of a URL into those of the database; they count for who opens it first. */
final class DatabaseSettings {
    private static final long KB = 1 << 10;
    private static final long MB = 1 << 20;
    private static final long GB = 1 << 30;

    /** Less than a few pages would be a checkpoint for every commit. */
    private static final long LEAST_DIRTY_BYTES = MB;

    /** Twice this is what the trees can count. */
    private static final long MOST_DIRTY_BYTES = 512 * MB;

    /** Opening after a kill replays all that came since. */
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    private DatabaseSettings() {}

    static DatabaseOptions of(ConnectionUrl url) throws SQLException {
        DatabaseOptions options = DatabaseOptions.defaults();
        for (Map.Entry<String, String> option : url.options().entrySet()) {
            options = apply(options, option.getKey(), option.getValue());
        }
        return options;
    }

    private static DatabaseOptions apply(DatabaseOptions options, String name, String value) throws SQLException {
        return switch (name) {
            case "create" -> options.withMustExist(!SessionSettings.flag(name, value));
            case "encryption" -> options.withEncryption(value);
            case "maxsnapshotage" ->
                options.withTransactions(
                        options.transactions().withMaxSnapshotAge(SessionSettings.millis(name, value)));
            case "maxtransactionsize" ->
                options.withTransactions(
                        options.transactions().withMaxTransactionBytes(size(name, value, MB, Long.MAX_VALUE)));
            case "dirtylimit" -> options.withDirtyBytes(size(name, value, LEAST_DIRTY_BYTES, MOST_DIRTY_BYTES));
            case "keeplog" -> options.withKeptLog(size(name, value, 0, Long.MAX_VALUE));
            case "checkpointinterval" -> {
                Duration interval = SessionSettings.millis(name, value);
                if (interval.isZero() || interval.compareTo(LONGEST_INTERVAL) > 0) {
                    throw SessionSettings.wrong(name, "milliseconds, 1 to " + LONGEST_INTERVAL.toMillis(), value);
                }
                yield options.withCheckpointInterval(interval);
            }
            default -> options;
        };
    }

    private static long size(String name, String value, long least, long most) throws SQLException {
        String text = value.strip().toUpperCase(Locale.ROOT);
        long unit = text.endsWith("KB") ? KB : text.endsWith("MB") ? MB : text.endsWith("GB") ? GB : 1;
        String digits = unit == 1 ? text : text.substring(0, text.length() - 2).strip();
        long bytes;
        try {
            bytes = Math.multiplyExact(Long.parseUnsignedLong(digits), unit);
        } catch (NumberFormatException | ArithmeticException e) {
            bytes = -1;
        }
        if (bytes < least || bytes > most) {
            String range =
                    most == Long.MAX_VALUE ? least / MB + "MB or more" : least / MB + "MB to " + most / MB + "MB";
            throw SessionSettings.wrong(name, "a size such as 64MB (bytes, KB, MB, GB), " + range, value);
        }
        return bytes;
    }
}
