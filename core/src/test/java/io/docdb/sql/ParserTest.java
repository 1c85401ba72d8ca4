package io.docdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tree of a statement is what a program would have built with the same meaning. */
class ParserTest {

    @Test
    void aSelectBecomesTheTreeAProgramWouldBuild() {
        ParsedStatement parsed =
                Parser.parse("SELECT name, o.total AS sum FROM people WHERE age > ? AND NOT gone LIMIT 10;");

        QueryBody.Select select = new QueryBody.Select(
                List.of(
                        new QueryBody.ExpressionItem(Reference.of("name")),
                        new QueryBody.ExpressionItem(Reference.of("o", "total"), "sum")),
                List.of(new TableReference.Named(ObjectName.of("people"))),
                Optional.of(Condition.And.of(
                        new Condition.Comparison(
                                ComparisonOperator.GREATER, Reference.of("age"), new Expression.Parameter(0)),
                        new Condition.Not(Reference.of("gone")))));
        assertThat(parsed.statement()).isEqualTo(new Query(select, List.of(), Optional.of(Query.Limit.of(number(10)))));
        assertThat(parsed.parameterCount()).isEqualTo(1);
        assertThat(parsed.text()).doesNotContain(";");
    }

    @Test
    void everyNodeKnowsWhereItStandsInTheText() {
        String text = "SELECT a,\n  b + c.d FROM t";

        Query query = (Query) Parser.parse(text).statement();

        QueryBody.Select select = (QueryBody.Select) query.body();
        QueryBody.ExpressionItem sum = (QueryBody.ExpressionItem) select.items().get(1);
        Expression.Binary binary = (Expression.Binary) sum.expression();
        assertThat(binary.position()).isEqualTo(text.indexOf('+'));
        assertThat(binary.right().position()).isEqualTo(text.indexOf("c.d"));
        assertThat(select.from().get(0).position()).isEqualTo(text.indexOf('t', text.indexOf("FROM")));
    }

    @Test
    void pathsAreRead() {
        Expression path = Parser.parseExpression("o.\"line items\"[*].sku[-1]");

        assertThat(path)
                .isEqualTo(new Reference(List.of(
                        PathStep.Field.of("o"),
                        PathStep.Field.of("line items"),
                        new PathStep.AllElements(),
                        PathStep.Field.of("sku"),
                        new PathStep.Element(-1))));
    }

    @Test
    void aQuestionMarkIsAParameterInFrontAndAnOperatorBehind() {
        assertThat(Parser.parseExpression("doc ? 'key'"))
                .isEqualTo(new Expression.Binary(BinaryOperator.HAS_KEY, Reference.of("doc"), text("key")));
        assertThat(Parser.parseExpression("? || 'x'"))
                .isEqualTo(new Expression.Binary(BinaryOperator.CONCATENATE, new Expression.Parameter(0), text("x")));
        assertThat(Parser.parseExpression("?||'x'")).isEqualTo(Parser.parseExpression("? || 'x'"));
        assertThat(Parser.parseExpression("doc ? ?"))
                .isEqualTo(new Expression.Binary(
                        BinaryOperator.HAS_KEY, Reference.of("doc"), new Expression.Parameter(0)));
    }

    /** What is tried as one thing and then read as another has its parameters once. */
    @Test
    void parametersThatAreReadTwiceCountOnce() {
        for (String text : List.of(
                "SELECT JSON_OBJECT(?, a, ?, b)",
                "SELECT JSON_OBJECT(? VALUE a, b VALUE ?)",
                "SELECT JSON_VALUE(?, '$.a' DEFAULT ? ON ERROR)")) {
            assertThat(Parser.parse(text).parameterCount()).as(text).isEqualTo(2);
        }
        ParsedStatement list = Parser.parse("SELECT JSON_OBJECT(a IN (?), b)");
        assertThat(list.parameterCount()).isEqualTo(1);
        assertThat(list.listParameters()).hasSize(1);
    }

    private static Expression number(long value) {
        return new Expression.Literal(LongValue.of(value));
    }

    private static Expression text(String value) {
        return new Expression.Literal(new TextValue(value));
    }
}
