package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static io.docdb.exec.Plans.less;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.expr.And;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every join method gives the rows of two loops, for every kind, with NULLs and duplicates, in memory and spilled. */
class JoinTest {
    private final List<Column> leftColumns = List.of(Plans.number("a"), Plans.text("t"), Plans.number("n"));
    private final List<Column> rightColumns = List.of(Plans.number("b"), Plans.text("u"), Plans.number("m"));

    @Test
    void everyMethodGivesTheRowsOfTwoLoops() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            int keys = 1 + random.nextInt(30);
            List<Value[]> left = Plans.randomRows(random, random.nextInt(120), keys);
            List<Value[]> right = Plans.randomRows(random, random.nextInt(120), keys);
            for (JoinKind kind : JoinKind.values()) {
                for (boolean withResidual : new boolean[] {false, true}) {
                    for (boolean nullsEqual : new boolean[] {false, true}) {
                        String what = "seed " + seed + " round " + round + " " + kind + " residual " + withResidual
                                + " nullsEqual " + nullsEqual;
                        compareMethods(left, right, kind, withResidual, nullsEqual, what);
                    }
                }
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    private void compareMethods(
            List<Value[]> left,
            List<Value[]> right,
            JoinKind kind,
            boolean withResidual,
            boolean nullsEqual,
            String what) {
        List<Value[]> expected = reference(left, right, kind, withResidual, nullsEqual);
        PhysicalPlan leftPlan = Plans.rows(leftColumns, left);
        PhysicalPlan rightPlan = Plans.rows(rightColumns, right);
        Expression residual = less(leftColumns.get(2).ref(), rightColumns.get(2).ref());
        List<JoinKey> keys = List.of(
                new JoinKey(leftColumns.get(0).ref(), rightColumns.get(0).ref(), nullsEqual));
        Optional<Expression> rest = withResidual ? Optional.of(residual) : Optional.empty();
        Comparison equality = new Comparison(
                nullsEqual ? Comparison.Operator.NOT_DISTINCT : Comparison.Operator.EQUAL,
                leftColumns.get(0).ref(),
                rightColumns.get(0).ref());
        Expression condition = withResidual ? new And(List.of(equality, residual)) : equality;

        List<PhysicalPlan> plans = new ArrayList<>();
        plans.add(new NestedLoopJoin(kind, leftPlan, rightPlan, condition, false, NONE));
        plans.add(new HashJoin(kind, leftPlan, rightPlan, keys, rest, false, false, NONE));
        plans.add(new HashJoin(kind, leftPlan, rightPlan, keys, rest, false, true, NONE));
        plans.add(new MergeJoin(kind, sorted(leftPlan), sorted(rightPlan), keys, rest, NONE));
        if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
            PhysicalPlan lookup = new RowFilter(rightPlan, equality, NONE);
            plans.add(new NestedLoopJoin(kind, leftPlan, lookup, rest.orElse(Constant.TRUE), true, NONE));
            if (kind == JoinKind.INNER || kind == JoinKind.LEFT) {
                plans.add(new NestedLoopJoin(
                        kind, leftPlan, lookup, rest.orElse(Constant.TRUE), true, List.of(leftColumns.get(0)), NONE));
            }
        }
        for (PhysicalPlan plan : plans) {
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                String description =
                        what + " " + plan.getClass().getSimpleName() + " memory " + memory + " " + plans.indexOf(plan);
                Running.assertSameRows(Running.run(plan, memory), expected, description);
            }
        }
    }

    private PhysicalPlan sorted(PhysicalPlan plan) {
        return new ExternalSort(
                plan, List.of(new io.docdb.expr.SortKey(plan.columns().get(0).ref(), false, true)), NONE);
    }

    private static List<Value[]> reference(
            List<Value[]> left, List<Value[]> right, JoinKind kind, boolean withResidual, boolean nullsEqual) {
        List<Value[]> rows = new ArrayList<>();
        boolean[] matchedRight = new boolean[right.size()];
        for (Value[] l : left) {
            boolean matched = false;
            for (int i = 0; i < right.size(); i++) {
                Value[] r = right.get(i);
                boolean bothNull = l[0].isNull() && r[0].isNull();
                boolean keysFit = bothNull ? nullsEqual : !l[0].isNull() && !r[0].isNull() && l[0].equals(r[0]);
                if (keysFit && (!withResidual || longOf(l[2]) < longOf(r[2]))) {
                    matched = true;
                    matchedRight[i] = true;
                    if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
                        rows.add(concat(l, r));
                    }
                }
            }
            if (kind == JoinKind.SEMI && matched || kind == JoinKind.ANTI && !matched) {
                rows.add(l);
            }
            if (!matched && (kind == JoinKind.LEFT || kind == JoinKind.FULL)) {
                rows.add(concat(l, nulls()));
            }
        }
        for (int i = 0; i < right.size(); i++) {
            if (!matchedRight[i] && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
                rows.add(concat(nulls(), right.get(i)));
            }
        }
        return rows;
    }

    @Test
    void notInFollowsThreeValuedLogic() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<Value[]> left = Plans.randomRows(random, random.nextInt(20), 6);
            List<Value[]> right = Plans.randomRows(random, random.nextInt(4), 6);
            for (boolean withResidual : new boolean[] {false, true}) {
                Expression residual =
                        less(leftColumns.get(2).ref(), rightColumns.get(2).ref());
                PhysicalPlan plan = new HashJoin(
                        JoinKind.ANTI,
                        Plans.rows(leftColumns, left),
                        Plans.rows(rightColumns, right),
                        List.of(new JoinKey(
                                leftColumns.get(0).ref(), rightColumns.get(0).ref(), false)),
                        withResidual ? Optional.of(residual) : Optional.empty(),
                        true,
                        false,
                        NONE);
                List<Value[]> expected = new ArrayList<>();
                for (Value[] l : left) {
                    boolean inOrUnknown = false;
                    for (Value[] r : right) {
                        boolean fits = !withResidual || longOf(l[2]) < longOf(r[2]);
                        inOrUnknown |= fits && (l[0].isNull() || r[0].isNull() || l[0].equals(r[0]));
                    }
                    if (!inOrUnknown) {
                        expected.add(l);
                    }
                }
                String what = "seed " + seed + " round " + round + " residual " + withResidual;
                Running.assertSameRows(Running.run(plan, Running.PLENTY), expected, what);
            }
        }
    }

    @Test
    void aKeyThatAllRowsShareIsJoinedInChunksWhenItDoesNotFit() {
        List<Value[]> left = new ArrayList<>();
        List<Value[]> right = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            left.add(Plans.row(7, "x", i));
            right.add(Plans.row(7, "some text that takes room", i));
        }
        List<JoinKey> keys = List.of(
                new JoinKey(leftColumns.get(0).ref(), rightColumns.get(0).ref(), false));
        for (JoinKind kind : JoinKind.values()) {
            PhysicalPlan plan = new HashJoin(
                    kind,
                    Plans.rows(leftColumns, left),
                    Plans.rows(rightColumns, right),
                    keys,
                    Optional.of(
                            less(leftColumns.get(2).ref(), rightColumns.get(2).ref())),
                    false,
                    false,
                    NONE);
            Running.assertSameRows(
                    Running.run(plan, Running.TINY), reference(left, right, kind, true, false), "kind " + kind);
        }
    }

    private static long longOf(Value value) {
        return ((LongValue) value).value();
    }

    private static Value[] nulls() {
        Value[] row = new Value[3];
        Arrays.fill(row, NullValue.NULL);
        return row;
    }

    private static Value[] concat(Value[] left, Value[] right) {
        Value[] row = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, row, left.length, right.length);
        return row;
    }
}
