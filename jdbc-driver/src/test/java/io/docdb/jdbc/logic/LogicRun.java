package io.docdb.jdbc.logic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a script over a connection and tells what came out otherwise. */
final class LogicRun {
    private static final Pattern LEADING_DIGITS = Pattern.compile("\\s*-?\\d+");

    private final Connection connection;
    private final String engine;
    private final Consumer<Difference> differences;
    private int statements;

    /** @param engine the name that conditions of the script are about */
    LogicRun(Connection connection, String engine, Consumer<Difference> differences) {
        this.connection = connection;
        this.engine = engine;
        this.differences = differences;
    }

    /** @param found rows, or the SQLState and message of an error */
    record Difference(String script, int line, String sql, List<String> expected, List<String> found) {
        @Override
        public String toString() {
            return script + ":" + line + " " + sql + "\n  expected " + expected + "\n  found    " + found;
        }
    }

    /** How many statements of {@code script} were for this engine and have been compared. */
    int run(LogicScript script) throws SQLException {
        statements = 0;
        try (Statement statement = connection.createStatement()) {
            for (LogicScript.Entry entry : script.entries()) {
                if (!entry.conditions().admit(engine)) {
                    continue;
                }
                if (entry instanceof LogicScript.Halt) {
                    break;
                } else if (entry instanceof LogicScript.Command command) {
                    execute(script, statement, command);
                } else if (entry instanceof LogicScript.Query query) {
                    compare(script, statement, query);
                }
            }
        }
        return statements;
    }

    private void execute(LogicScript script, Statement statement, LogicScript.Command command) {
        statements++;
        try {
            statement.execute(command.sql());
            if (!command.succeeds()) {
                differ(script, command, command.sql(), List.of("an error"), List.of("success"));
            }
        } catch (SQLException e) {
            if (command.succeeds()) {
                differ(script, command, command.sql(), List.of("success"), List.of(e.getSQLState(), e.getMessage()));
            }
        }
    }

    private void compare(LogicScript script, Statement statement, LogicScript.Query query) {
        statements++;
        List<String> values;
        try (ResultSet rows = statement.executeQuery(query.sql())) {
            values = values(rows, query.types(), query.sorting());
        } catch (SQLException e) {
            differ(script, query, query.sql(), query.expected(), List.of(e.getSQLState(), e.getMessage()));
            return;
        }
        boolean hashed = query.expected().size() == 1 && query.expected().get(0).contains(" values hashing to ");
        List<String> found = hashed ? List.of(values.size() + " values hashing to " + hash(values)) : values;
        if (!found.equals(query.expected())) {
            differ(script, query, query.sql(), query.expected(), values.size() > 50 ? found : values);
        }
    }

    private void differ(
            LogicScript script, LogicScript.Entry entry, String sql, List<String> expected, List<String> found) {
        differences.accept(new Difference(script.name(), entry.line(), sql, expected, found));
    }

    static List<String> values(ResultSet rows, String types, LogicScript.Sorting sorting) throws SQLException {
        List<List<String>> table = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= types.length(); column++) {
                row.add(value(rows, column, types.charAt(column - 1)));
            }
            table.add(row);
        }
        if (sorting == LogicScript.Sorting.ROWSORT) {
            table.sort(LogicRun::compareRows);
        }
        List<String> values = new ArrayList<>();
        table.forEach(values::addAll);
        if (sorting == LogicScript.Sorting.VALUESORT) {
            values.sort(Comparator.naturalOrder());
        }
        return values;
    }

    private static int compareRows(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String value(ResultSet rows, int column, char type) throws SQLException {
        String text =
                switch (type) {
                    case 'I' -> whole(rows, column);
                    case 'R' -> String.format("%.3f", rows.getDouble(column));
                    default -> rows.getString(column);
                };
        if (rows.wasNull()) {
            return "NULL";
        }
        return text.isEmpty() ? "(empty)" : text.replaceAll("[^ -~]", "@");
    }

    /** A text is the number it begins with, as SQLite, which made the corpus, reads it. */
    private static String whole(ResultSet rows, int column) throws SQLException {
        if (rows.getObject(column) instanceof String text) {
            Matcher digits = LEADING_DIGITS.matcher(text);
            return digits.lookingAt() ? digits.group().strip() : "0";
        }
        return Long.toString(rows.getLong(column));
    }

    /** MD5 over the values, each with a line feed behind it. */
    static String hash(List<String> values) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            values.forEach(value -> md5.update((value + "\n").getBytes(StandardCharsets.ISO_8859_1)));
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
