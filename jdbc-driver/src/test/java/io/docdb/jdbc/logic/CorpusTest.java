package io.docdb.jdbc.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * SQLite's corpus of SQL logic tests, some six million statements: all of them run, and what comes out otherwise is one of
 * {@link Deviation}. {@code -Ddocdb.corpus=evidence} runs the scripts whose path holds that text.
 */
@Tag("proof")
class CorpusTest {
    private static final String ENGINE = "docdb";

    /** Why a statement may give something else than SQLite. */
    private enum Deviation {
        /** SQLite gives NULL, here it is 22012. */
        DIVISION_BY_ZERO("22012"),
        /** SQLite computes in 64 bits, here INTEGER has 32 and leaving them is 22003. */
        OVERFLOW("22003"),
        /** SQLite takes a column that is not grouped by from any row, here it is 42803. */
        UNGROUPED_COLUMN("42803"),
        /** SQLite compares a number with a text or bytes that are none, here it is 22018 or 42804. */
        MIXED_TYPES("22018|42804"),
        /** VARCHAR(8) holds 8 characters here, in SQLite any number. */
        TEXT_TOO_LONG("22001"),
        /** SQLite divides what COALESCE finds as whole numbers; here COALESCE of a whole number and an AVG is a decimal. */
        DECIMAL_QUOTIENT("") {
            @Override
            boolean explains(LogicRun.Difference difference) {
                return difference.sql().contains("AVG (") && difference.sql().contains("/");
            }
        },
        /** SET x = 1, x = 2 is refused. */
        ASSIGNED_TWICE("42710"),
        /** A view that another one reads is dropped with CASCADE only. */
        VIEW_IN_USE("2BP01"),
        /** There are no triggers. */
        TRIGGER("42601");

        private final Pattern states;

        Deviation(String states) {
            this.states = Pattern.compile(states);
        }

        boolean explains(LogicRun.Difference difference) {
            String state =
                    difference.found().isEmpty() ? "" : difference.found().get(0);
            return states.matcher(state).matches()
                    && (this != TRIGGER
                            || difference.sql().contains("TRIGGER")
                            || difference.sql().contains("REINDEX"));
        }
    }

    @Test
    void everyScriptGivesWhatSqliteGivesButForListedDeviations() throws Exception {
        Map<Deviation, Integer> deviations = new TreeMap<>();
        AtomicInteger unexplained = new AtomicInteger();
        long statements = 0;
        for (Path script : scripts()) {
            statements += run(script, deviations, unexplained);
        }
        System.out.println("SQL logic tests: " + statements + " statements, deviations " + deviations + ", unexplained "
                + unexplained);
        assertThat(statements).isPositive();
        assertThat(unexplained).hasValue(0);
    }

    private static int run(Path file, Map<Deviation, Integer> deviations, AtomicInteger unexplained)
            throws IOException, SQLException {
        try (BufferedReader text =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
                Connection connection = DriverManager.getConnection("jdbc:docdb:mem:")) {
            LogicRun run = new LogicRun(connection, ENGINE, difference -> note(difference, deviations, unexplained));
            return run.run(LogicScript.read(file.toString(), text));
        }
    }

    /** What follows from a refused change (a query that misses its rows) stands in the scripts of evidence alone. */
    private static void note(
            LogicRun.Difference difference, Map<Deviation, Integer> deviations, AtomicInteger unexplained) {
        for (Deviation deviation : Deviation.values()) {
            if (deviation.explains(difference)) {
                deviations.merge(deviation, 1, Integer::sum);
                return;
            }
        }
        if (difference.script().contains("/evidence/slt_lang_")) {
            return;
        }
        unexplained.incrementAndGet();
        System.out.println(difference);
    }

    private static List<Path> scripts() throws IOException, URISyntaxException {
        URI inside = CorpusTest.class.getResource("/test/select1.test").toURI();
        Path first = fileSystem(inside).getPath("/test");
        String wanted = System.getProperty("docdb.corpus", "");
        try (Stream<Path> files = Files.walk(first)) {
            return files.filter(file -> file.toString().endsWith(".test"))
                    .filter(file -> file.toString().contains(wanted))
                    .sorted()
                    .toList();
        }
    }

    private static FileSystem fileSystem(URI inside) throws IOException {
        try {
            return FileSystems.newFileSystem(inside, Map.of());
        } catch (FileSystemAlreadyExistsException open) {
            return FileSystems.getFileSystem(inside);
        }
    }
}
