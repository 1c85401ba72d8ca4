package io.docdb.bind;

import static io.docdb.bind.BindFixture.error;
import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupingBindingTest {
    @Test
    void clausesAboveTheGroupingUseItsKeysAndAggregates() {
        assertThat(plan("SELECT dept_id, count(*), sum(age) FROM person GROUP BY dept_id HAVING count(*) > 1"
                        + " ORDER BY 2 DESC, sum(age)"))
                .isEqualTo("""
                        Project dept_id AS dept_id'2, count AS count'2, sum AS sum'2
                          Sort count DESC, sum
                            Filter count > 1
                              Aggregate BY person.dept_id AS dept_id COUNT(*) AS count SUM(person.age) AS sum
                                Scan person
                        """);
    }

    @Test
    void anAggregateAloneMakesOneGroup() {
        assertThat(plan("SELECT count(*) + 1 FROM person")).isEqualTo("""
                        Project count + 1 AS EXPR$1
                          Aggregate COUNT(*) AS count
                            Scan person
                        """);
    }

    @Test
    void groupByAndHavingSeeAliasesButColumnsComeFirst() {
        assertThat(plan("SELECT dept_id + 1 AS d, count(*) AS c FROM person GROUP BY d HAVING c > 3"))
                .contains("Aggregate BY person.dept_id + 1 AS key COUNT(*) AS count")
                .contains("Filter count > 3");
        assertThat(error("SELECT upper(name) AS age FROM person GROUP BY age")).startsWith("42803 Column \"name\"");
    }

    @Test
    void allThatDependsOnAGroupedKeyMayBeUsed() {
        assertThat(plan("SELECT id, name FROM person GROUP BY id"))
                .contains("Aggregate BY person.id AS id, person.name AS name");
        assertThat(plan("SELECT customer.city FROM orders GROUP BY customer"))
                .startsWith("Project customer.city AS city");
    }

    @Test
    void rollupAndCubeBecomeSets() {
        assertThat(plan("SELECT 1 FROM person GROUP BY ROLLUP (dept_id, age)")).contains("SETS [[0, 1], [0], []]");
        assertThat(plan("SELECT 1 FROM person GROUP BY CUBE (dept_id, age)")).contains("SETS [[0, 1], [0], [1], []]");
        assertThat(plan("SELECT 1 FROM person GROUP BY name, ROLLUP (age)")).contains("SETS [[0, 1], [0]]");
        assertThat(plan("SELECT 1 FROM person GROUP BY GROUPING SETS ((name, age), (age), ())"))
                .contains("SETS [[0, 1], [1], []]");
    }

    @Test
    void aColumnOfManyValuesIsRefusedWhereItStands() {
        assertThat(error("SELECT dept_id,\n  name FROM person GROUP BY dept_id"))
                .startsWith("42803 Column \"name\" has many values in a group")
                .endsWith("(line 2, column 3)");
        assertThat(error("SELECT name, count(*) FROM person")).contains("all rows are one group");
        assertThat(error("SELECT name FROM person WHERE count(*) > 1")).contains("not allowed in WHERE");
        assertThat(error("SELECT sum(count(*)) FROM person")).startsWith("42803");
    }

    @Test
    void anAggregateOfOuterColumnsBelongsToTheOuterQuery() {
        assertThat(plan("SELECT d.id FROM dept d GROUP BY d.id"
                        + " HAVING EXISTS (SELECT 1 FROM person p WHERE p.age > max(d.manager))"))
                .contains("Aggregate BY d.id AS id MAX(d.manager) AS max");
    }

    @Test
    void aCorrelatedSubqueryReadsTheGroupKey() {
        assertThat(plan("SELECT (SELECT name FROM dept WHERE id = person.dept_id) FROM person GROUP BY dept_id"))
                .contains("Filter dept.id = dept_id");
    }

    @Test
    void windowsComeAfterTheGrouping() {
        assertThat(plan("SELECT dept_id, sum(sum(age)) OVER (ORDER BY dept_id) FROM person GROUP BY dept_id"))
                .isEqualTo("""
                        Project dept_id AS dept_id'2, sum AS sum'2
                          Window SUM(sum'3) AS sum ORDER BY dept_id
                            Aggregate BY person.dept_id AS dept_id SUM(person.age) AS sum'3
                              Scan person
                        """);
    }

    @Test
    void aNamedWindowCanBeBuiltOn() {
        assertThat(plan(
                        "SELECT sum(age) OVER w, avg(age) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES)"
                                + " FROM person WINDOW w AS (PARTITION BY dept_id ORDER BY id)"))
                .contains("Window SUM(person.age) AS sum, AVG(person.age) ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"
                        + " EXCLUDE TIES AS avg PARTITION BY person.dept_id ORDER BY person.id");
        assertThat(error("SELECT sum(age) OVER w FROM person"))
                .isEqualTo("42704 Window \"w\" is not defined in the WINDOW clause (line 1, column 22)");
    }

    @Test
    void qualifyFiltersByWindows() {
        assertThat(plan("SELECT name, row_number() OVER (ORDER BY age) rn FROM person QUALIFY rn = 1"))
                .isEqualTo("""
                        Project person.name AS name, row_number AS rn
                          Filter row_number = 1
                            Window ROW_NUMBER() AS row_number ORDER BY person.age
                              Scan person
                        """);
        assertThat(error("SELECT name FROM person WHERE row_number() OVER () = 1"))
                .startsWith("42P20");
        assertThat(error("SELECT row_number() FROM person")).contains("needs an OVER clause");
    }

    @Test
    void withinGroupGivesOrderedSetsTheirValues() {
        assertThat(plan("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY age),"
                        + " listagg(name, ', ') WITHIN GROUP (ORDER BY id) FROM person"))
                .contains("PERCENTILE_CONT(0.5, person.age ORDER BY person.age)")
                .contains("LISTAGG(person.name, ', ' ORDER BY person.id)");
    }
}
