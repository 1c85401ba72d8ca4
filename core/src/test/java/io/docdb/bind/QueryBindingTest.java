package io.docdb.bind;

import static io.docdb.bind.BindFixture.labels;
import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryBindingTest {
    @Test
    void aSimpleQueryIsScanFilterSortLimitProject() {
        assertThat(plan("SELECT NAME, age + 1 AS next FROM person WHERE age > 30 ORDER BY name LIMIT 10"))
                .isEqualTo("""
                        Project person.name AS name, person.age + 1 AS next
                          Limit 10
                            Sort person.name
                              Filter person.age > 30
                                Scan person
                        """);
    }

    @Test
    void starShowsDeclaredColumnsElseKeyAndDocument() {
        assertThat(labels("SELECT * FROM person")).containsExactly("id", "name", "age", "born", "dept_id");
        assertThat(labels("SELECT * FROM events")).containsExactly("_id", "_doc");
    }

    @Test
    void unknownNamesArePathsIntoACollectionWithoutColumns() {
        assertThat(plan("SELECT a.b[0].c, x FROM events WHERE kind = 'commit'")).isEqualTo("""
                        Project events.a.b[0].c AS c, events.x AS x
                          Filter events.kind = 'commit'
                            Scan events
                        """);
    }

    @Test
    void accessorAndArrowAreTheSamePath() {
        assertThat(plan("SELECT 1 FROM events e WHERE e.a -> 'b' -> 0 = 1 AND e.a.b[0] = 1"))
                .contains("Filter e.a.b[0] = 1 AND e.a.b[0] = 1");
    }

    @Test
    void usingMergesColumns() {
        assertThat(plan("SELECT * FROM person p LEFT JOIN dept d USING (id)")).isEqualTo("""
                        Project p.id AS id, p.name AS name, p.age AS age, p.born AS born, p.dept_id AS dept_id, d.Name AS Name, d.manager AS manager
                          LeftJoin ON p.id = d.id
                            Scan person p
                            Scan dept d
                        """);
    }

    @Test
    void aTextLiteralBecomesTheTypeOfTheColumnItMeets() {
        assertThat(plan("SELECT name FROM person WHERE born > '2001-01-01' AND id = ?"))
                .contains("Filter person.born > \"2001-01-01\" AND person.id = ?1");
        assertThat(BindFixture.bind("SELECT name FROM person WHERE id = ?").parameterTypes())
                .containsExactly(io.docdb.value.SqlType.BIGINT);
    }

    @Test
    void aRecursiveTableReadsItself() {
        assertThat(
                        plan(
                                "WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT * FROM t"))
                .isEqualTo("""
                        With t
                          RecursiveUnion ALL AS n
                            Values (1) AS column1
                            Project n'2 + 1 AS EXPR$1
                              Filter n'2 < 10
                                CommonTable t AS n'2
                          Project n'3 AS n'4
                            CommonTable t AS n'3
                        """);
    }

    @Test
    void distinctIsTakenOfTheProjection() {
        assertThat(plan("SELECT DISTINCT dept_id FROM person ORDER BY dept_id")).isEqualTo("""
                        Sort dept_id
                          Distinct
                            Project person.dept_id AS dept_id
                              Scan person
                        """);
    }

    @Test
    void aViewIsItsQueryUnderItsColumnNames() {
        assertThat(labels("SELECT * FROM adults")).containsExactly("key", "who");
        assertThat(plan("SELECT who FROM adults a")).contains("Filter person.age >= 18");
        assertThat(BindFixture.bind("SELECT who FROM adults a").reads()).containsExactly(1);
    }
}
