package io.docdb.expr.compile;

import static io.docdb.expr.function.Evaluation.call;
import static io.docdb.expr.function.Evaluation.constant;
import static io.docdb.expr.function.Evaluation.dynamic;
import static io.docdb.expr.function.Evaluation.evaluate;
import static io.docdb.expr.function.Evaluation.json;
import static io.docdb.expr.function.Evaluation.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.And;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.TextPlace;
import io.docdb.expr.function.Errors;
import io.docdb.expr.function.Evaluation;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreeValuedLogicTest {
    private static final EvaluationContext CONTEXT = Evaluation.CONTEXT;
    private static final Expression T = constant(true);
    private static final Expression F = constant(false);
    private static final Expression U = new Constant(NullValue.NULL, SqlType.BOOLEAN);

    private static String truth(Expression expression) {
        return text(evaluate(expression));
    }

    private static String compare(Object left, Operator operator, Object right) {
        return truth(new Comparison(operator, constant(left), constant(right)));
    }

    @Test
    void andOrNotFollowTheTruthTables() {
        List<Expression> values = List.of(T, F, U);
        List<String> and = new ArrayList<>();
        List<String> or = new ArrayList<>();
        for (Expression left : values) {
            for (Expression right : values) {
                and.add(truth(new And(List.of(left, right))));
                or.add(truth(new Or(List.of(left, right))));
                assertThat(truth(new And(List.of(left, T, right)))).isEqualTo(and.get(and.size() - 1));
                assertThat(truth(new Or(List.of(left, F, right)))).isEqualTo(or.get(or.size() - 1));
            }
        }
        assertThat(and).containsExactly("true", "false", "NULL", "false", "false", "false", "NULL", "false", "NULL");
        assertThat(or).containsExactly("true", "true", "true", "true", "false", "NULL", "true", "NULL", "NULL");
        assertThat(truth(new Not(T))).isEqualTo("false");
        assertThat(truth(new Not(F))).isEqualTo("true");
        assertThat(truth(new Not(U))).isEqualTo("NULL");
    }

    @Test
    void everyOperatorAnswersUnknownForNullButTheDistinctOnes() {
        for (Operator operator : Operator.values()) {
            boolean distinct = operator == Operator.DISTINCT || operator == Operator.NOT_DISTINCT;
            if (!distinct) {
                assertThat(compare(null, operator, 1)).isEqualTo("NULL");
                assertThat(compare("a", operator, null)).isEqualTo("NULL");
            }
        }
        assertThat(compare(null, Operator.DISTINCT, 1)).isEqualTo("true");
        assertThat(compare(null, Operator.DISTINCT, null)).isEqualTo("false");
        assertThat(compare(1, Operator.NOT_DISTINCT, 1)).isEqualTo("true");
    }

    @Test
    void operatorsOrderNumbersAndTexts() {
        assertThat(compare(1, Operator.LESS, 2)).isEqualTo("true");
        assertThat(compare(2, Operator.LESS_OR_EQUAL, 2)).isEqualTo("true");
        assertThat(compare(2, Operator.GREATER, 2)).isEqualTo("false");
        assertThat(compare(2.5, Operator.GREATER_OR_EQUAL, 2)).isEqualTo("true");
        assertThat(compare("a", Operator.NOT_EQUAL, "b")).isEqualTo("true");
        assertThat(compare(Evaluation.dec("1.0"), Operator.EQUAL, 1)).isEqualTo("true");
    }

    @Test
    void dynamicValuesOfDifferentKindsAreUnequalAndHaveNoOrder() {
        assertThat(compare(1, Operator.EQUAL, "1")).isEqualTo("false");
        assertThat(compare(1, Operator.NOT_EQUAL, "1")).isEqualTo("true");
        assertThat(compare(1, Operator.LESS, "1")).isEqualTo("NULL");
        assertThat(compare(true, Operator.GREATER_OR_EQUAL, "x")).isEqualTo("NULL");
    }

    @Test
    void textThatReadsAsADateComparesWithDates() {
        Value date = Evaluation.date("2024-02-29");
        assertThat(compare(date, Operator.EQUAL, "2024-02-29")).isEqualTo("true");
        assertThat(compare("2024-03-01", Operator.GREATER, date)).isEqualTo("true");
        assertThat(compare(date, Operator.EQUAL, "no date")).isEqualTo("false");
        assertThat(compare(date, Operator.LESS, Evaluation.stamp("2024-02-29 00:00:01")))
                .isEqualTo("true");
    }

    @Test
    void rowsCompareFieldByField() {
        Expression row = row(1, 2);
        assertThat(truth(Comparison.equal(row, row(1, 2)))).isEqualTo("true");
        assertThat(truth(Comparison.equal(row, row(1, null)))).isEqualTo("NULL");
        assertThat(truth(Comparison.equal(row, row(2, null)))).isEqualTo("false");
        assertThat(truth(new Comparison(Operator.LESS, row, row(1, 3)))).isEqualTo("true");
        assertThat(truth(new Comparison(Operator.LESS, row, row(2, null)))).isEqualTo("true");
        assertThat(truth(new Comparison(Operator.NOT_DISTINCT, row(1, null), row(1, null))))
                .isEqualTo("true");
        assertThat(truth(new InList(row, List.of(row(3, 4), row(1, 2))))).isEqualTo("true");
        assertThat(truth(new IsNull(row(null, null)))).isEqualTo("true");
        assertThat(truth(new IsNull(row(null, 1)))).isEqualTo("false");
    }

    private static Expression row(Object... fields) {
        return new RowConstructor(
                Arrays.stream(fields).map(Evaluation::constant).toList());
    }

    @Test
    void inListIsUnknownIfNothingEqualsAndANullTakesPart() {
        assertThat(in(1, 3, 2, 1)).isEqualTo("true");
        assertThat(in(4, 3, 2, 1)).isEqualTo("false");
        assertThat(in(4, 3, null)).isEqualTo("NULL");
        assertThat(in(null, 3)).isEqualTo("NULL");
        assertThat(in(1, 9, 8, 7, 6, 5, 1)).isEqualTo("true");
        assertThat(in(2, 9, 8, 7, 6, 5, null)).isEqualTo("NULL");
        assertThat(in(null, 9, 8, 7, 6, 5, 1)).isEqualTo("NULL");
        assertThat(in("5", 9, 8, 7, 6, 5, 1)).isEqualTo("false");
        assertThat(in(Evaluation.dec("5.0"), 9, 8, 7, 6, 5, 1)).isEqualTo("true");
    }

    private static String in(Object operand, Object... items) {
        return truth(new InList(
                constant(operand),
                Arrays.stream(items).map(Evaluation::constant).toList()));
    }

    @Test
    void caseTakesTheFirstTrueBranchAndComputesNoOther() {
        Expression broken = Evaluation.expression("/", 1, 0);
        Case choice =
                new Case(List.of(new Case.When(U, broken), new Case.When(T, constant(7))), broken, SqlType.INTEGER);
        assertThat(truth(choice)).isEqualTo("7");
        Case varying = new Case(
                List.of(new Case.When(new Comparison(Operator.EQUAL, column(0).ref(), constant(1)), constant("one"))),
                constant("other"),
                SqlType.VARCHAR);
        Evaluator compiled = compile(varying);
        assertThat(text(compiled.evaluate(new Value[] {LongValue.ONE}, CONTEXT)))
                .isEqualTo("one");
        assertThat(text(compiled.evaluate(new Value[] {NullValue.NULL}, CONTEXT)))
                .isEqualTo("other");
    }

    @Test
    void anErrorInAConstantIsRaisedByTheRowThatNeedsIt() {
        Expression broken = Comparison.equal(Evaluation.expression("/", 1, 0), constant(1));
        Evaluator guarded = compile(new And(List.of(Comparison.equal(column(0).ref(), constant(1)), broken)));
        assertThat(text(guarded.evaluate(new Value[] {LongValue.ZERO}, CONTEXT)))
                .isEqualTo("false");
        Errors.assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> guarded.evaluate(new Value[] {LongValue.ONE}, CONTEXT));
    }

    @Test
    void columnsAreReadFromTheRowOrFromTheOuterQuery() {
        Evaluator local = compile(new Comparison(Operator.GREATER, column(0).ref(), constant(30)));
        assertThat(text(local.evaluate(new Value[] {LongValue.of(31)}, CONTEXT)))
                .isEqualTo("true");
        assertThat(text(local.evaluate(new Value[] {new TextValue("x")}, CONTEXT)))
                .isEqualTo("NULL");
        assertThat(text(local.evaluate(new Value[] {NullValue.MISSING}, CONTEXT)))
                .isEqualTo("NULL");
        Evaluator outer = compile(new Column(99, "o", SqlType.BIGINT, true).ref());
        assertThat(text(outer.evaluate(new Value[0], CONTEXT))).isEqualTo("99");
    }

    @Test
    void missingReadsAsNullAndIsToldApartByIsMissing() {
        Expression document = dynamic(json("{\"a\": {\"b\": null, \"c\": [1, 2]}}"));
        PathAccess nothing = new PathAccess(document, FieldPath.parse("a.x"), SqlType.ANY);
        PathAccess nothingNull = new PathAccess(document, FieldPath.parse("a.b"), SqlType.ANY);
        assertThat(evaluate(nothing)).isSameAs(NullValue.NULL);
        assertThat(truth(new IsNull(nothing))).isEqualTo("true");
        assertThat(truth(new IsMissing(nothing))).isEqualTo("true");
        assertThat(truth(new IsMissing(nothingNull))).isEqualTo("false");
        assertThat(truth(new PathAccess(document, FieldPath.parse("a.c[1]"), SqlType.ANY)))
                .isEqualTo("2");
        assertThat(truth(new PathAccess(document, FieldPath.parse("a.c[*]"), SqlType.ANY)))
                .isEqualTo("[1,2]");
    }

    @Test
    void likeMatchesByItsWildcards() {
        assertThat(like("Oslo", "O%")).isEqualTo("true");
        assertThat(like("Oslo", "%lo")).isEqualTo("true");
        assertThat(like("Oslo", "%sl%")).isEqualTo("true");
        assertThat(like("Oslo", "_slo")).isEqualTo("true");
        assertThat(like("Oslo", "oslo")).isEqualTo("false");
        assertThat(like("a%b", "a\\%b")).isEqualTo("true");
        assertThat(like("axb", "a\\%b")).isEqualTo("false");
        assertThat(like("aXbXc", "a%b_c%")).isEqualTo("true");
        assertThat(like("", "%")).isEqualTo("true");
        assertThat(like("", "_")).isEqualTo("false");
        assertThat(like("\uD83D\uDE00", "_")).isEqualTo("true");
        assertThat(like(null, "%")).isEqualTo("NULL");
        assertThat(like("a", null)).isEqualTo("NULL");
        assertThat(truth(new Like(constant("OSLO"), constant("o%l_"), constant(""), true, TextPlace.NONE)))
                .isEqualTo("true");
        Errors.assertRefused(ErrorCode.INVALID_ESCAPE_SEQUENCE, () -> like("a", "a\\"));
    }

    private static String like(String text, String pattern) {
        return truth(new Like(constant(text), constant(pattern), constant("\\"), false, TextPlace.NONE));
    }

    @Test
    void arithmeticWithNullIsNull() {
        for (String sign : List.of("+", "-", "*", "/", "%", "||")) {
            assertThat(call(sign, null, 1)).isEqualTo("NULL");
            assertThat(call(sign, 1, null)).isEqualTo("NULL");
        }
    }

    private static Column column(int id) {
        return new Column(id, "c" + id, SqlType.BIGINT, true);
    }

    private static Evaluator compile(Expression expression) {
        return ExpressionCompiler.compile(expression, id -> id < 10 ? id : -1, (subquery, layout) -> {
            throw new AssertionError();
        });
    }
}
