package io.docdb.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first is compiled and run as it stands there, but for the folders. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    /** What a reader adds to the three examples: imports, the class of an order, and a look at the result. */
    private static final String PROGRAM = """
        import static io.docdb.dsl.Filter.where;
        import io.docdb.dsl.*;
        import io.docdb.repository.*;
        import java.math.BigDecimal;
        import java.nio.file.Path;
        import java.sql.*;
        import java.util.List;

        record Order(long id, String city, BigDecimal total) {}

        public class Quick {
            public static void java() {
        %1$s
            }

            public static String repository() {
                try (DocumentDatabase shop = Docdb.open(Path.of("shop"))) {
        %2$s
                    return orders.findByCityAndTotalGreaterThan("Oslo", BigDecimal.TEN) + " " + orders.findById(7L);
                }
            }

            public static void jdbc() throws SQLException {
        %3$s
            }
        }
        """;

    @Test
    void theQuickStartsCompileAndRun(@TempDir Path folder) throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(readme()))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java", "").replace("```", ""))
                .toList();
        assertThat(blocks).as("one for each door").hasSize(3);
        String program = PROGRAM.formatted(blocks.toArray())
                .replace("Path.of(\"shop\")", "Path.of(\"" + folder.resolve("shop") + "\")")
                .replace("jdbc:docdb:/data/shop", "jdbc:docdb:" + folder.resolve("data"));
        Class<?> quick = compile(program, folder);

        quick.getMethod("java").invoke(null);
        assertThat((String) quick.getMethod("repository").invoke(null))
                .isEqualTo("[Order[id=7, city=Oslo, total=99.50]] Optional[Order[id=7, city=Oslo, total=99.50]]");
        quick.getMethod("jdbc").invoke(null);
    }

    private static Path readme() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here.resolve("README.md");
    }

    private static Class<?> compile(String program, Path folder) throws IOException, ClassNotFoundException {
        Path source = Files.writeString(folder.resolve("Quick.java"), program);
        StringWriter messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options =
                List.of("-parameters", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                .call();
        assertThat(done).as("%s", messages).isTrue();
        URL[] classes = {folder.toUri().toURL()};
        return new URLClassLoader(classes, ReadmeTest.class.getClassLoader()).loadClass("Quick");
    }
}
