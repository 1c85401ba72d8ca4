package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static io.docdb.exec.Plans.aggregate;
import static io.docdb.exec.Plans.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.StreamAggregate;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Groups, DISTINCT and set operations against plain computation, in memory and spilled. */
class AggregateTest {
    private final List<Column> columns = List.of(Plans.number("k"), Plans.text("t"), Plans.number("n"));
    private final Expression key = columns.get(0).ref();
    private final Expression text = columns.get(1).ref();
    private final Expression number = columns.get(2).ref();

    private List<AggregateColumn> calls() {
        return List.of(
                as(aggregate("COUNT"), "count"),
                as(aggregate("SUM", number), "sum"),
                as(aggregate("MAX", text), "max"),
                as(Plans.distinct(aggregate("COUNT", text)), "kinds"),
                as(Plans.filtered(aggregate("COUNT", text), Plans.less(number, Plans.constant(50))), "few"),
                as(Plans.ordered(aggregate("ARRAY_AGG", number), Plans.descending(number)), "all"));
    }

    /** What {@link #calls} give for the rows of one group. */
    private static Value[] results(List<Value[]> rows) {
        long sum = 0;
        long few = 0;
        Set<Value> kinds = new HashSet<>();
        Value max = NullValue.NULL;
        List<Value> numbers = new ArrayList<>();
        for (Value[] row : rows) {
            long n = ((LongValue) row[2]).value();
            sum += n;
            numbers.add(0, row[2]);
            if (!row[1].isNull()) {
                kinds.add(row[1]);
                few += n < 50 ? 1 : 0;
                max = max.isNull() || ((TextValue) max).compareTo((TextValue) row[1]) < 0 ? row[1] : max;
            }
        }
        return new Value[] {
            LongValue.of(rows.size()),
            rows.isEmpty() ? NullValue.NULL : LongValue.of(sum),
            max,
            LongValue.of(kinds.size()),
            LongValue.of(few),
            rows.isEmpty() ? NullValue.NULL : new ArrayValue(numbers)
        };
    }

    private static List<Value[]> grouped(List<Value[]> rows, int... keyPlaces) {
        Map<List<Value>, List<Value[]>> groups = new LinkedHashMap<>();
        for (Value[] row : rows) {
            List<Value> groupKey = new ArrayList<>();
            for (int place : keyPlaces) {
                groupKey.add(row[place]);
            }
            groups.computeIfAbsent(groupKey, k -> new ArrayList<>()).add(row);
        }
        if (keyPlaces.length == 0) {
            groups.putIfAbsent(List.of(), List.of());
        }
        List<Value[]> results = new ArrayList<>();
        groups.forEach((groupKey, members) -> results.add(concat(groupKey.toArray(new Value[0]), results(members))));
        return results;
    }

    private static Value[] concat(Value[] left, Value... right) {
        Value[] row = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, row, left.length, right.length);
        return row;
    }

    @Test
    void groupsAreThoseOfPlainComputation() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            List<Value[]> rows = Plans.randomRows(random, random.nextInt(400), 1 + random.nextInt(100));
            PhysicalPlan input = Plans.rows(columns, rows);
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                String what = "seed " + seed + " round " + round + " memory " + memory;
                PhysicalPlan byKey = new HashAggregate(
                        input, List.of(as(key, "k")), List.of(List.of(0)), calls(), Optional.empty(), NONE);
                Running.assertSameRows(Running.run(byKey, memory), grouped(rows, 0), what);

                PhysicalPlan sorted =
                        new ExternalSort(input, List.of(new SortKey(key, false, true), Plans.ascending(number)), NONE);
                PhysicalPlan streamed = new StreamAggregate(sorted, List.of(as(key, "k")), calls(), NONE);
                Running.assertSameRows(Running.run(streamed, memory), grouped(rows, 0), what);

                PhysicalPlan single =
                        new HashAggregate(input, List.of(), List.of(List.of()), calls(), Optional.empty(), NONE);
                Running.assertSameRows(Running.run(single, memory), grouped(rows), what);
                PhysicalPlan streamedSingle = new StreamAggregate(input, List.of(), calls(), NONE);
                Running.assertSameRows(Running.run(streamedSingle, memory), grouped(rows), what);
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    @Test
    void groupingSetsGiveEachSetsGroupsAndTellThemApart() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Column groupingId = Plans.number("id");
        for (int round = 0; round < 20; round++) {
            List<Value[]> rows = Plans.randomRows(random, random.nextInt(200), 1 + random.nextInt(20));
            List<NamedExpression> keys = List.of(as(key, "k"), as(text, "t"));
            PhysicalPlan cube = new HashAggregate(
                    Plans.rows(columns, rows),
                    keys,
                    List.of(List.of(0, 1), List.of(0), List.of(1), List.of()),
                    calls(),
                    Optional.of(groupingId),
                    NONE);
            List<Value[]> expected = new ArrayList<>();
            for (Value[] row : grouped(rows, 0, 1)) {
                expected.add(concat(row, LongValue.of(0)));
            }
            for (Value[] row : grouped(rows, 0)) {
                expected.add(withNull(row, 1, 2));
            }
            for (Value[] row : grouped(rows, 1)) {
                expected.add(withNull(row, 0, 1));
            }
            for (Value[] row : grouped(rows)) {
                expected.add(concat(concat(Plans.row(null, null), row), LongValue.of(3)));
            }
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                Running.assertSameRows(Running.run(cube, memory), expected, "seed " + seed + " round " + round);
            }
        }
    }

    /** Puts a NULL at the place of the key that is left out, and the mask at the end. */
    private static Value[] withNull(Value[] row, int place, int mask) {
        List<Value> values = new ArrayList<>(Arrays.asList(row));
        values.add(place, NullValue.NULL);
        values.add(LongValue.of(mask));
        return values.toArray(new Value[0]);
    }

    @Test
    void distinctKeepsTheFirstOfEqualRowsInOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            List<Value[]> rows = Plans.randomRows(random, random.nextInt(500), 1 + random.nextInt(200));
            PhysicalPlan plan = new HashDistinct(Plans.rows(columns, rows), List.of(key, text), NONE);
            Map<List<Value>, Value[]> first = new LinkedHashMap<>();
            rows.forEach(row -> first.putIfAbsent(Arrays.asList(row[0], row[1]), row));
            for (long memory : new long[] {Running.PLENTY, Running.TINY}) {
                Running.assertSameOrder(
                        Running.run(plan, memory), List.copyOf(first.values()), "seed " + seed + " round " + round);
            }
        }
    }

    @Test
    void equalNumbersAreOneGroupWhateverTheirForm() {
        List<Value[]> rows = List.of(
                new Value[] {LongValue.of(1), Plans.of("a"), LongValue.of(1)},
                new Value[] {new DecimalValue(new BigDecimal("1.0")), Plans.of("b"), LongValue.of(2)});
        PhysicalPlan plan = new HashDistinct(Plans.rows(columns, rows), List.of(key), NONE);
        assertThat(Running.run(plan, Running.PLENTY)).hasSize(1);
    }

    @Test
    void setOperationsCountRows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Column> two = columns.subList(0, 2);
        for (int round = 0; round < 20; round++) {
            List<Value[]> left = narrow(Plans.randomRows(random, random.nextInt(150), 10));
            List<Value[]> right = narrow(Plans.randomRows(random, random.nextInt(150), 10));
            for (SetKind kind : SetKind.values()) {
                for (boolean all : new boolean[] {false, true}) {
                    PhysicalPlan plan = new HashSetOperation(
                            kind,
                            all,
                            Plans.rows(two, left),
                            Plans.rows(two, right),
                            List.of(Plans.number("x"), Plans.text("y")),
                            NONE);
                    for (long memory : new long[] {Running.PLENTY, 1_000}) {
                        String what = "seed " + seed + " round " + round + " " + kind + " " + all + " " + memory;
                        Running.assertSameRows(Running.run(plan, memory), combined(kind, all, left, right), what);
                    }
                }
            }
        }
        assertThat(Running.spillFiles()).isZero();
    }

    private static List<Value[]> narrow(List<Value[]> rows) {
        return rows.stream().map(row -> Arrays.copyOf(row, 2)).toList();
    }

    private static List<Value[]> combined(SetKind kind, boolean all, List<Value[]> left, List<Value[]> right) {
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, Value[]> samples = new TreeMap<>();
        left.forEach(row -> counts.computeIfAbsent(Arrays.toString(row), k -> new int[2])[0]++);
        right.forEach(row -> counts.computeIfAbsent(Arrays.toString(row), k -> new int[2])[1]++);
        left.forEach(row -> samples.put(Arrays.toString(row), row));
        right.forEach(row -> samples.put(Arrays.toString(row), row));
        List<Value[]> rows = new ArrayList<>();
        counts.forEach((row, count) -> {
            int times =
                    switch (kind) {
                        case UNION -> all ? count[0] + count[1] : 1;
                        case INTERSECT ->
                            all ? Math.min(count[0], count[1]) : Math.min(1, Math.min(count[0], count[1]));
                        case EXCEPT -> all ? Math.max(0, count[0] - count[1]) : count[0] > 0 && count[1] == 0 ? 1 : 0;
                    };
            for (int i = 0; i < times; i++) {
                rows.add(samples.get(row));
            }
        });
        return rows;
    }
}
