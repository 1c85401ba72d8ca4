package io.docdb.benchmark;

import io.docdb.benchmark.engine.DocdbEngine;
import io.docdb.benchmark.engine.DuckDbEngine;
import io.docdb.benchmark.engine.H2Engine;
import io.docdb.benchmark.engine.NitriteEngine;
import io.docdb.benchmark.engine.SqliteEngine;
import java.io.File;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The engines, with what a reader of the table must know about each. */
enum EngineKind {
    DOCDB("h2-2", "its session in the same JVM; log forced by the flusher before a commit returns"),
    H2(
            "h2-mvstore",
            "JSON column, generated columns for indexed paths; WRITE_DELAY 0 and CHECKPOINT SYNC after each durable"
                    + " change, for H2 forces nothing else; arrays by LIKE on the JSON text; updates rewrite the text"),
    SQLITE("h2-", "JSON text, expression indexes; WAL, synchronous=FULL, which forces the log at each commit"),
    SQLITE_JSONB("h2-", "as sqlite, but documents are stored as JSONB"),
    NITRITE(
            "h2-2",
            "MVStore file; never forces by itself: the runner commits and forces its file through a second handle;"
                    + " joins, groups and sums by hand in Java"),
    DUCKDB("h2-", "JSON column; cannot index a JSON path; forces its log at each commit");

    private final String jarLeftOut;
    private final String remark;

    EngineKind(String jarLeftOut, String remark) {
        this.jarLeftOut = jarLeftOut;
        this.remark = remark;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** False for an engine that cannot answer the suite's queries. */
    boolean takesPartIn(Suite suite) {
        return this != NITRITE || suite == Suite.SHOP;
    }

    String remark() {
        return remark;
    }

    Engine create() {
        return switch (this) {
            case DOCDB -> new DocdbEngine();
            case H2 -> new H2Engine();
            case SQLITE -> new SqliteEngine(false);
            case SQLITE_JSONB -> new SqliteEngine(true);
            case NITRITE -> new NitriteEngine();
            case DUCKDB -> new DuckDbEngine();
        };
    }

    /** The runner's class path without the jar whose classes clash with this engine's. */
    String classPath(String ofRunner) {
        return Arrays.stream(ofRunner.split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith(jarLeftOut))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
