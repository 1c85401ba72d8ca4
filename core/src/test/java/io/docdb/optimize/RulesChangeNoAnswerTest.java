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
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random queries give the same rows, and have a plan to show, with all rewrite rules and choices, with none, and with each one switched off. */
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

    @Test
    void rulesChangeNoAnswerOfQueriesInQueries() {
        checkNested(System.nanoTime(), 30);
    }

    @Test
    @Tag("proof")
    void rulesChangeNoAnswerOfManyQueriesInQueries() {
        for (int i = 0; i < 50; i++) {
            checkNested(System.nanoTime(), 200);
        }
    }

    private static void check(long seed, int queries) {
        RandomRuleQueries generator = new RandomRuleQueries(new Random(seed));
        check(
                seed,
                queries,
                generator.schema(),
                generator::query,
                Optimizer.names().size());
    }

    /** With few of the rules switched off each time, for these queries read more. */
    private static void checkNested(long seed, int queries) {
        RandomNestedQueries generator = new RandomNestedQueries(new Random(seed));
        check(seed, queries, RandomNestedQueries.schema(), generator::query, 5);
    }

    private static void check(long seed, int queries, List<String> schema, Supplier<String> generator, int rules) {
        Random random = new Random(seed);
        System.out.println("RulesChangeNoAnswerTest seed " + seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("SET result_cache = off");
            schema.forEach(session::execute);
            for (int i = 0; i < queries; i++) {
                String sql = generator.get();
                List<String> expected = answer(session, sql, "all");
                List<String> settings = new ArrayList<>(List.of(""));
                List<String> names = new ArrayList<>(Optimizer.names());
                Collections.shuffle(names, random);
                settings.addAll(names.subList(0, rules));
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
        try (ResultRows plan = session.execute("EXPLAIN " + sql).rows().orElseThrow();
                ResultRows found = session.execute(sql).rows().orElseThrow()) {
            assertThat(plan.next()).isTrue();
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
