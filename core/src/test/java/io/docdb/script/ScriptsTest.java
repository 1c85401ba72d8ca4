package io.docdb.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.testdata.DataSet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every script of test-data, in memory, without the result cache, and on file. */
class ScriptsTest {
    /** Durable commits, as users have them: an asynchronous one keeps its locks until it is durable, which SKIP LOCKED shows. */
    private static final SessionOptions OPTIONS = SessionOptions.DEFAULT.withZone(ZoneId.of("UTC"));

    @TestFactory
    Stream<DynamicNode> everyScriptGivesWhatItSaysInMemory() {
        return scripts().map(file -> DynamicTest.dynamicTest(nameOf(file), () -> inMemory(file, OPTIONS)));
    }

    @TestFactory
    Stream<DynamicNode> everyScriptGivesWhatItSaysWithoutTheResultCache() {
        return scripts()
                .map(file ->
                        DynamicTest.dynamicTest(nameOf(file), () -> inMemory(file, OPTIONS.withResultCache(false))));
    }

    @TestFactory
    Stream<DynamicNode> everyScriptGivesWhatItSaysOnFile() {
        return scripts().map(file -> DynamicTest.dynamicTest(nameOf(file), () -> onFile(file)));
    }

    private static void inMemory(Path file, SessionOptions options) {
        try (Database database = Database.inMemory();
                Session session = database.session(options)) {
            new ScriptRun(session).run(Script.read(file));
        }
    }

    private static void onFile(Path file) throws IOException {
        Path folder = Files.createTempDirectory("script");
        try {
            try (Database database = Database.open(folder);
                    Session session = database.session(OPTIONS)) {
                new ScriptRun(session).run(Script.read(file));
                assertThat(database.verify()).isEmpty();
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String nameOf(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    static Stream<Path> scripts() {
        try (Stream<Path> files = Files.walk(root())) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path root() throws URISyntaxException {
        URI scripts = DataSet.class.getResource("sql").toURI();
        if (scripts.getScheme().equals("jar")) {
            openJar(scripts);
        }
        return Path.of(scripts);
    }

    /** In the build the data are a jar, elsewhere a folder of classes. */
    private static void openJar(URI inside) {
        try {
            FileSystems.newFileSystem(inside, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // opened for the scripts of another test
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
