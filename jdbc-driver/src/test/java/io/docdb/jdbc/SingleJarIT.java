package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that holds everything, as strangers use it: {@code java -cp docdb-jdbc-all.jar:classes}, in a JVM of its own.
 * Runs after packaging; {@code docdb.allJar} and {@code docdb.h2Jar} name the files.
 */
@EnabledIfSystemProperty(named = "docdb.allJar", matches = ".+", disabledReason = "the jar is not built yet")
class SingleJarIT {
    private static final String JAR = System.getProperty("docdb.allJar");
    private static final String H2 = System.getProperty("docdb.h2Jar");

    @TempDir
    Path folder;

    @Test
    void aPlainClientWritesWithItAndAnotherOneReads() throws Exception {
        assertThat(run("PlainClient", List.of(JAR), folder.resolve("shop"), "write"))
                .containsExactly("last key 100", "refused 23514 true");
        assertThat(run("PlainClient", List.of(JAR), folder.resolve("shop"), "read"))
                .containsExactly("customer 99 99.50 99", "customer 98 98.50 98", "table customer", "table orders");
    }

    @Test
    void anotherH2OnTheClassPathDisturbsNeither() throws Exception {
        assertThat(run("BesideH2", List.of(JAR, H2), Files.createDirectory(folder.resolve("first"))))
                .containsExactly("docdb 2", "H2 2");
        assertThat(run("BesideH2", List.of(H2, JAR), Files.createDirectory(folder.resolve("second"))))
                .containsExactly("docdb 2", "H2 2");
    }

    @Test
    void theJarItselfChecksBacksUpAndRestores() throws Exception {
        Path shop = folder.resolve("shop");
        run("PlainClient", List.of(JAR), shop, "write");
        String backup = folder.resolve("backup").toString();

        assertThat(java("-jar", JAR, "check", shop.toString())).isNotEmpty();
        assertThat(java("-jar", JAR, "backup", shop.toString(), backup)).isNotEmpty();
        java("-jar", JAR, "restore", backup, folder.resolve("again").toString());
        assertThat(run("PlainClient", List.of(JAR), folder.resolve("again"), "read"))
                .contains("customer 99 99.50 99");
    }

    @Test
    void everyClassInItIsUnderDocdbsOwnName() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> !name.startsWith("io/docdb/")))
                    .isEmpty();
            try (InputStream driver = jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))) {
                assertThat(new String(driver.readAllBytes(), StandardCharsets.UTF_8).lines())
                        .containsExactly(DocdbDriver.class.getName());
            }
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.docdb.jdbc");
        }
    }

    /** @return what the program printed; anything else on either stream is part of it, and so fails the comparison */
    private List<String> run(String program, List<String> jars, Path data, String... more) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = folder.resolve(program + ".java");
        try (InputStream text = SingleJarIT.class.getResourceAsStream("/single-jar/" + program + ".java")) {
            Files.write(source, text.readAllBytes());
        }
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        assertThat(compiled).as("compiler's exit").isZero();
        List<String> classPath = new ArrayList<>(jars);
        classPath.add(classes.toString());
        List<String> arguments =
                new ArrayList<>(List.of("-cp", String.join(File.pathSeparator, classPath), program, data.toString()));
        arguments.addAll(List.of(more));
        return java(arguments.toArray(String[]::new));
    }

    private List<String> java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("program ended").isTrue();
        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue()).as("exit, output %s", lines).isZero();
        return lines;
    }
}
