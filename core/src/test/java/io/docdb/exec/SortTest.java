package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.TopN;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortTest {
    private final List<Column> columns = List.of(Plans.number("k"), Plans.text("t"), Plans.number("n"));

    private static Comparator<Value[]> order(int place, boolean descending, boolean nullsFirst) {
        return (a, b) -> {
            if (a[place].isNull() || b[place].isNull()) {
                int order = Boolean.compare(b[place].isNull(), a[place].isNull());
                return nullsFirst ? order : -order;
            }
            int order = ValueOrder.INSTANCE.compare(a[place], b[place]);
            return descending ? -order : order;
        };
    }

    @Test
    void sortTopAndLimitGiveTheRowsOfAStableSort() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<Value[]> rows = Plans.randomRows(random, random.nextInt(600), 20);
            boolean descending = random.nextBoolean();
            boolean nullsFirst = random.nextBoolean();
            List<SortKey> keys = List.of(
                    new SortKey(columns.get(0).ref(), descending, nullsFirst),
                    new SortKey(Plans.call("||", columns.get(1).ref(), Plans.constant("x")), !descending, nullsFirst));
            List<Value[]> expected = new ArrayList<>(rows);
            expected.sort(order(0, descending, nullsFirst).thenComparing(order(1, !descending, nullsFirst)));
            PhysicalPlan input = Plans.rows(columns, rows);
            int count = random.nextInt(30);
            int offset = random.nextInt(30);
            List<Value[]> slice =
                    expected.subList(Math.min(offset, expected.size()), Math.min(offset + count, expected.size()));
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                String what = "seed " + seed + " round " + round + " memory " + memory;
                PhysicalPlan sort = new ExternalSort(input, keys, NONE);
                Running.assertSameOrder(Running.run(sort, memory), expected, what);
                PhysicalPlan top =
                        new TopN(input, keys, 0, Plans.constant(count), Optional.of(Plans.constant(offset)), NONE);
                Running.assertSameOrder(Running.run(top, memory), slice, what + " top");
                PhysicalPlan limit = new RowLimit(
                        sort, Optional.of(Plans.constant(count)), Optional.of(Plans.constant(offset)), List.of(), NONE);
                Running.assertSameOrder(Running.run(limit, memory), slice, what + " limit");
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void rowsInOrderByTheFirstKeyAreSortedWithinItsGroups() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            boolean descending = random.nextBoolean();
            boolean nullsFirst = random.nextBoolean();
            Comparator<Value[]> first = order(0, descending, nullsFirst);
            List<Value[]> rows =
                    new ArrayList<>(Plans.randomRows(random, random.nextInt(600), 1 + random.nextInt(100)));
            rows.sort(first);
            List<SortKey> keys = List.of(
                    new SortKey(columns.get(0).ref(), descending, nullsFirst),
                    new SortKey(Plans.call("||", columns.get(1).ref(), Plans.constant("x")), !descending, nullsFirst));
            List<Value[]> expected = new ArrayList<>(rows);
            expected.sort(first.thenComparing(order(1, !descending, nullsFirst)));
            PhysicalPlan input = Plans.rows(columns, rows);
            int count = random.nextInt(30);
            int offset = random.nextInt(30);
            List<Value[]> slice =
                    expected.subList(Math.min(offset, expected.size()), Math.min(offset + count, expected.size()));
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                String what = "seed " + seed + " round " + round + " memory " + memory;
                PhysicalPlan sort = new ExternalSort(input, keys, 1, NONE);
                Running.assertSameOrder(Running.run(sort, memory), expected, what);
                PhysicalPlan top =
                        new TopN(input, keys, 1, Plans.constant(count), Optional.of(Plans.constant(offset)), NONE);
                Running.assertSameOrder(Running.run(top, memory), slice, what + " top");
                PhysicalPlan large = new TopN(input, keys, 1, Plans.constant(30_000), Optional.empty(), NONE);
                Running.assertSameOrder(Running.run(large, memory), expected, what + " large top");
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void theFirstRowsWithTiesAreThoseOfASortThatGoesOnWhileRowsEqualTheLast() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            boolean descending = random.nextBoolean();
            int different = 1 + random.nextInt(8);
            List<Value[]> rows = new ArrayList<>(Plans.randomRows(random, random.nextInt(300), different));
            int ordered = random.nextInt(2);
            List<SortKey> keys =
                    new ArrayList<>(List.of(new SortKey(columns.get(0).ref(), descending, true)));
            if (random.nextBoolean()) {
                keys.add(new SortKey(Plans.call("||", columns.get(1).ref(), Plans.constant("x")), true, false));
            }
            if (ordered > 0) {
                rows.sort(order(0, descending, true));
            }
            Expression count = Plans.constant(random.nextInt(40));
            Optional<Expression> offset = Optional.of(Plans.constant(random.nextInt(5)));
            PhysicalPlan input = Plans.rows(columns, rows);
            List<Value[]> expected = Running.run(
                    new RowLimit(new ExternalSort(input, keys, NONE), Optional.of(count), offset, keys, NONE),
                    Running.PLENTY);
            List<Value[]> found =
                    Running.run(new TopN(input, keys, ordered, count, offset, true, NONE), Running.PLENTY);
            Running.assertSameOrder(found, expected, "seed " + seed + " round " + round);
        }
    }

    @Test
    void manyMoreTiesThanAreKeptInMemoryAreSorted() {
        Column n = Plans.number("n");
        PhysicalPlan few = new RowProjection(
                series(60_000, n),
                List.of(new io.docdb.plan.logical.NamedExpression(
                        n, Plans.call("%", Plans.call("*", n.ref(), Plans.constant(7919)), Plans.constant(2)))),
                NONE);
        List<SortKey> keys = List.of(Plans.ascending(n.ref()));
        TopN first = new TopN(few, keys, 0, Plans.constant(3), Optional.of(Plans.constant(2)), true, NONE);
        List<Value[]> rows = Running.run(first, 60_000);
        assertThat(rows).hasSize(29_998);
        assertThat(rows).allMatch(row -> row[0].equals(LongValue.of(0)));
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void limitWithTiesGoesOnWhileRowsEqualTheLast() {
        List<Value[]> rows =
                List.of(Plans.row(1, "a", 1), Plans.row(2, "b", 2), Plans.row(2, "c", 3), Plans.row(3, "d", 4));
        PhysicalPlan plan = new RowLimit(
                Plans.rows(columns, rows),
                Optional.of(Plans.constant(2)),
                Optional.empty(),
                List.of(Plans.ascending(columns.get(0).ref())),
                NONE);
        Running.assertSameOrder(Running.run(plan, Running.PLENTY), rows.subList(0, 3), "ties");
    }

    @Test
    void aNegativeLimitIsRefused() {
        PhysicalPlan plan = new RowLimit(
                Plans.rows(columns, List.of()), Optional.of(Plans.constant(-1)), Optional.empty(), List.of(), NONE);
        assertThatThrownBy(() -> Running.run(plan, Running.PLENTY))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("LIMIT expects a number of rows from 0, found -1");
    }

    @Test
    void aCancelledSortStopsAndLeavesNoFile() {
        Column n = Plans.number("n");
        PhysicalPlan many = series(20_000, n);
        PhysicalPlan sort = new ExternalSort(many, List.of(Plans.descending(n.ref())), NONE);
        ExecutionContext context = Running.context(new TestWorld().cancelledAfter(60), null, 50_000);
        assertThatThrownBy(() -> Running.run(sort, context)).hasMessageContaining("cancelled");
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void twentyTimesTheBudgetIsSortedInRounds() {
        Column n = Plans.number("n");
        PhysicalPlan mixed = new RowProjection(
                series(60_000, n),
                List.of(new io.docdb.plan.logical.NamedExpression(
                        n, Plans.call("%", Plans.call("*", n.ref(), Plans.constant(7919)), Plans.constant(60_013)))),
                NONE);
        List<Value[]> rows = Running.run(new ExternalSort(mixed, List.of(Plans.ascending(n.ref())), NONE), 60_000);
        assertThat(rows).hasSize(60_000);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(((LongValue) rows.get(i)[0]).value())
                    .isGreaterThanOrEqualTo(((LongValue) rows.get(i - 1)[0]).value());
        }
    }

    private static PhysicalPlan series(int count, Column column) {
        var function = io.docdb.expr.function.Functions.STANDARD
                .table("GENERATE_SERIES")
                .orElseThrow();
        return new io.docdb.plan.physical.FunctionScan(
                function, List.of(Plans.constant(1), Plans.constant(count)), List.of(column), false, NONE);
    }

    @Test
    void filterPassesOnlyWhatIsTrue() {
        List<Value[]> rows = List.of(Plans.row(1, "a", 1), Plans.row(null, "b", 2), Plans.row(3, "c", 3));
        PhysicalPlan plan = new RowFilter(
                new ConstantRows(
                        rows.stream()
                                .map(row -> java.util.Arrays.stream(row)
                                        .<io.docdb.expr.Expression>map(Plans::constant)
                                        .toList())
                                .toList(),
                        columns,
                        NONE),
                Plans.less(columns.get(0).ref(), Plans.constant(2)),
                NONE);
        Running.assertSameOrder(Running.run(plan, Running.PLENTY), rows.subList(0, 1), "filter");
    }
}
