package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.SortKey;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.plan.logical.WindowFrame.Bound;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.logical.WindowFrame.Exclusion;
import io.docdb.plan.logical.WindowFrame.Unit;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.WindowEvaluation;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every unit, bound and exclusion against frames found row by row from their definition. */
class WindowTest {
    private final List<Column> columns = List.of(Plans.text("p"), Plans.number("o"), Plans.number("n"));

    @Test
    void framesAreThoseOfTheirDefinition() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            List<Value[]> rows = new ArrayList<>();
            int size = random.nextInt(60);
            for (int i = 0; i < size; i++) {
                Object order = random.nextInt(7) == 0 ? null : random.nextInt(12);
                rows.add(Plans.row("p" + random.nextInt(3), order, random.nextInt(100)));
            }
            boolean descending = random.nextBoolean();
            boolean nullsFirst = random.nextBoolean();
            rows.sort(Comparator.<Value[], Value>comparing(row -> row[0], ValueOrder.INSTANCE)
                    .thenComparing((a, b) -> compare(a[1], b[1], descending, nullsFirst)));
            WindowFrame frame = randomFrame(random);
            String what = "seed " + seed + " round " + round + " " + frame + " descending " + descending
                    + " nullsFirst " + nullsFirst;
            List<Value[]> expected = reference(rows, frame, descending);
            PhysicalPlan plan = window(rows, frame, new SortKey(columns.get(1).ref(), descending, nullsFirst));
            for (long memory : new long[] {Running.PLENTY, 1_000}) {
                Running.assertSameOrder(Running.run(plan, memory), expected, what);
            }
        }
    }

    private PhysicalPlan window(List<Value[]> rows, WindowFrame frame, SortKey order) {
        List<WindowColumn> calls = List.of(
                aggregate("COUNT", Plans.aggregate("COUNT"), frame),
                aggregate("SUM", Plans.aggregate("SUM", columns.get(2).ref()), frame),
                aggregate("MIN", Plans.aggregate("MIN", columns.get(2).ref()), frame),
                function("FIRST_VALUE", frame),
                function("LAST_VALUE", frame));
        return new WindowEvaluation(
                Plans.rows(columns, rows),
                List.of(columns.get(0).ref()),
                List.of(order),
                calls,
                Optional.empty(),
                NONE);
    }

    private static WindowColumn aggregate(String name, AggregateCall call, WindowFrame frame) {
        return new WindowColumn(Plans.number(name), Optional.empty(), List.of(), Optional.of(call), frame);
    }

    private WindowColumn function(String name, WindowFrame frame) {
        return new WindowColumn(
                Plans.number(name),
                Functions.STANDARD.window(name),
                List.of(columns.get(2).ref()),
                Optional.empty(),
                frame);
    }

    private static WindowFrame randomFrame(Random random) {
        Unit unit = Unit.values()[random.nextInt(3)];
        Exclusion exclusion = Exclusion.values()[random.nextInt(4)];
        Bound from;
        Bound to;
        do {
            from = randomBound(random);
            to = randomBound(random);
        } while (from.kind() == BoundKind.UNBOUNDED_FOLLOWING
                || to.kind() == BoundKind.UNBOUNDED_PRECEDING
                || from.kind().compareTo(to.kind()) > 0);
        return new WindowFrame(unit, from, to, exclusion);
    }

    private static Bound randomBound(Random random) {
        BoundKind kind = BoundKind.values()[random.nextInt(5)];
        boolean offset = kind == BoundKind.PRECEDING || kind == BoundKind.FOLLOWING;
        return new Bound(kind, offset ? Optional.of(Plans.constant(random.nextInt(4))) : Optional.empty());
    }

    private static int compare(Value a, Value b, boolean descending, boolean nullsFirst) {
        if (a.isNull() || b.isNull()) {
            int order = Boolean.compare(b.isNull(), a.isNull());
            return nullsFirst ? order : -order;
        }
        int order = ValueOrder.INSTANCE.compare(a, b);
        return descending ? -order : order;
    }

    private static List<Value[]> reference(List<Value[]> rows, WindowFrame frame, boolean descending) {
        List<Value[]> results = new ArrayList<>();
        for (int start = 0; start < rows.size(); ) {
            int end = start;
            while (end < rows.size() && rows.get(end)[0].equals(rows.get(start)[0])) {
                end++;
            }
            List<Value[]> partition = rows.subList(start, end);
            for (int i = 0; i < partition.size(); i++) {
                results.add(result(partition, i, frame, descending));
            }
            start = end;
        }
        return results;
    }

    private static Value[] result(List<Value[]> partition, int current, WindowFrame frame, boolean descending) {
        long count = 0;
        long sum = 0;
        Value min = NullValue.NULL;
        Value first = null;
        Value last = NullValue.NULL;
        for (int i = 0; i < partition.size(); i++) {
            if (!isInside(partition, current, i, frame, descending) || isExcluded(partition, current, i, frame)) {
                continue;
            }
            Value n = partition.get(i)[2];
            count++;
            sum += ((LongValue) n).value();
            min = min.isNull() || ValueOrder.INSTANCE.compare(n, min) < 0 ? n : min;
            first = first == null ? n : first;
            last = n;
        }
        Value[] row = Arrays.copyOf(partition.get(current), 8);
        row[3] = LongValue.of(count);
        row[4] = count == 0 ? NullValue.NULL : LongValue.of(sum);
        row[5] = min;
        row[6] = first == null ? NullValue.NULL : first;
        row[7] = last;
        return row;
    }

    private static boolean isExcluded(List<Value[]> partition, int current, int i, WindowFrame frame) {
        boolean peer = same(partition.get(current)[1], partition.get(i)[1]);
        return switch (frame.exclusion()) {
            case NO_OTHERS -> false;
            case CURRENT_ROW -> i == current;
            case GROUP -> peer;
            case TIES -> peer && i != current;
        };
    }

    private static boolean same(Value a, Value b) {
        return a.isNull() ? b.isNull() : a.equals(b);
    }

    private static boolean isInside(
            List<Value[]> partition, int current, int i, WindowFrame frame, boolean descending) {
        return isAtOrBehindStart(partition, current, i, frame, descending)
                && isAtOrBeforeEnd(partition, current, i, frame, descending);
    }

    private static boolean isAtOrBehindStart(
            List<Value[]> partition, int current, int i, WindowFrame frame, boolean descending) {
        Bound bound = frame.from();
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> true;
            case UNBOUNDED_FOLLOWING -> false;
            default -> distance(partition, current, i, frame.unit(), descending, signed(bound)) >= 0;
        };
    }

    private static boolean isAtOrBeforeEnd(
            List<Value[]> partition, int current, int i, WindowFrame frame, boolean descending) {
        Bound bound = frame.to();
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> false;
            case UNBOUNDED_FOLLOWING -> true;
            default -> distance(partition, current, i, frame.unit(), descending, signed(bound)) <= 0;
        };
    }

    private static long signed(Bound bound) {
        long offset = bound.offset()
                .map(expression -> ((LongValue) ((io.docdb.expr.Constant) expression).value()).value())
                .orElse(0L);
        return bound.kind() == BoundKind.PRECEDING ? -offset : offset;
    }

    /** How far row i lies behind (or, negative, before) the bound. */
    private static long distance(
            List<Value[]> partition, int current, int i, Unit unit, boolean descending, long offset) {
        if (unit == Unit.ROWS) {
            return i - (current + offset);
        }
        if (unit == Unit.GROUPS) {
            return group(partition, i) - (group(partition, current) + offset);
        }
        Value key = partition.get(current)[1];
        Value other = partition.get(i)[1];
        if (key.isNull() || other.isNull()) {
            return same(key, other) ? 0 : i - current; // NULLs are peers of each other alone, before or behind all
        }
        long difference = ((LongValue) other).value() - ((LongValue) key).value();
        return (descending ? -difference : difference) - offset;
    }

    private static long group(List<Value[]> partition, int row) {
        long groups = 0;
        for (int i = 1; i <= row; i++) {
            groups += same(partition.get(i - 1)[1], partition.get(i)[1]) ? 0 : 1;
        }
        return groups;
    }
}
