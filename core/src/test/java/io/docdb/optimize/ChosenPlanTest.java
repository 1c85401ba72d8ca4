package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Database;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which plan a statement gets, as EXPLAIN prints it. */
class ChosenPlanTest {
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("CREATE TABLE people(id INTEGER PRIMARY KEY, name VARCHAR(40), age INTEGER, city VARCHAR(20))");
        session.execute("CREATE INDEX people_age ON people(age)");
        session.execute("CREATE INDEX people_city_age ON people(city, age)");
        session.execute("CREATE COLLECTION posts");
        session.execute("CREATE INDEX posts_tags ON posts(tags[*])");
        session.execute("CREATE INDEX posts_skus ON posts(items[*].sku)");
        session.execute("CREATE INDEX posts_author ON posts(author)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String plan(String sql) {
        StringBuilder text = new StringBuilder();
        Value[] parameters = new Value[(int) sql.chars().filter(c -> c == '?').count()];
        Arrays.fill(parameters, NullValue.NULL);
        try (ResultRows rows =
                session.execute("EXPLAIN " + sql, parameters).rows().orElseThrow()) {
            while (rows.next()) {
                text.append(rows.value(0)).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void aPrimaryKeyIsLookedUp() {
        assertThat(plan("SELECT * FROM people WHERE id = 5"))
                .contains("KeyLookup people")
                .doesNotContain("Scan");
        assertThat(plan("SELECT * FROM people WHERE id IN (1, 2, 3)")).contains("KeyLookup people");
        assertThat(plan("SELECT * FROM people WHERE id > 5 AND id <= 9")).contains("KeyScan people");
    }

    @Test
    void equalitiesThenARangeAreOneRangeOfAnIndex() {
        assertThat(plan("SELECT name FROM people WHERE city = 'Oslo' AND age BETWEEN 3 AND 10"))
                .contains("index: people_city_age; range: city = 'Oslo' AND age >= 3 AND age <= 10");
    }

    @Test
    void aLikePatternIsTheRangeOfItsPrefix() {
        assertThat(plan("SELECT name FROM people WHERE city LIKE 'Os%'")).contains("range: city starts with 'Os'");
    }

    @Test
    void aPageBeginsBehindTheLastRowOfThePageBefore() {
        assertThat(plan("SELECT name FROM people WHERE (city, age) > (?, ?) ORDER BY city, age LIMIT 10"))
                .contains("index: people_city_age; range: (city, age) > (?1, ?2); filter: ")
                .doesNotContain("TopN");
        assertThat(plan("SELECT name FROM people WHERE city = 'Oslo' AND (age, id) < (30, 7) ORDER BY age"
                        + " DESC, id DESC"))
                .contains("range: city = 'Oslo' AND (age, key) < (30, 7)")
                .contains("direction: descending")
                .doesNotContain("Sort");
        session.execute("CREATE TABLE lines(a INTEGER, b INTEGER, c INTEGER, PRIMARY KEY (a, b))");
        assertThat(plan("SELECT c FROM lines WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT 10"))
                .contains("KeyScan lines  range: (key, key) > (?1, ?2)")
                .doesNotContain("TopN");
        assertThat(plan("SELECT name FROM people WHERE age > ? OR age = ? AND id > ? ORDER BY age, id LIMIT 10"))
                .contains("index: people_age; range: age > ?1 or age = ?2 AND key > ?3; filter: ")
                .doesNotContain("TopN");
        assertThat(plan("SELECT name FROM people WHERE (age, name) > (30, 'a') ORDER BY age LIMIT 9"))
                .contains("range: (age) >= (30); filter: ");
    }

    @Test
    void whatIsTakenOutOfDocumentsIsShown() {
        assertThat(plan("SELECT name FROM people WHERE city = 'Oslo' AND name > 'a'"))
                .contains("range: city = 'Oslo'; filter: name > 'a'; reads: ")
                .doesNotContain("document")
                .doesNotContain("age,");
        assertThat(plan("SELECT _doc FROM posts WHERE author = 3")).contains("reads: document");
        assertThat(plan("SELECT count(*) FROM people a JOIN people b ON a.name = b.name"))
                .contains("FullScan people a  reads: name");
    }

    @Test
    void aLikePatternToComeIsARangeDecidedThen() {
        assertThat(plan("SELECT age FROM people WHERE city LIKE ?"))
                .contains("range: city starts as ?1; filter: city LIKE ?1");
    }

    @Test
    void anInListIsSeveralRanges() {
        assertThat(plan("SELECT name FROM people WHERE city IN ('Oslo', 'Bergen') AND age = 3"))
                .contains("range: city = 'Oslo' AND age = 3 or city = 'Bergen' AND age = 3");
    }

    @Test
    void choicesOfOneColumnAreRangesAndOfSeveralAUnion() {
        assertThat(plan("SELECT name FROM people WHERE age = 3 OR age = 5")).contains("range: age = 3 or age = 5");
        assertThat(plan("SELECT name FROM people WHERE age = 3 OR city = 'Oslo'"))
                .contains("IndexUnion people");
    }

    @Test
    void conditionsOfACommaListBecomeJoinsWithoutCrossProducts() {
        String plan = plan("SELECT a.id FROM people a, people b, people c, people d"
                + " WHERE a.id = d.age AND d.id = b.age AND b.id = c.age AND c.id = 7");
        assertThat(plan).contains("IndexLoopJoin").doesNotContain("NestedLoop").doesNotContain("FullScan");
    }

    @Test
    void aJoinLooksItsPartnersUpByKey() {
        assertThat(plan("SELECT a.name, b.name FROM people a LEFT JOIN people b ON b.id = a.age WHERE a.id = 1"))
                .contains("IndexLoopJoin left")
                .contains("KeyLookup people b");
    }

    @Test
    void aConditionOnTheOuterSideOfALeftJoinSinksAndOneOnThePaddedSideStays() {
        String plan = plan("SELECT a.id FROM people a LEFT JOIN people b ON b.name = a.name"
                + " WHERE a.city = 'Oslo' AND b.city IS NULL");
        assertThat(plan).contains("range: city = 'Oslo'").contains("Filter  filter: b.city IS NULL");
    }

    @Test
    void aConditionOnAGroupingKeyIsTestedBeforeGrouping() {
        assertThat(plan("SELECT * FROM (SELECT city, max(age) m FROM people GROUP BY city) t WHERE t.city = 'Oslo'"))
                .contains("range: city = 'Oslo'");
        assertThat(plan("SELECT * FROM (SELECT city, max(age) m FROM people GROUP BY city) t WHERE t.m = 3"))
                .doesNotContain("range: city");
    }

    @Test
    void anOrderThatAnIndexHasIsNotSorted() {
        assertThat(plan("SELECT name FROM people WHERE city = 'Oslo' ORDER BY age DESC"))
                .contains("direction: descending")
                .doesNotContain("Sort");
        assertThat(plan("SELECT id FROM people ORDER BY id DESC LIMIT 3")).contains("KeyScan people");
        assertThat(plan("SELECT name FROM people ORDER BY name LIMIT 3")).contains("Top");
        assertThat(plan("SELECT name FROM people WHERE city = 'Oslo' ORDER BY age NULLS LAST"))
                .contains("city = 'Oslo' AND age IS NOT NULL then city = 'Oslo' AND age IS null")
                .doesNotContain("Sort");
        assertThat(plan("SELECT name FROM people WHERE city LIKE 'O%' ORDER BY age NULLS LAST"))
                .contains("Sort");
    }

    @Test
    void rowsAreCountedInTheTree() {
        assertThat(plan("SELECT count(*) FROM people")).contains("CountDocuments people");
        assertThat(plan("SELECT count(*) FROM people WHERE age = 5"))
                .contains("CountDocuments people  index: people_age");
        assertThat(plan("SELECT count(*) FROM people WHERE age = 5 AND name = 'x'"))
                .doesNotContain("CountDocuments");
    }

    @Test
    void extremesAreTheFirstEntryOfAnIndex() {
        assertThat(plan("SELECT max(age) FROM people")).contains("Limit").contains("range: age IS NOT NULL");
    }

    @Test
    void documentsAreNotVisitedIfAnIndexHoldsAllThatIsRead() {
        assertThat(plan("SELECT age FROM people WHERE city = 'Oslo'"))
                .contains("IndexOnlyScan people  index: people_city_age; range: city = 'Oslo'  (");
        assertThat(plan("SELECT id, age FROM people WHERE city = 'Oslo' AND id > 7"))
                .contains("IndexOnlyScan people  index: people_city_age; range: city = 'Oslo'; filter: id > 7");
        assertThat(plan("SELECT age FROM people WHERE city = 'Oslo' AND name = 'x'"))
                .contains("IndexScan people  index: people_city_age; range: city = 'Oslo'; filter: name = 'x'");
        assertThat(plan("SELECT _doc FROM people WHERE age = 3")).doesNotContain("IndexOnlyScan");
        assertThat(plan("SELECT max(age) FROM people WHERE city = 'Oslo'")).contains("IndexOnlyScan");
        assertThat(plan("SELECT count(DISTINCT city) FROM people")).contains("IndexOnlyScan");
        assertThat(plan("SELECT city, count(*) FROM people GROUP BY city")).contains("IndexOnlyScan");
        assertThat(plan("SELECT b.id FROM people a JOIN people b ON b.age = a.id WHERE a.id = 7"))
                .contains("IndexOnlyScan people b  index: people_age; range: age = ");
        assertThat(plan("DELETE FROM people WHERE age = 3")).contains("IndexOnlyScan people");
        session.execute("SET docdb.rules.off = 'index-only'");
        assertThat(plan("SELECT age FROM people WHERE city = 'Oslo'")).doesNotContain("IndexOnlyScan");
    }

    @Test
    void elementsOfArraysAreFoundByIndex() {
        assertThat(plan("SELECT * FROM posts WHERE 'a' = ANY(tags)")).contains("range: tags[*] = 'a'");
        assertThat(plan("SELECT * FROM posts WHERE tags @> '[\"a\"]'")).contains("range: tags[*] = 'a'");
        assertThat(plan("SELECT * FROM posts p WHERE EXISTS"
                        + " (SELECT 1 FROM UNNEST(p.items) AS i(item) WHERE i.item.sku = 'k')"))
                .contains("range: items[*].sku = 'k'");
        assertThat(plan("SELECT * FROM posts WHERE _doc @> '{\"author\": 7}'")).contains("range: author = 7");
    }

    @Test
    void anIndexOfElementsAnswersNothingAboutDocumentsWithout() {
        assertThat(plan("SELECT * FROM posts WHERE NOT ('a' = ANY(tags))")).contains("FullScan posts");
        assertThat(plan("SELECT * FROM posts WHERE tags IS NULL")).contains("FullScan posts");
    }

    @Test
    void inputsInTheOrderOfAJoinAreMerged() {
        assertThat(plan("SELECT a.name, b.name FROM people a FULL JOIN people b ON a.id = b.id"))
                .contains("MergeJoin full  keys: a.id = b.id")
                .contains("KeyScan people a")
                .contains("KeyScan people b");
        assertThat(plan("SELECT a.age, b.age FROM people a FULL JOIN people b ON a.age = b.age"))
                .contains("MergeJoin full  keys: a.age = b.age")
                .contains("IndexOnlyScan people a  index: people_age");
        assertThat(plan("SELECT 1 FROM posts a FULL JOIN posts b ON a.author = b.author"))
                .contains("HashJoin full");
        session.execute("SET docdb.rules.off = 'merge-join'");
        assertThat(plan("SELECT a.name FROM people a FULL JOIN people b ON a.id = b.id"))
                .contains("HashJoin full");
    }

    @Test
    void twoJoinsAreJoinedWithEachOther() {
        session.execute("INSERT INTO people(id, name, age, city) SELECT i, 'n' || i, i % 500, 'c' || (i % 50)"
                + " FROM GENERATE_SERIES(1, 3000) AS g(i)");
        session.execute("CREATE TABLE pair(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)");
        session.execute("CREATE INDEX pair_a ON pair(a)");
        session.execute("INSERT INTO pair SELECT i, i % 3000, i * 7 % 5000 FROM GENERATE_SERIES(1, 10000) AS g(i)");
        session.execute("ANALYZE");
        String sql = "SELECT p.name, q.name FROM people p, pair x, pair y, people q"
                + " WHERE x.a = p.id AND y.a = q.id AND x.b = y.b AND p.age = 7 AND q.age = 8";
        assertThat(plan(sql)).contains("\"  HashJoin inner  keys: ").containsPattern("(?s)( {4}IndexLoopJoin.*){2}");
        session.execute("SET docdb.rules.off = 'bushy-joins'");
        assertThat(plan(sql)).doesNotContainPattern("(?s)( {4}IndexLoopJoin.*){2}");
    }

    @Test
    void existsBecomesASemiJoinAndNotExistsAnAntiJoin() {
        assertThat(plan("SELECT a.id FROM people a WHERE EXISTS (SELECT 1 FROM people b WHERE b.name = a.name)"))
                .contains("HashJoin semi")
                .doesNotContain("Subquery");
        assertThat(plan("SELECT a.id FROM people a WHERE NOT EXISTS (SELECT 1 FROM people b WHERE b.name = a.name)"))
                .contains("HashJoin anti");
    }

    @Test
    void notInBecomesAnAntiJoinThatKnowsOfNulls() {
        assertThat(plan("SELECT a.id FROM people a WHERE a.age NOT IN (SELECT b.age FROM people b)"))
                .contains("HashJoin anti  keys: a.age = b.age; build: right; null aware: yes");
    }

    @Test
    void rulesThatAreSwitchedOffAreNamedAndPassedOver() {
        String sql = "SELECT a.id FROM people a WHERE EXISTS (SELECT 1 FROM people b WHERE b.name = a.name)";
        session.execute("SET docdb.rules.off = 'unnest-subqueries, push-filters'");
        assertThat(plan(sql))
                .startsWith("\"Rules off: push-filters, unnest-subqueries\"")
                .contains("Subquery")
                .doesNotContain("HashJoin");
        session.execute("SET docdb.rules.off = DEFAULT");
        assertThat(plan(sql)).contains("HashJoin semi").doesNotContain("Rules off");
        assertThatThrownBy(() -> session.execute("SET docdb.rules.off = 'push-filter'"))
                .hasMessageContaining("Rule \"push-filter\" not found")
                .hasMessageContaining("did you mean");
    }
}
