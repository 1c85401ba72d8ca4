package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random queries give the same rows with all rewrite rules and choices, with none, and with each one switched off. */
class RulesChangeNoAnswerTest {

    @Test
    void rulesChangeNoAnswer() {
        check(System.nanoTime(), 100);
    }

    @Test
    @Tag("proof")
    void rulesChangeNoAnswerOfManyQueries() {
        for (int i = 0; i < 50; i++) {
            check(System.nanoTime(), 400);
        }
    }

    private static void check(long seed, int queries) {
        System.out.println("RulesChangeNoAnswerTest seed " + seed);
        Random random = new Random(seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("SET result_cache = off");
            RandomRuleQueries generator = new RandomRuleQueries(random);
            generator.schema().forEach(session::execute);
            for (int i = 0; i < queries; i++) {
                String sql = generator.query();
                List<String> expected = answer(session, sql, "all");
                List<String> settings = new ArrayList<>(List.of(""));
                settings.addAll(Optimizer.names());
                for (String off : settings) {
                    assertThat(answer(session, sql, off))
                            .as("seed %d, rules off '%s': %s", seed, off, sql)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<String> answer(Session session, String sql, String rulesOff) {
        session.execute("SET docdb.rules.off = '" + rulesOff + "'");
        List<String> rows = new ArrayList<>();
        try (ResultRows found = session.execute(sql).rows().orElseThrow()) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < found.columns().size(); i++) {
                    row.append(found.value(i)).append(" | ");
                }
                rows.add(row.toString());
            }
        } catch (DatabaseException error) {
            return List.of("error " + error.code());
        }
        Collections.sort(rows);
        return rows;
    }
}
