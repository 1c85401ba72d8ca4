package io.docdb.jdbc.logic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A script in the format of SQLite's sqllogictest: records with a blank line between them.
 *
 * <pre>
 * skipif mysql
 * query IT rowsort
 * SELECT a, b FROM t
 * ----
 * 1
 * one
 * </pre>
 *
 * <p>Results stand one value to a line, or as {@code 30 values hashing to <MD5>}. Conditions name the engines that a record
 * is for, or not for; {@code halt} ends the script.
 */
record LogicScript(String name, List<Entry> entries) {

    /** One record of a script, with what decides whether it is for an engine. */
    sealed interface Entry {
        int line();

        Conditions conditions();
    }

    record Command(int line, Conditions conditions, String sql, boolean succeeds) implements Entry {}

    /**
     * @param types a letter per column: I whole number, R real number, T text
     * @param expected values, or one line with their number and hash
     */
    record Query(int line, Conditions conditions, String sql, String types, Sorting sorting, List<String> expected)
            implements Entry {}

    record Halt(int line, Conditions conditions) implements Entry {}

    record HashThreshold(int line, Conditions conditions, int values) implements Entry {}

    enum Sorting {
        NOSORT,
        ROWSORT,
        VALUESORT
    }

    record Conditions(List<String> onlyIf, List<String> skipIf) {
        boolean admit(String engine) {
            return !skipIf.contains(engine) && onlyIf.stream().allMatch(engine::equals);
        }
    }

    static LogicScript read(String name, Reader text) throws IOException {
        return new LogicScript(name, new Lines(new BufferedReader(text)).entries());
    }

    /** Reads line by line. Confined to one call of {@link #read}. */
    private static final class Lines {
        private final BufferedReader reader;
        private int number;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        List<Entry> entries() throws IOException {
            List<Entry> entries = new ArrayList<>();
            List<String> onlyIf = new ArrayList<>();
            List<String> skipIf = new ArrayList<>();
            for (String line = next(); line != null; line = next()) {
                String[] words = words(line);
                switch (words[0]) {
                    case "" -> {}
                    case "onlyif" -> onlyIf.add(words[1]);
                    case "skipif" -> skipIf.add(words[1]);
                    default -> {
                        Conditions conditions = new Conditions(List.copyOf(onlyIf), List.copyOf(skipIf));
                        entries.add(entry(words, conditions));
                        onlyIf.clear();
                        skipIf.clear();
                    }
                }
            }
            return List.copyOf(entries);
        }

        private Entry entry(String[] words, Conditions conditions) throws IOException {
            int begin = number;
            return switch (words[0]) {
                case "halt" -> new Halt(begin, conditions);
                case "hash-threshold" -> new HashThreshold(begin, conditions, Integer.parseInt(words[1]));
                case "statement" -> new Command(begin, conditions, block(false), words[1].equals("ok"));
                case "query" -> {
                    Sorting sorting = words.length > 2 ? Sorting.valueOf(words[2].toUpperCase()) : Sorting.NOSORT;
                    String sql = block(true);
                    yield new Query(
                            begin,
                            conditions,
                            sql,
                            words[1],
                            sorting,
                            block(false).lines().toList());
                }
                default -> throw new IOException("line " + begin + ": " + words[0] + " is no kind of record");
            };
        }

        /** The lines up to a blank one, or up to the dashes. */
        private String block(boolean endsAtDashes) throws IOException {
            StringBuilder block = new StringBuilder();
            for (String line = next(); line != null && !line.isBlank(); line = next()) {
                if (endsAtDashes && line.equals("----")) {
                    return block.toString();
                }
                block.append(block.isEmpty() ? "" : "\n").append(line);
            }
            return block.toString();
        }

        private String next() throws IOException {
            number++;
            return reader.readLine();
        }

        private static String[] words(String line) {
            int comment = line.indexOf('#');
            return (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
        }
    }
}
