package io.docdb.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import java.util.List;

/** Runs a script in a session and compares. */
final class ScriptRun {
    private final Session session;

    ScriptRun(Session session) {
        this.session = session;
    }

    void run(Script script) {
        for (Script.Block block : script.blocks()) {
            check(script, block);
        }
    }

    private void check(Script script, Script.Block block) {
        String where = script.name() + ":" + block.line() + " " + block.statement();
        List<String> found = outcome(block.statement());
        if (block.expected().isEmpty()) {
            assertThat(found).as(where).noneMatch(line -> line.startsWith("error "));
        } else if (block.expected().get(0).startsWith("error ")) {
            assertError(where, block.expected().get(0), found.get(0));
        } else if (block.isOrdered()) {
            assertThat(found).as(where).containsExactlyElementsOf(block.expected());
        } else {
            assertThat(found).as(where).containsExactlyInAnyOrderElementsOf(block.expected());
        }
    }

    /** What the statement gives, as lines of a script. Anything but a {@link DatabaseException} is a bug and passes on. */
    List<String> outcome(String statement) {
        try {
            return Cells.of(session.execute(statement));
        } catch (DatabaseException e) {
            return List.of("error " + e.sqlState() + ": "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static void assertError(String where, String expected, String found) {
        int colon = expected.indexOf(": ");
        String state = colon < 0 ? expected : expected.substring(0, colon);
        assertThat(found).as(where).startsWith(state);
        if (colon >= 0) {
            assertThat(found).as(where).contains(expected.substring(colon + 2));
        }
    }
}
