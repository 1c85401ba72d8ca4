package io.docdb.bind;

import static io.docdb.bind.BindFixture.error;
import static io.docdb.bind.BindFixture.labels;
import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.expr.function.Functions;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.value.SqlType;
import org.junit.jupiter.api.Test;

class JsonBindingTest {
    @Test
    void clausesBecomePartOfTheFunctionAndTheirValuesArguments() {
        BoundStatement bound = BindFixture.bind(
                "SELECT JSON_VALUE(_doc, '$.a' RETURNING INTEGER DEFAULT 1 ON EMPTY DEFAULT 2 ON ERROR),"
                        + " JSON_EXISTS(_doc, '$.x ? (@ > $y)' PASSING 3 AS y) FROM events");
        assertThat(bound.output().get(0).type()).isEqualTo(SqlType.INTEGER);
        assertThat(bound.output().get(1).type()).isEqualTo(SqlType.BOOLEAN);
        assertThat(io.docdb.plan.logical.PlanPrinter.print(bound.plan()))
                .contains("JSON_VALUE(events._doc, '$.a', 1, 2)")
                .contains("JSON_EXISTS(events._doc, '$.x ? (@ > $y)', 3)");
    }

    @Test
    void constructorsAndAggregatesTakeTheirArgumentsInTurn() {
        assertThat(plan("SELECT JSON_OBJECT('a' VALUE name, 'b' VALUE age), JSON_ARRAY(name, age) FROM person"))
                .contains("JSON_OBJECT('a', person.name, 'b', person.age)")
                .contains("JSON_ARRAY(person.name, person.age)");
        assertThat(
                        plan(
                                "SELECT JSON_OBJECTAGG(name VALUE age), JSON_ARRAYAGG(name ORDER BY id NULL ON NULL) FROM person"))
                .contains("JSON_OBJECTAGG(person.name, person.age)")
                .contains("JSON_ARRAYAGG NULL ON NULL(person.name ORDER BY person.id)");
    }

    @Test
    void anArrayOfAQueryLeavesNullsOut() {
        assertThat(plan("SELECT JSON_ARRAY(SELECT id FROM dept ORDER BY id)")).contains("Filter NOT id IS NULL");
        assertThat(plan("SELECT JSON_ARRAY(SELECT id FROM dept ORDER BY id NULL ON NULL)"))
                .doesNotContain("Filter");
    }

    @Test
    void jsonTableHasTheColumnsItNames() {
        String sql = "SELECT t.* FROM events e, JSON_TABLE(e._doc, '$.items[*]' COLUMNS (n FOR ORDINALITY,"
                + " sku VARCHAR(20), q INTEGER PATH '$.quantity' DEFAULT 0 ON EMPTY,"
                + " NESTED PATH '$.tags[*]' COLUMNS (tag VARCHAR PATH '$'))) AS t";
        assertThat(labels(sql)).containsExactly("n", "sku", "q", "tag");
        assertThat(plan(sql)).contains("InnerJoin LATERAL").contains("TableFunction JSON_TABLE(e._doc, 0)");
        assertThat(error("SELECT 1 FROM JSON_TABLE('[]', '$[' COLUMNS (a INTEGER)) t"))
                .startsWith("42601");
    }

    @Test
    void everyOperatorOfTheGrammarHasAFunction() {
        for (BinaryOperator operator : BinaryOperator.values()) {
            assertThat(Functions.STANDARD.scalar(operator.symbol()))
                    .as(operator.symbol())
                    .isPresent();
        }
        for (ComparisonOperator operator : ComparisonOperator.values()) {
            if (operator != ComparisonOperator.DISTINCT && operator != ComparisonOperator.NOT_DISTINCT) {
                assertThat(Functions.STANDARD.scalar(operator.symbol() + " ANY"))
                        .isPresent();
                assertThat(Functions.STANDARD.scalar(operator.symbol() + " ALL"))
                        .isPresent();
            }
        }
        for (Condition.Is.Test test : Condition.Is.Test.values()) {
            String sql = "SELECT x IS " + test.name().replace('_', ' ') + " FROM events";
            assertThat(error(sql)).startsWith("no error");
        }
        assertThat(error("SELECT x IN (1), x LIKE 'a', x SIMILAR TO 'a', x ~ 'a', x ~* 'a', x AT LOCAL,"
                        + " x AT TIME ZONE 'UTC', x COLLATE \"de\", ~ 1, - x, x[?] FROM events"))
                .startsWith("no error");
    }

    @Test
    void aJsonLiteralMeetsAnObject() {
        assertThat(plan("SELECT 1 FROM orders WHERE customer = '{\"city\": \"Oslo\"}'"))
                .contains("orders.customer = {\"city\":\"Oslo\"}");
    }
}
