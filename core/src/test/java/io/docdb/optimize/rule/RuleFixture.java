package io.docdb.optimize.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.bind.BindContext;
import io.docdb.bind.Binder;
import io.docdb.error.DatabaseException;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.PlanPrinter;
import io.docdb.schema.DocumentSchema;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tables a(id, x, y, name), b(id, a_id, x, name) and the collection d(_id, x, tags), filled with NULLs and repetitions.
 * Tests print the plan before and after one rule, and answer the statement with the rule on, off, and without any.
 */
final class RuleFixture implements AutoCloseable {
    private final Database database = Database.inMemory();
    private final Session session = database.session();

    RuleFixture() {
        session.execute("CREATE TABLE a(id INTEGER PRIMARY KEY, x INTEGER, y INTEGER, name VARCHAR(10))");
        session.execute("CREATE TABLE b(id INTEGER PRIMARY KEY, a_id INTEGER, x INTEGER, name VARCHAR(10))");
        session.execute("CREATE COLLECTION d");
        session.execute("INSERT INTO a VALUES (1, 1, 7, 'u'), (2, 2, NULL, 'v'), (3, NULL, 3, NULL), (4, 4, 5, 'w'),"
                + " (5, 1, 9, 'x'), (6, 2, 6, 'u')");
        session.execute("INSERT INTO b VALUES (1, 1, 5, 'u'), (2, 1, 6, 'v'), (3, 2, NULL, 'u'), (4, 9, 1, NULL),"
                + " (5, NULL, 2, 'w'), (6, 4, 4, 'u')");
        session.execute(
                "INSERT INTO d(_id, x, tags) VALUES ('k', 1, JSON_ARRAY('p')), ('l', 'text', NULL), ('m', 5, NULL)");
        session.execute("CREATE VIEW v AS SELECT id, x, name FROM a");
    }

    Session session() {
        return session;
    }

    LogicalPlan plan(String sql) {
        ParsedStatement parsed = Parser.parse(sql);
        BindContext context = BindContext.of(collection -> DocumentSchema.ANYTHING.model());
        return new Binder(session.catalog(), Functions.STANDARD, context)
                .bind(parsed.statement(), sql)
                .plan();
    }

    /** The plan as it was bound. */
    String before(String sql) {
        return PlanPrinter.print(plan(sql));
    }

    /** The plan after the rules, the last of which is switched off to compare answers. */
    String after(String sql, RewriteRule... rules) {
        LogicalPlan plan = plan(sql);
        for (RewriteRule rule : rules) {
            plan = rule.apply(plan, session.catalog());
        }
        assertSameAnswer(sql, rules[rules.length - 1].name());
        return PlanPrinter.print(plan);
    }

    void assertSameAnswer(String sql, String rule) {
        List<String> with = answer(sql);
        session.execute("SET docdb.rules.off = '" + rule + "'");
        List<String> without = answer(sql);
        session.execute("SET docdb.rules.off = 'all'");
        List<String> plain = answer(sql);
        session.execute("SET docdb.rules.off = DEFAULT");
        assertThat(with).as("%s with and without %s", sql, rule).isEqualTo(without);
        assertThat(with).as("%s with all rules and with none", sql).isEqualTo(plain);
    }

    /** The rows in an order of their own; or the error. */
    List<String> answer(String sql) {
        List<String> found = new ArrayList<>();
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.append(rows.value(i)).append(" | ");
                }
                found.add(row.toString());
            }
        } catch (DatabaseException error) {
            return List.of("error " + error.code());
        }
        Collections.sort(found);
        return found;
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
