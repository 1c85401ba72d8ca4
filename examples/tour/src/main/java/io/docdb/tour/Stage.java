package io.docdb.tour;

import io.docdb.dsl.Docdb;
import io.docdb.dsl.DocumentDatabase;
import io.docdb.value.Document;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the chapters share: the open database, where they print to, and how much data there is to be. */
final class Stage implements AutoCloseable {
    private final Path folder;
    private final PrintStream out;
    private final long sample;
    private DocumentDatabase database;

    /** @param sample documents of each set at most */
    Stage(Path folder, PrintStream out, long sample) {
        this.folder = folder;
        this.out = out;
        this.sample = sample;
        this.database = Docdb.open(folder);
    }

    DocumentDatabase database() {
        return database;
    }

    Path folder() {
        return folder;
    }

    long sample() {
        return sample;
    }

    void reopen() {
        database.close();
        database = Docdb.open(folder);
    }

    void say(String format, Object... arguments) {
        out.println("  " + String.format(Locale.ROOT, format, arguments));
    }

    /** Code or a result, set off from what is said. */
    void show(String text) {
        text.lines().forEach(line -> out.println("    | " + line));
    }

    void show(List<Document> rows) {
        rows.forEach(row -> show(row.toString()));
    }

    void title(int number, Chapter chapter) {
        out.println();
        out.println(number + ". " + chapter.title());
        out.println("   (by hand: " + chapter.byHand() + ")");
        out.println();
    }

    /** Runs the work and gives its time. */
    static <T> Timed<T> timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        return new Timed<>(result, (System.nanoTime() - start) / 1e6);
    }

    record Timed<T>(T result, double millis) {}

    /** The tour stops where it finds something else than it has promised. */
    static void require(boolean fact, String promise) {
        if (!fact) {
            throw new IllegalStateException("The tour promised that " + promise + ", and it is not so");
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
