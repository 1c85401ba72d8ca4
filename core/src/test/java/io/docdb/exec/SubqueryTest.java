package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.collection.PendingReferences;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.expr.And;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.SubqueryExpression.Kind;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubqueryTest {
    private final List<Column> outer = List.of(Plans.number("a"), Plans.text("t"), Plans.number("n"));
    private final List<Column> inner = List.of(Plans.number("b"), Plans.text("u"), Plans.number("m"));

    private static PhysicalPlan project(PhysicalPlan input, Column... columns) {
        List<NamedExpression> projections = new ArrayList<>();
        for (Column column : columns) {
            projections.add(new NamedExpression(column, column.ref()));
        }
        return new RowProjection(input, projections, NONE);
    }

    private List<Value> evaluate(Expression expression, List<Value[]> outerRows) {
        return evaluate(expression, outerRows, Running.PLENTY);
    }

    private List<Value> evaluate(Expression expression, List<Value[]> outerRows, long memoryBytes) {
        PhysicalPlan plan =
                new RowProjection(Plans.rows(outer, outerRows), List.of(Plans.as(expression, "result")), NONE);
        return Running.run(plan, memoryBytes).stream().map(row -> row[0]).toList();
    }

    private static Value decide(Kind kind, Operator operator, Value left, List<Value> right) {
        boolean any = kind == Kind.QUANTIFIED_ANY;
        boolean unknown = false;
        for (Value value : right) {
            if (left.isNull() || value.isNull()) {
                unknown = true;
                continue;
            }
            int order = ValueOrder.INSTANCE.compare(left, value);
            boolean holds =
                    switch (operator) {
                        case EQUAL -> order == 0;
                        case NOT_EQUAL -> order != 0;
                        case LESS -> order < 0;
                        default -> order >= 0;
                    };
            if (holds == any) {
                return BooleanValue.of(any);
            }
        }
        return unknown ? NullValue.NULL : BooleanValue.of(!any);
    }

    @Test
    void quantifiedComparisonsFollowThreeValuedLogic() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Value[]> outerRows = Plans.randomRows(random, random.nextInt(12), 5);
            List<Value[]> innerRows = Plans.randomRows(random, random.nextInt(6), 5);
            Kind kind = random.nextBoolean() ? Kind.QUANTIFIED_ANY : Kind.QUANTIFIED_ALL;
            Operator operator = List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.LESS, Operator.GREATER_OR_EQUAL)
                    .get(random.nextInt(4));
            boolean correlated = random.nextBoolean();
            PhysicalPlan source = Plans.rows(inner, innerRows);
            PhysicalPlan query = correlated
                    ? new RowFilter(
                            source, Plans.equal(inner.get(1).ref(), outer.get(1).ref()), NONE)
                    : source;
            Expression expression = new SubqueryExpression(
                    kind,
                    project(query, inner.get(0)),
                    Optional.of(operator),
                    Optional.of(outer.get(0).ref()),
                    SqlType.BOOLEAN);
            List<Value> expected = new ArrayList<>();
            for (Value[] row : outerRows) {
                List<Value> right = new ArrayList<>();
                for (Value[] candidate : innerRows) {
                    if (!correlated || !row[1].isNull() && row[1].equals(candidate[1])) {
                        right.add(candidate[0]);
                    }
                }
                expected.add(decide(kind, operator, row[0], right));
            }
            assertThat(evaluate(expression, outerRows))
                    .as("seed " + seed + " " + kind + operator + correlated)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aRowOfValuesIsComparedFieldByField() {
        Expression pair =
                new RowConstructor(List.of(outer.get(0).ref(), outer.get(1).ref()));
        PhysicalPlan query = project(
                Plans.rows(inner, List.of(Plans.row(1, "x", 0), Plans.row(2, null, 0))), inner.get(0), inner.get(1));
        Expression in = new SubqueryExpression(
                Kind.QUANTIFIED_ANY, query, Optional.of(Operator.EQUAL), Optional.of(pair), SqlType.BOOLEAN);
        List<Value[]> rows = List.of(Plans.row(1, "x", 0), Plans.row(2, "x", 0), Plans.row(3, "x", 0));
        assertThat(evaluate(in, rows)).containsExactly(BooleanValue.TRUE, NullValue.NULL, BooleanValue.FALSE);
    }

    /** One row among many: TRUE, FALSE or NULL. */
    private static Value among(Value[] row, List<Value[]> members) {
        boolean unknown = false;
        for (Value[] member : members) {
            boolean mayBeEqual = true;
            boolean isEqual = true;
            for (int i = 0; i < 2; i++) {
                boolean isNull = row[i].isNull() || member[i].isNull();
                mayBeEqual &= isNull || row[i].equals(member[i]);
                isEqual &= !isNull && row[i].equals(member[i]);
            }
            if (isEqual) {
                return BooleanValue.TRUE;
            }
            unknown |= mayBeEqual;
        }
        return unknown ? NullValue.NULL : BooleanValue.FALSE;
    }

    @Test
    void aRowIsSoughtAmongRowsAsItWouldBeComparedWithEach() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int keys = 2 + random.nextInt(40);
            List<Value[]> outerRows = Plans.randomRows(random, random.nextInt(60), keys);
            List<Value[]> innerRows = Plans.randomRows(random, random.nextInt(2) * random.nextInt(120), keys);
            boolean all = random.nextBoolean();
            boolean correlated = random.nextBoolean();
            outerRows.forEach(row -> row[2] = LongValue.of(random.nextInt(3)));
            PhysicalPlan source = Plans.rows(inner, innerRows);
            PhysicalPlan query = correlated
                    ? new RowFilter(
                            source, Plans.less(outer.get(2).ref(), inner.get(2).ref()), NONE)
                    : source;
            Expression pair =
                    new RowConstructor(List.of(outer.get(0).ref(), outer.get(1).ref()));
            Expression expression = new SubqueryExpression(
                    all ? Kind.QUANTIFIED_ALL : Kind.QUANTIFIED_ANY,
                    project(query, inner.get(0), inner.get(1)),
                    Optional.of(all ? Operator.NOT_EQUAL : Operator.EQUAL),
                    Optional.of(pair),
                    SqlType.BOOLEAN);
            List<Value> expected = new ArrayList<>();
            for (Value[] row : outerRows) {
                Value found = among(
                        row,
                        innerRows.stream()
                                .filter(member -> !correlated || ValueOrder.INSTANCE.compare(row[2], member[2]) < 0)
                                .toList());
                expected.add(all && !found.isNull() ? BooleanValue.of(found == BooleanValue.FALSE) : found);
            }
            long memory = round % 2 == 0 ? Running.PLENTY : Running.TINY;
            assertThat(evaluate(expression, outerRows, memory))
                    .as("seed " + seed + " round " + round)
                    .isEqualTo(expected);
        }
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    @Timeout(60)
    void aRowIsNotComparedWithEachOfManyRows() {
        List<Value[]> innerRows = new ArrayList<>();
        List<Value[]> outerRows = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            innerRows.add(Plans.row(i % 10 == 0 ? null : (Object) i, "t" + i, 0));
            outerRows.add(Plans.row(i, i % 3 == 0 ? null : "t" + (i + i % 2), 0));
        }
        Expression pair =
                new RowConstructor(List.of(outer.get(0).ref(), outer.get(1).ref()));
        Expression in = new SubqueryExpression(
                Kind.QUANTIFIED_ANY,
                project(Plans.rows(inner, innerRows), inner.get(0), inner.get(1)),
                Optional.of(Operator.EQUAL),
                Optional.of(pair),
                SqlType.BOOLEAN);
        List<Value> found = evaluate(in, outerRows);
        assertThat(evaluate(in, outerRows.subList(0, 50), 400_000)).isEqualTo(found.subList(0, 50));
        for (int i = 0; i < found.size(); i++) {
            boolean isUnknown = i % 3 == 0 || i % 10 == 0 || i % 10 == 9 && i % 2 == 1;
            assertThat(found.get(i)).isEqualTo(isUnknown ? NullValue.NULL : BooleanValue.of(i % 2 == 0));
        }
    }

    @Test
    void rowsThatOuterColumnsGiveAreReadOnceMoreAndThenKept() {
        List<Value[]> innerRows = List.of(Plans.row(1, "u", 0), Plans.row(2, "v", 0), Plans.row(3, "v", 0));
        PhysicalPlan query = project(
                new RowFilter(
                        Plans.rows(inner, innerRows),
                        Plans.equal(inner.get(1).ref(), outer.get(1).ref()),
                        NONE),
                inner.get(0));
        Expression in = new SubqueryExpression(
                Kind.QUANTIFIED_ANY,
                query,
                Optional.of(Operator.EQUAL),
                Optional.of(outer.get(0).ref()),
                SqlType.BOOLEAN);
        List<Value[]> outerRows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outerRows.add(Plans.row(i, i < 10 ? "u" : "v", 0));
        }
        assertThat(loops(in, query, outerRows)).isEqualTo(4);
    }

    /** As a query two levels deep that depends on the outermost row alone: it comes again for each row between. */
    @Test
    void theLastAnswerIsKnownHoweverManyThereWere() {
        PhysicalPlan query = project(
                new RowFilter(
                        Plans.rows(inner, List.<Value[]>of(Plans.row(1, "u", 0))),
                        Plans.less(outer.get(0).ref(), inner.get(0).ref()),
                        NONE),
                inner.get(0));
        List<Value[]> outerRows = new ArrayList<>();
        for (int i = 0; i < 36_000; i++) {
            outerRows.add(Plans.row(i / 3, "x", 0));
        }
        assertThat(loops(subquery(Kind.EXISTS, query), query, outerRows)).isEqualTo(12_000);
    }

    private int loops(Expression expression, PhysicalPlan query, List<Value[]> outerRows) {
        PhysicalPlan plan =
                new RowProjection(Plans.rows(outer, outerRows), List.of(Plans.as(expression, "result")), NONE);
        ExecutionContext measured = new ExecutionContext(
                new TestWorld(), null, new PendingReferences(), Running.PLENTY, Running.SPILL_SPACE, true);
        try (QueryCursor cursor = Running.EXECUTOR
                .prepare(plan, io.docdb.catalog.CatalogSnapshot.EMPTY)
                .open(measured)) {
            while (cursor.next() != null) {}
            return (int) cursor.findMeter(query).orElseThrow().loops();
        }
    }

    @Test
    void scalarExistsAndArrayFollowTheOuterRow() {
        List<Value[]> outerRows = List.of(Plans.row(1, "x", 0), Plans.row(2, "y", 0), Plans.row(null, "z", 0));
        List<Value[]> innerRows = List.of(Plans.row(1, "u", 10), Plans.row(3, "v", 30));
        PhysicalPlan matching = project(
                new RowFilter(
                        Plans.rows(inner, innerRows),
                        Plans.equal(inner.get(0).ref(), outer.get(0).ref()),
                        NONE),
                inner.get(2));
        assertThat(evaluate(subquery(Kind.SCALAR, matching), outerRows))
                .containsExactly(LongValue.of(10), NullValue.NULL, NullValue.NULL);
        assertThat(evaluate(subquery(Kind.EXISTS, matching), outerRows))
                .containsExactly(BooleanValue.TRUE, BooleanValue.FALSE, BooleanValue.FALSE);
        assertThat(evaluate(subquery(Kind.ARRAY, matching), outerRows))
                .containsExactly(ArrayValue.of(LongValue.of(10)), ArrayValue.EMPTY, ArrayValue.EMPTY);
    }

    private static Expression subquery(Kind kind, PhysicalPlan plan) {
        SqlType type = kind == Kind.EXISTS ? SqlType.BOOLEAN : SqlType.ANY;
        return new SubqueryExpression(kind, plan, Optional.empty(), Optional.empty(), type);
    }

    @Test
    void aScalarSubqueryOfSeveralRowsIsRefused() {
        PhysicalPlan two =
                project(Plans.rows(inner, List.of(Plans.row(1, "u", 1), Plans.row(2, "v", 2))), inner.get(0));
        assertThatThrownBy(() -> evaluate(subquery(Kind.SCALAR, two), List.<Value[]>of(Plans.row(1, "x", 1))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("at most one row");
    }

    @Test
    void anUncorrelatedSubqueryRunsOncePerExecution() {
        PhysicalPlan query = project(Plans.rows(inner, List.<Value[]>of(Plans.row(1, "u", 1))), inner.get(0));
        Expression both = new And(List.of(
                Plans.equal(outer.get(0).ref(), subquery(Kind.SCALAR, query)),
                Plans.equal(outer.get(2).ref(), Plans.constant(1))));
        PhysicalPlan plan = new RowFilter(
                Plans.rows(outer, List.of(Plans.row(1, "x", 1), Plans.row(1, "y", 2), Plans.row(1, "z", 1))),
                both,
                NONE);
        ExecutionContext measured = new ExecutionContext(
                new TestWorld(), null, new PendingReferences(), Running.PLENTY, Running.SPILL_SPACE, true);
        CompiledQuery compiled = Running.EXECUTOR.prepare(plan, io.docdb.catalog.CatalogSnapshot.EMPTY);
        for (int execution = 0; execution < 2; execution++) {
            try (QueryCursor cursor = compiled.open(measured)) {
                int rows = 0;
                while (cursor.next() != null) {
                    rows++;
                }
                assertThat(rows).isEqualTo(2);
                assertThat(cursor.findMeter(query).orElseThrow().loops()).isEqualTo(1);
                List<String> lines = PlanPrinter.measured(cursor).lines(plan);
                assertThat(lines.get(0)).startsWith("Filter  filter: ").contains("(actual rows=2 loops=1 time=");
                assertThat(lines.get(1)).isEqualTo("  Subquery");
            }
        }
    }

    @Test
    void aLateralSideSeesTheLeftRow() {
        PhysicalPlan right = project(
                new RowFilter(
                        Plans.rows(inner, List.of(Plans.row(1, "u", 5), Plans.row(2, "v", 6))),
                        Plans.less(inner.get(0).ref(), outer.get(0).ref()),
                        NONE),
                inner.get(2));
        PhysicalPlan join = new NestedLoopJoin(
                JoinKind.LEFT,
                Plans.rows(outer, List.of(Plans.row(1, "x", 0), Plans.row(3, "y", 0))),
                right,
                io.docdb.expr.Constant.TRUE,
                true,
                NONE);
        Running.assertSameOrder(
                Running.run(join, Running.PLENTY),
                List.of(Plans.row(1, "x", 0, null), Plans.row(3, "y", 0, 5), Plans.row(3, "y", 0, 6)),
                "lateral");
    }

    @Test
    void commonTablesAreComputedOnceAndRecursionEnds() {
        Column n = Plans.number("n");
        Column next = Plans.number("next");
        PhysicalPlan anchor = Plans.rows(List.of(n), List.<Value[]>of(Plans.row(1)));
        PhysicalPlan step = new RowProjection(
                new RowFilter(new CteRead(1, "t", List.of(n), NONE), Plans.less(n.ref(), Plans.constant(50)), NONE),
                List.of(new NamedExpression(next, Plans.call("+", n.ref(), Plans.constant(1)))),
                NONE);
        PhysicalPlan loop = new RecursiveLoop(1, anchor, step, false, List.of(Plans.number("x")), NONE);
        PhysicalPlan read = new CteRead(2, "numbers", List.of(Plans.number("y")), NONE);
        PhysicalPlan twice = new HashSetOperation(
                SetKind.UNION,
                true,
                read,
                new CteRead(2, "numbers", List.of(Plans.number("z")), NONE),
                List.of(Plans.number("w")),
                NONE);
        PhysicalPlan plan = new CteMaterialize(List.of(new CommonPlan(2, "numbers", loop, false)), twice, NONE);
        assertThat(Running.run(plan, Running.PLENTY)).hasSize(100);

        PhysicalPlan endless = new RecursiveLoop(
                3,
                anchor,
                new RowProjection(
                        new CteRead(3, "t", List.of(n), NONE),
                        List.of(new NamedExpression(next, Plans.call("+", n.ref(), Plans.constant(1)))),
                        NONE),
                true,
                List.of(Plans.number("x")),
                NONE);
        PhysicalPlan limited =
                new RowLimit(endless, Optional.of(Plans.constant(10)), Optional.empty(), List.of(), NONE);
        assertThat(Running.run(limited, Running.PLENTY)).hasSize(10);
    }
}
