package io.docdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own with the class path of the tests. Its standard output is what its program prints and nothing else: what
 * the JVM itself has to say goes to standard error.
 */
public final class ChildJvm {
    private ChildJvm() {}

    /** @param heap as {@code -Xmx} takes it */
    public static Process start(String heap, Class<?> main, String... arguments) throws IOException {
        return start(List.of("-Xmx" + heap), main, arguments);
    }

    /** @param options of the JVM */
    public static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return start(ProcessBuilder.Redirect.INHERIT, options, main, arguments);
    }

    private static Process start(
            ProcessBuilder.Redirect errors, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** Runs a process to its end; answers what it printed, and throws, with its errors, if it did not end with {@code exitCode}. */
    static String run(int exitCode, String heap, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("docdb-child", ".err");
        try {
            Process child = start(ProcessBuilder.Redirect.to(errors.toFile()), List.of("-Xmx" + heap), main, arguments);
            String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!child.waitFor(120, TimeUnit.SECONDS) || child.exitValue() != exitCode) {
                throw new AssertionError("child expected to end with " + exitCode + ", found "
                        + (child.isAlive() ? "it alive" : child.exitValue()) + ": " + printed
                        + Files.readString(errors));
            }
            return printed;
        } finally {
            Files.delete(errors);
        }
    }
}
