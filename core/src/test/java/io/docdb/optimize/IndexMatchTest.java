package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which queries a partial index or one on an expression is chosen for, as EXPLAIN prints it. */
class IndexMatchTest {
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("CREATE TABLE people(id INTEGER PRIMARY KEY, email VARCHAR(40), age INTEGER,"
                + " status VARCHAR(10), active BOOLEAN, born TIMESTAMP WITH TIME ZONE)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String plan(String sql) {
        StringBuilder text = new StringBuilder();
        try (ResultRows rows = session.execute("EXPLAIN " + sql).rows().orElseThrow()) {
            while (rows.next()) {
                text.append(rows.value(0)).append('\n');
            }
        }
        return text.toString();
    }

    private String where(String condition) {
        return plan("SELECT * FROM people WHERE " + condition);
    }

    @Test
    void aPartialIndexIsChosenIfTheQueryAsksForNothingItDoesNotHold() {
        session.execute("CREATE INDEX part ON people(email) WHERE age > 18");
        assertThat(where("email = 'a' AND age > 18")).contains("index: part");
        assertThat(where("email = 'a' AND 18 < age")).contains("index: part");
        assertThat(where("email = 'a' AND age > 30")).contains("index: part");
        assertThat(where("email = 'a' AND age >= 19")).contains("index: part");
        assertThat(where("email = 'a' AND age IN (20, 30.5)")).contains("index: part");
        assertThat(where("email = 'a' AND age BETWEEN 20 AND 25")).contains("index: part");
        assertThat(where("email = 'a' AND age >= 18")).doesNotContain("index: part");
        assertThat(where("email = 'a' AND age IN (18, 30)")).doesNotContain("index: part");
        assertThat(where("email = 'a' AND age < 30")).doesNotContain("index: part");
        assertThat(where("email = 'a' AND (age > 18 OR id = 3)")).doesNotContain("index: part");
        assertThat(where("email = 'a'")).doesNotContain("index: part");
        session.execute("DROP INDEX part");
        assertThat(where("email = 'a' AND age > 18")).contains("FullScan");
    }

    @Test
    void aConditionMayBeASetOfValuesOrThatThereIsOne() {
        session.execute("CREATE INDEX open_ones ON people(age) WHERE status IN ('new', 'open')");
        session.execute("CREATE INDEX known ON people(id) WHERE email IS NOT NULL");
        session.execute("CREATE INDEX not_done ON people(active, age) WHERE status <> 'done'");
        assertThat(where("status = 'open' AND age = 3")).contains("index: open_ones");
        assertThat(where("(status = 'open' OR status = 'new') AND age = 3")).contains("index: open_ones");
        assertThat(where("status IN ('open', 'done') AND age = 3")).doesNotContain("index: open_ones");
        assertThat(where("status = 'other' AND active AND age = 3")).contains("index: not_done");
        assertThat(where("status = 'done' AND active AND age = 3")).doesNotContain("index: not_done");
        assertThat(plan("SELECT count(*) FROM people WHERE email IS NOT NULL"))
                .contains("CountDocuments people  index: known");
        assertThat(plan("SELECT count(*) FROM people WHERE email > 'a'")).doesNotContain("CountDocuments");
    }

    @Test
    void aPartialIndexWithoutARangeIsReadWhole() {
        session.execute("CREATE INDEX actives ON people(age) WHERE active");
        assertThat(plan("SELECT * FROM people WHERE active ORDER BY age LIMIT 5"))
                .contains("index: actives")
                .doesNotContain("TopN");
        assertThat(plan("SELECT count(*) FROM people WHERE active = TRUE")).contains("index: actives");
    }

    @Test
    void anIndexOnAnExpressionIsChosenForTheExpression() {
        session.execute("CREATE INDEX lowered ON people(lower(email))");
        session.execute("CREATE INDEX next_age ON people((age + 1) DESC)");
        assertThat(where("lower(email) = 'a'"))
                .contains("index: lowered; range: ")
                .contains("= 'a'");
        assertThat(where("LOWER(people.email) LIKE 'ab%'"))
                .contains("index: lowered")
                .contains("starts with 'ab'");
        assertThat(where("upper(email) = 'A'")).doesNotContain("index: lowered");
        assertThat(where("age + 1 = 5")).contains("index: next_age");
        assertThat(where("age + 2 = 5")).doesNotContain("index: next_age");
        assertThat(plan("SELECT count(*) FROM people WHERE lower(email) = 'a'"))
                .contains("CountDocuments people  index: lowered");
        assertThat(plan("SELECT * FROM people ORDER BY lower(email) LIMIT 3"))
                .contains("index: lowered")
                .doesNotContain("TopN");
        session.execute("DROP INDEX lowered");
        assertThat(where("lower(email) = 'a'")).contains("FullScan");
    }

    @Test
    void whatATimeZoneMayChangeFindsNothing() {
        session.execute("CREATE INDEX born_on ON people(CAST(born AS DATE))");
        assertThat(where("CAST(born AS DATE) = DATE '2024-01-01'")).doesNotContain("index: born_on");
    }

    @Test
    void allPartsOfAContainedDocumentAreTestedBeforeCounting() {
        session.execute("CREATE COLLECTION posts");
        session.execute("CREATE INDEX posts_author ON posts(author)");
        session.execute("INSERT INTO posts(author, stars) VALUES (7, 1), (7, 2), (8, 1)");
        try (ResultRows rows = session.execute(
                        "SELECT count(*) FROM posts WHERE _doc @> '{\"author\": 7, \"stars\": 1}'")
                .rows()
                .orElseThrow()) {
            rows.next();
            assertThat(rows.value(0)).hasToString("1");
        }
    }
}
