package io.docdb.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the whole story in a new database folder. Arguments, both optional: the most documents of each data set to load,
 * and the folder, which then stays; otherwise it is a temporary one and removed at the end.
 */
public final class Tour {
    private Tour() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long sample = arguments.length > 0 ? Long.parseLong(arguments[0]) : Long.MAX_VALUE;
        if (arguments.length > 1) {
            run(Path.of(arguments[1]), out, sample);
            return;
        }
        Path folder = Files.createTempDirectory("docdb-tour");
        try {
            run(folder, out, sample);
        } finally {
            remove(folder);
        }
    }

    /** @param folder must hold no database yet */
    static void run(Path folder, PrintStream out, long sample) {
        long start = System.nanoTime();
        out.println("docdb: a tour of what you will not have to write");
        try (Stage stage = new Stage(folder, out, sample)) {
            List<Chapter> chapters = chapters();
            for (int i = 0; i < chapters.size(); i++) {
                stage.title(i + 1, chapters.get(i));
                chapters.get(i).tell(stage);
            }
        }
        out.printf(
                "%nThat was it, in %.1f s. Your application may now be about your application.%n",
                (System.nanoTime() - start) / 1e9);
    }

    private static List<Chapter> chapters() {
        return List.of(
                new CreateChapter(),
                new LoadChapter(),
                new DoorsChapter(),
                new JoinChapter(),
                new IndexChapter(),
                new CacheChapter(),
                new RefusalChapter(),
                new RollbackChapter(),
                new ConflictChapter(),
                new AuditChapter(),
                new ReopenChapter());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
