package io.docdb.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The runner's end of an {@link EngineMain} in a JVM of its own. Confined to the runner's thread. */
final class EngineProcess implements AutoCloseable {
    private static final int CLOSE_SECONDS = 30;
    private final EngineKind kind;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    private EngineProcess(EngineKind kind, Process process) {
        this.kind = kind;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts the JVM.
     *
     * @param folder for its database and for what its libraries print ({@code <engine>.log})
     * @param jvmOptions heap and the like, equal for all engines
     */
    static EngineProcess start(
            EngineKind kind,
            Path folder,
            Suite suite,
            int documents,
            int warmUpMillis,
            int repeatMillis,
            List<String> jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", kind.classPath(System.getProperty("java.class.path"))));
        command.add(EngineMain.class.getName());
        command.addAll(List.of(
                kind.name(),
                folder.resolve(kind.title()).toString(),
                suite.name(),
                String.valueOf(documents),
                String.valueOf(warmUpMillis),
                String.valueOf(repeatMillis)));
        File log = folder.resolve(kind.title() + ".log").toFile();
        Process process = new ProcessBuilder(command).redirectError(log).start();
        return new EngineProcess(kind, process);
    }

    EngineKind kind() {
        return kind;
    }

    /** Waits for the outcome. */
    Outcome run(Work work, int round) throws IOException {
        orders.println(work.name() + " " + round);
        String answer = answers.readLine();
        while (answer != null && !Outcome.isLine(answer)) { // the JVM's own words: warnings, a profiler that starts
            System.err.println(kind.title() + ": " + answer);
            answer = answers.readLine();
        }
        return answer == null
                ? new Outcome(0, 0, 0, false, "its JVM ended, see " + kind.title() + ".log")
                : Outcome.ofLine(answer);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
