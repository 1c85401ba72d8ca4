package io.docdb.bind;

import static io.docdb.bind.BindFixture.error;
import static io.docdb.bind.BindFixture.labels;
import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FromBindingTest {
    @Test
    void aNaturalJoinMergesAllSharedColumns() {
        assertThat(labels("SELECT * FROM person NATURAL JOIN dept"))
                .containsExactly("id", "name", "age", "born", "dept_id", "manager");
        assertThat(plan("SELECT * FROM person NATURAL JOIN dept"))
                .contains("InnerJoin ON person.id = dept.id AND person.name = dept.Name");
    }

    @Test
    void theMergedColumnOfAFullJoinIsTheSideThatIsThere() {
        assertThat(plan("SELECT id FROM person FULL JOIN dept USING (id)"))
                .startsWith("Project CASE WHEN NOT person.id IS NULL THEN person.id ELSE dept.id END AS id");
        assertThat(plan("SELECT id FROM person RIGHT JOIN dept USING (id)")).startsWith("Project dept.id AS id");
    }

    @Test
    void aLateralQuerySeesTheTablesToItsLeft() {
        assertThat(plan("SELECT n FROM person p, LATERAL (SELECT d.name AS n FROM dept d WHERE d.id = p.dept_id) x"))
                .isEqualTo("""
                        Project n AS n'2
                          InnerJoin LATERAL
                            Scan person p
                            Project d.Name AS n
                              Filter d.id = p.dept_id
                                Scan dept d
                        """);
        assertThat(error("SELECT 1 FROM person p, (SELECT 1 FROM dept d WHERE d.id = p.dept_id) x"))
                .startsWith("42S22 Table or column \"p\" not found");
    }

    @Test
    void anArrayInFromGivesItsElements() {
        assertThat(plan("SELECT i.sku, i FROM orders o, o.items i WHERE i.quantity > 1"))
                .isEqualTo("""
                        Project i.sku AS sku, i AS i'2
                          Filter i.quantity > 1
                            InnerJoin LATERAL
                              Scan orders o
                              TableFunction UNNEST(o.items) AS i
                        """);
        assertThat(
                        plan(
                                "SELECT i.sku, n FROM orders o LEFT JOIN UNNEST(o.items) WITH ORDINALITY AS i(item, n) ON true"))
                .contains("LeftJoin LATERAL")
                .contains("TableFunction UNNEST(o.items) AS i, ordinality");
    }

    @Test
    void aJoinConditionSeesItsTwoSidesOnly() {
        assertThat(error("SELECT 1 FROM person p, dept d JOIN item i ON i.id = p.id"))
                .startsWith("42S22 Table or column \"p\" not found");
    }

    @Test
    void aNameMeansTheInnermostTableThatHasIt() {
        assertThat(plan("SELECT name FROM person WHERE EXISTS (SELECT 1 FROM dept WHERE manager = age AND id = 3)"))
                .contains("Filter dept.manager = person.age AND dept.id = 3");
    }

    @Test
    void tablesOfTheOuterQueryComeBeforeUndeclaredFields() {
        assertThat(plan("SELECT 1 FROM person p WHERE EXISTS (SELECT 1 FROM events WHERE who = p.id AND p.age = 1)"))
                .contains("events.who = p.id AND p.age = 1");
    }

    @Test
    void undeclaredFieldsOfTwoOpenCollectionsMustBeQualified() {
        assertThat(error("SELECT kind FROM events a, events b")).startsWith("42702 Field \"kind\" is ambiguous");
        assertThat(plan("SELECT a.kind FROM events a, events b")).startsWith("Project a.kind AS kind");
        assertThat(plan("SELECT weight, age FROM orders, person"))
                .startsWith("Project orders.weight AS weight, person.age AS age");
    }

    @Test
    void aStarOverAnObjectShowsItsDeclaredFields() {
        assertThat(labels("SELECT o.customer.* FROM orders o")).containsExactly("name", "city");
        assertThat(labels("SELECT p.* EXCEPT (born, age) FROM person p")).containsExactly("id", "name", "dept_id");
    }

    @Test
    void forUpdateLocksBelowTheLimit() {
        assertThat(plan("SELECT name FROM person LIMIT 3 FOR UPDATE SKIP LOCKED"))
                .isEqualTo("""
                        Project person.name AS name
                          Limit 3
                            LockRows UPDATE person SKIP_LOCKED
                              Scan person
                        """);
        assertThat(error("SELECT count(*) FROM person FOR UPDATE")).startsWith("0A000");
    }

    @Test
    void tableNamesMayBeQualified() {
        assertThat(plan("SELECT docdb.public.person.name FROM public.person")).contains("Scan person");
        assertThat(error("SELECT 1 FROM person p, person p")).startsWith("42710 Table name \"p\" stands twice");
    }
}
