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
        assertThat(BindFixture.bind("SELECT who FROM adults a").reads()).containsExactlyInAnyOrder(1, 30);
    }

    @Test
    void rowValuesAreComparedFieldByField() {
        assertThat(plan("SELECT 1 FROM person WHERE (id, age) = (1, 2)"))
                .contains("Filter person.id = 1 AND person.age = 2");
        assertThat(plan("SELECT 1 FROM person WHERE (id, age) IN (SELECT id, manager FROM dept)"))
                .contains("Filter (person.id, person.age) = ANY(subquery)");
    }

    @Test
    void setOperationsBringColumnsToOneType() {
        assertThat(BindFixture.bind("SELECT 1 UNION SELECT 2.5e0")
                        .output()
                        .get(0)
                        .type())
                .isEqualTo(io.docdb.value.SqlType.DOUBLE);
        assertThat(BindFixture.error("SELECT id FROM person UNION SELECT name FROM dept"))
                .startsWith("42804 Types do not match: UNION column \"id\"");
        assertThat(BindFixture.error("SELECT 1, 2 UNION SELECT 1")).startsWith("42804");
    }

    @Test
    void theTextOfADynamicValueIsComparedAsTheValueWhereThatIsTheSame() {
        assertThat(plan("SELECT 1 FROM events e WHERE e ->> 'kind' = 'commit' AND e ->> 'n' = '5'"))
                .contains("Filter e.kind = 'commit' AND CAST(e.n AS CHARACTER VARYING) = '5'");
    }

    @Test
    void whatMustBeComputedOnceIsProjectedBeforeItIsSortedBy() {
        assertThat(plan("SELECT random() r FROM person ORDER BY r LIMIT 3")).isEqualTo("""
                        Limit 3
                          Sort r
                            Project RANDOM() AS r
                              Scan person
                        """);
    }

    @Test
    void labelsAreAliasesColumnsFieldsAndFunctions() {
        assertThat(labels("SELECT NAME, age a, upper(name), CAST(age AS VARCHAR), 1 + 1, o.customer.city, o"
                        + " FROM person, orders o"))
                .containsExactly("name", "a", "upper", "age", "EXPR$5", "city", "o");
    }

    @Test
    void volatilityIsThatOfTheLeastLastingPart() {
        assertThat(BindFixture.bind("SELECT name FROM person").volatility())
                .isEqualTo(io.docdb.expr.Volatility.IMMUTABLE);
        assertThat(BindFixture.bind("SELECT current_date").volatility()).isEqualTo(io.docdb.expr.Volatility.STABLE);
        assertThat(BindFixture.bind("SELECT name FROM person FOR UPDATE").volatility())
                .isEqualTo(io.docdb.expr.Volatility.VOLATILE);
    }

    @Test
    void expressionsOfDefinitionsReadTheDocumentColumn() {
        io.docdb.catalog.CollectionDefinition person = BindFixture.catalog().getCollection("public", "person");
        io.docdb.expr.Expression check = BindFixture.binder().bindExpression("age >= 18 OR name = 'x'", person, true);
        assertThat(io.docdb.plan.logical.PlanPrinter.print(check)).isEqualTo("_doc.age >= 18 OR _doc.name = 'x'");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> BindFixture.binder().bindExpression("age > (SELECT 1)", person, true))
                .hasMessageContaining("neither subqueries nor parameters");
    }
}
