package io.docdb.jdbc;

import io.docdb.error.NearNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A connection URL taken apart: {@code jdbc:docdb:/data/shop;schema=public}, {@code jdbc:docdb:mem:test}. Options stand
 * behind {@code ;} or {@code ?}, divided by {@code ;} or {@code &}; properties given to the driver count less than they.
 *
 * @param folder empty for a database in memory
 * @param memoryName empty for a private one; meaningless with a folder
 * @param options by lower-case name
 */
record ConnectionUrl(String url, Optional<Path> folder, String memoryName, Map<String, String> options) {
    static final String PREFIX = "jdbc:docdb:";

    /** Names and meanings, as {@code getPropertyInfo} lists them. */
    static final Map<String, String> KNOWN = known();

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("user", "Recorded in the audit as who made a change");
        known.put("password", "Not needed: the owner of the files is their administrator");
        known.put("schema", "Where names without a schema are sought (public)");
        known.put("readonly", "true refuses changes (false)");
        known.put("isolation", "read-committed, snapshot or serializable (read-committed)");
        known.put("durability", "sync waits for the disk at each commit, async does not (sync)");
        known.put("locktimeout", "Longest wait for a lock in milliseconds (5000)");
        known.put("statementtimeout", "Longest run of a statement in milliseconds, 0 for ever (0)");
        known.put("idletimeout", "Longest pause inside a transaction in milliseconds, 0 for ever (0)");
        known.put("cache", "off answers every query from the documents (on)");
        known.put(
                "nullordering",
                "Where ORDER BY puts NULLs unless it says: low, high, first, last (low; high for PostgreSQL)");
        known.put("timezone", "Zone of dates and times without one (the JVM's)");
        known.put(
                "product",
                "Database and version that the metadata name, such as PostgreSQL 15.4, for frameworks that choose by it (docdb)");
        known.put("application", "Recorded in the audit as where a change came from");
        known.put(
                "encryption",
                "Key of an encrypted database: file:PATH, class:NAME of a key supplier, or password:TEXT");
        known.put(
                "maxsnapshotage",
                "Longest life of a snapshot in milliseconds, 0 for ever (0); counts for who opens first");
        known.put(
                "maxtransactionsize", "Memory for the changes of one transaction, as 64MB; counts for who opens first");
        known.put(
                "keeplog",
                "Log kept beyond what a checkpoint needs, as 1GB, to extend backups by (64MB); counts for who opens first");
        known.put("dirtylimit", "Changed pages at which a checkpoint begins, as 32MB; counts for who opens first");
        known.put(
                "checkpointinterval",
                "Longest time between checkpoints in milliseconds (60000); counts for who opens first");
        known.put("create", "false refuses to make a new database (true)");
        return known;
    }

    static boolean isAccepted(String url) {
        return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** @throws SQLException 08001 saying what a URL looks like; F0000 for an unknown option */
    static ConnectionUrl parse(String url, Properties properties) throws SQLException {
        String rest = url.substring(PREFIX.length());
        int end = firstOf(rest, ';', '?');
        String place = rest.substring(0, end);
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (KNOWN.containsKey(name.toLowerCase(Locale.ROOT))) {
                options.put(name.toLowerCase(Locale.ROOT), properties.getProperty(name));
            }
        }
        for (String option : rest.substring(end).split("[;?&]")) {
            if (!option.isBlank()) {
                add(option.strip(), options);
            }
        }
        if (place.toLowerCase(Locale.ROOT).startsWith("mem:")) {
            return new ConnectionUrl(url, Optional.empty(), place.substring("mem:".length()), options);
        }
        return new ConnectionUrl(url, Optional.of(path(place)), "", options);
    }

    private static int firstOf(String text, char a, char b) {
        int first = text.indexOf(a);
        int second = text.indexOf(b);
        int end = Math.min(first < 0 ? text.length() : first, second < 0 ? text.length() : second);
        return end;
    }

    private static void add(String option, Map<String, String> options) throws SQLException {
        int equals = option.indexOf('=');
        String name =
                (equals < 0 ? option : option.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        if (!KNOWN.containsKey(name)) {
            throw SqlErrors.wrongUse(
                    "F0000",
                    "Unknown option \"" + name + "\" in the URL: expected one of " + List.copyOf(KNOWN.keySet())
                            + NearNames.didYouMean(name, KNOWN.keySet()));
        }
        options.put(name, equals < 0 ? "true" : option.substring(equals + 1).strip());
    }

    private static Path path(String place) throws SQLException {
        String plain = place.regionMatches(true, 0, "file:", 0, 5) ? place.substring(5) : place;
        if (plain.isBlank()) {
            throw SqlErrors.wrongUse(
                    "08001", "URL expected jdbc:docdb:/path/to/folder or jdbc:docdb:mem:name, found no path");
        }
        if (plain.startsWith("~/")) {
            plain = System.getProperty("user.home") + plain.substring(1);
        }
        try {
            return Path.of(plain);
        } catch (InvalidPathException e) {
            throw SqlErrors.wrongUse("08001", "URL names no valid path: " + e.getMessage());
        }
    }

    /** The URL as it may be shown: without a password. */
    String shown() {
        return url.replaceAll("(?i)(encryption\\s*=\\s*password:)[^;&]*", "$1…");
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
