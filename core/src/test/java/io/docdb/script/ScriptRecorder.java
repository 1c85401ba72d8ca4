package io.docdb.script;

import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what statements give below them, for a person to read and judge before it becomes the specification. Run by
 * hand with the file of a script; blocks that have dashes keep what they say.
 */
final class ScriptRecorder {
    private ScriptRecorder() {}

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Path file = Path.of(argument);
            Files.writeString(file, record(file), StandardCharsets.UTF_8);
        }
    }

    private static String record(Path file) throws IOException {
        List<String> out = new ArrayList<>();
        try (Database database = Database.inMemory();
                Session session = database.session(SessionOptions.DEFAULT.withZone(ZoneId.of("UTC")))) {
            ScriptRun run = new ScriptRun(session);
            for (String block : Files.readString(file, StandardCharsets.UTF_8).split("\n\\s*\n")) {
                out.add(block.strip());
                for (Script.Block parsed : Script.parse("", block).blocks()) {
                    List<String> outcome;
                    try {
                        outcome = run.outcome(parsed.statement());
                    } catch (RuntimeException | StackOverflowError e) {
                        e.printStackTrace();
                        outcome = List.of("CRASH " + e);
                    }
                    boolean said = !parsed.expected().isEmpty();
                    boolean quiet = outcome.get(0).startsWith("changed ");
                    if (!said && !quiet) {
                        out.set(out.size() - 1, block.strip() + "\n----\n" + String.join("\n", outcome));
                    }
                }
            }
        }
        return String.join("\n\n", out) + "\n";
    }
}
