package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory runs out, statements are cancelled: the query ends with the right error and leaves nothing behind. */
class MemoryTest {

    private enum Exhausting implements ScalarFunction {
        INSTANCE;

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return SqlType.BIGINT;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    private static PhysicalPlan series(int count, Column column) {
        return new FunctionScan(
                Functions.STANDARD.table("GENERATE_SERIES").orElseThrow(),
                List.of(Plans.constant(1), Plans.constant(count)),
                List.of(column),
                false,
                NONE);
    }

    @Test
    void aHeapThatIsExhaustedEndsTheQueryOnly() {
        Column n = Plans.number("n");
        PhysicalPlan plan = new RowProjection(
                series(5, n),
                List.of(new NamedExpression(
                        Plans.number("x"), new Call(Exhausting.INSTANCE, List.of(n.ref()), SqlType.BIGINT))),
                NONE);
        assertThatThrownBy(() -> Running.run(plan, Running.PLENTY))
                .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.OUT_OF_MEMORY));
        assertThat(Running.run(series(5, n), Running.PLENTY)).hasSize(5);
    }

    @Test
    void everyOperatorHearsOfACancellation() {
        Column n = Plans.number("n");
        Column m = Plans.number("m");
        PhysicalPlan left = series(3_000, n);
        PhysicalPlan right = series(3_000, m);
        JoinKey key = new JoinKey(n.ref(), m.ref(), false);
        List<PhysicalPlan> plans = List.of(
                left,
                new ExternalSort(left, List.of(Plans.descending(n.ref())), NONE),
                new HashDistinct(left, List.of(), NONE),
                new HashAggregate(
                        left, List.of(Plans.as(n.ref(), "k")), List.of(List.of(0)), List.of(), Optional.empty(), NONE),
                new HashJoin(JoinKind.INNER, left, right, List.of(key), Optional.empty(), false, false, NONE),
                new NestedLoopJoin(JoinKind.INNER, left, right, Plans.constant(false), false, NONE));
        for (PhysicalPlan plan : plans) {
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                ExecutionContext context = Running.context(new TestWorld().cancelledAfter(5), null, memory);
                assertThatThrownBy(() -> Running.run(plan, context))
                        .as(plan.getClass().getSimpleName())
                        .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.code())
                                .isEqualTo(ErrorCode.CANCELLED));
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void aBudgetIsSharedButEachMayKeepALittle() {
        MemoryBudget budget = new MemoryBudget(1_600);
        MemoryBudget.Grant first = budget.grant();
        MemoryBudget.Grant second = budget.grant();
        assertThat(first.tryTake(1_500)).isTrue();
        assertThat(first.tryTake(200)).isFalse();
        assertThat(second.tryTake(90)).isTrue();
        assertThat(second.tryTake(90)).isFalse();
        first.close();
        assertThat(second.tryTake(1_000)).isTrue();
        assertThat(budget.usedBytes()).isEqualTo(1_090);
    }

    @Test
    void aPlanPrintsItsShapeAndItsJson() {
        Column n = Plans.number("n");
        PhysicalPlan plan = new ExternalSort(
                new HashDistinct(series(3, n), List.of(n.ref()), NONE), List.of(Plans.descending(n.ref())), NONE);
        assertThat(PlanPrinter.shape().lines(plan))
                .containsExactly(
                        "Sort  keys: n DESC", "  Distinct  on: n", "    FunctionScan GENERATE_SERIES  arguments: 1, 3");
        assertThat(PlanPrinter.shape().json(plan).toString())
                .isEqualTo("{\"operator\":\"Sort\",\"keys\":\"n DESC\",\"inputs\":[{\"operator\":\"Distinct\","
                        + "\"on\":\"n\",\"inputs\":[{\"operator\":\"FunctionScan\",\"target\":\"GENERATE_SERIES\","
                        + "\"arguments\":\"1, 3\"}]}]}");
    }
}
