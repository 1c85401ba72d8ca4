package io.docdb.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that says what SQL means here: blocks with a blank line between them, each a statement and, below a line of
 * dashes, what it gives. Lines that begin with {@code --} and a blank are comments.
 *
 * <pre>
 * -- division is exact
 * SELECT 7 / 2, 7.0 / 2
 * ----
 * 3 | 3.5
 * </pre>
 *
 * <p>What it gives is rows as {@link Cells} writes them, {@code (no rows)}, {@code changed 3}, or {@code error 22012: part
 * of the message}. Rows stand in order if the statement says ORDER BY, else in any. A statement without dashes has to
 * succeed.
 */
record Script(String name, List<Block> blocks) {
    /**
     * One statement.
     *
     * @param line where it begins, from 1
     * @param expected the lines below the dashes; empty if there are none
     */
    record Block(int line, String statement, List<String> expected) {
        boolean isOrdered() {
            return statement.toUpperCase(java.util.Locale.ROOT).contains("ORDER BY") || statement.startsWith("EXPLAIN");
        }
    }

    static Script read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Script parse(String name, String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            int begin = at;
            StringBuilder statement = new StringBuilder();
            List<String> expected = new ArrayList<>();
            boolean dashesSeen = false;
            for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
                String line = lines.get(at);
                if (dashesSeen) {
                    expected.add(line.strip());
                } else if (line.startsWith("----")) {
                    dashesSeen = true;
                } else if (!line.startsWith("-- ")) {
                    statement.append(statement.isEmpty() ? "" : "\n").append(line);
                }
            }
            if (!statement.isEmpty()) {
                blocks.add(new Block(begin + 1, statement.toString(), List.copyOf(expected)));
            }
        }
        return new Script(name, List.copyOf(blocks));
    }
}
