package io.docdb.exec.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.TypeRules;
import io.docdb.key.KeyBounds;
import io.docdb.key.KeyEncoder;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a part is declared to be of one kind, its values of that kind are found in one range, and none is missed. */
class KeyRangeStepTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");

    /** Some are equal to values of other kinds. */
    private static final List<Value> VALUES = List.of(
            LongValue.of(2024),
            text("2024"),
            text("2024-01-01"),
            text("2024-01-01 00:00:00"),
            text("2024-01-01T01:00:00+01:00"),
            text("2024-01-01 12:30:00"),
            text("12:30"),
            text("12:30:00"),
            text("infinity"),
            text("-infinity"),
            text("P1D"),
            text("1 day"),
            text(ID.toString()),
            text(ID.toString().toUpperCase(java.util.Locale.ROOT)),
            text("x"),
            new DateValue(DAY),
            new DateValue(DAY.plusDays(1)),
            new DateValue(LocalDate.MAX),
            new DateValue(LocalDate.MIN),
            new TimestampValue(DAY.atStartOfDay()),
            new TimestampValue(DAY.atTime(12, 30)),
            new TimestampValue(LocalDateTime.MAX),
            new TimestampTzValue(DAY.atStartOfDay().atOffset(ZoneOffset.UTC)),
            new TimestampTzValue(OffsetDateTime.of(DAY, LocalTime.of(1, 0), ZoneOffset.ofHours(1))),
            new TimestampTzValue(OffsetDateTime.of(DAY, LocalTime.of(0, 0), ZoneOffset.ofHours(-5))),
            new TimeValue(LocalTime.of(12, 30)),
            new TimeValue(LocalTime.MIDNIGHT),
            new IntervalValue(0, 1, 0),
            new IntervalValue(1, 0, 0),
            new UuidValue(ID),
            new UuidValue(new UUID(1, 2)));

    private static final List<ValueKind> KINDS = List.of(
            ValueKind.NUMBER,
            ValueKind.TEXT,
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.INTERVAL,
            ValueKind.UUID);

    private static Value text(String text) {
        return new TextValue(text);
    }

    private static Expression constant(Value value) {
        return new Constant(value, TypeRules.typeOf(value));
    }

    private static KeyRangeStep step(KeyRange range, boolean... descending) {
        return new KeyRangeStep(
                range, descending, (expression, layout) -> (row, context) -> ((Constant) expression).value());
    }

    private static List<KeyBounds> bounds(KeyRange range, boolean... descending) {
        return KeyRangeStep.evaluateAll(new KeyRangeStep[] {step(range, descending)}, null);
    }

    private static boolean holds(List<KeyBounds> bounds, boolean[] descending, Value... parts) {
        KeyEncoder key = new KeyEncoder();
        for (int i = 0; i < parts.length; i++) {
            key.add(parts[i], descending[i]);
        }
        return bounds.stream().anyMatch(range -> range.contains(key.toBytes()));
    }

    private static List<Value> of(ValueKind kind) {
        return VALUES.stream().filter(value -> value.kind() == kind).toList();
    }

    private static KeyRange.Equal equal(Value sought) {
        return new KeyRange.Equal(constant(sought), false);
    }

    private static Optional<KeyRange.Bound> bound(Value end, boolean inclusive) {
        return Optional.ofNullable(end).map(value -> new KeyRange.Bound(constant(value), inclusive));
    }

    @Test
    void equalValuesOfADeclaredKindAreOneRange() {
        for (ValueKind kind : KINDS) {
            for (Value sought : VALUES) {
                for (boolean turned : new boolean[] {false, true}) {
                    KeyRange range =
                            new KeyRange(List.of(equal(sought)), KeyRange.Whole.INSTANCE, List.of(Optional.of(kind)));
                    List<KeyBounds> bounds = bounds(range, turned);

                    assertThat(bounds).as("%s in %s", sought, kind).hasSizeLessThan(2);
                    for (Value stored : of(kind)) {
                        boolean equal = Comparisons.areEqual(stored, sought);
                        boolean held = holds(bounds, new boolean[] {turned}, stored);
                        assertThat(held || !equal).as("%s = %s", stored, sought).isTrue();
                        assertThat(held && !equal && sought.kind() == kind)
                                .as("%s beside %s", stored, sought)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void valuesOfAnyKindAreFoundInAllTheirForms() {
        for (Value sought : VALUES) {
            List<KeyBounds> bounds = bounds(new KeyRange(List.of(equal(sought)), KeyRange.Whole.INSTANCE), false);
            for (Value stored : VALUES) {
                if (Comparisons.areEqual(stored, sought)) {
                    assertThat(holds(bounds, new boolean[1], stored))
                            .as("%s = %s", stored, sought)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theOnlyKeyOfADeclaredKindIsFound() {
        for (ValueKind kind : KINDS) {
            for (Value sought : of(kind)) {
                KeyRange range =
                        new KeyRange(List.of(equal(sought)), KeyRange.Whole.INSTANCE, List.of(Optional.of(kind)));

                assertThat(step(range, false).findOnlyKey(null)).isEqualTo(KeyEncoder.encode(sought));
            }
        }
        KeyRange ofAny = new KeyRange(List.of(equal(new UuidValue(ID))), KeyRange.Whole.INSTANCE);
        assertThat(step(ofAny, false).findOnlyKey(null)).isNull();
        KeyRange ofTexts = new KeyRange(
                List.of(equal(new UuidValue(ID))), KeyRange.Whole.INSTANCE, List.of(Optional.of(ValueKind.TEXT)));
        assertThat(step(ofTexts, false).findOnlyKey(null)).isNull();
    }

    @Test
    void whatIsBetweenTwoValuesOfADeclaredKindIsOneRange() {
        List<Value> ends = new ArrayList<>(VALUES);
        ends.add(null);
        for (ValueKind kind : KINDS) {
            for (Value low : ends) {
                for (Value high : ends) {
                    if (low != null || high != null) {
                        for (int flags = 0; flags < 8; flags++) {
                            between(kind, low, (flags & 1) != 0, high, (flags & 2) != 0, (flags & 4) != 0);
                        }
                    }
                }
            }
        }
    }

    private static void between(
            ValueKind kind, Value low, boolean lowInclusive, Value high, boolean highInclusive, boolean turned) {
        KeyRange range = new KeyRange(
                List.of(),
                new KeyRange.Between(bound(low, lowInclusive), bound(high, highInclusive)),
                List.of(Optional.of(kind)));
        List<KeyBounds> bounds = bounds(range, turned);
        boolean sameKind = (low == null || low.kind() == kind) && (high == null || high.kind() == kind);

        assertThat(bounds).hasSizeLessThan(2);
        for (Value stored : of(kind)) {
            boolean inside = (low == null || isBefore(low, stored, lowInclusive))
                    && (high == null || isBefore(stored, high, highInclusive));
            boolean held = holds(bounds, new boolean[] {turned}, stored);
            assertThat(held || !inside)
                    .as("%s between %s and %s", stored, low, high)
                    .isTrue();
            assertThat(held && !inside && sameKind)
                    .as("%s not between %s and %s", stored, low, high)
                    .isFalse();
        }
    }

    private static boolean isBefore(Value low, Value high, boolean orEqual) {
        int order = Comparisons.compare(low, high);
        return order == -1 || order == 0 && orEqual;
    }

    @Test
    void rowsBehindARowOfDeclaredKindsBeginBehindIt() {
        List<Value> stamps = of(ValueKind.TIMESTAMP);
        List<Value> texts = of(ValueKind.TEXT);
        List<Optional<ValueKind>> kinds = List.of(Optional.of(ValueKind.TIMESTAMP), Optional.of(ValueKind.TEXT));
        for (int flags = 0; flags < 8; flags++) {
            boolean after = (flags & 1) != 0;
            boolean inclusive = (flags & 2) != 0;
            boolean[] descending = new boolean[2];
            Arrays.fill(descending, (flags & 4) != 0);
            for (Value first : VALUES) {
                for (Value second : VALUES) {
                    KeyRange range = new KeyRange(
                            List.of(),
                            new KeyRange.Beyond(List.of(constant(first), constant(second)), after, inclusive),
                            kinds);
                    List<KeyBounds> bounds = bounds(range, descending);
                    boolean ofKinds = first.kind() == ValueKind.TIMESTAMP && second.kind() == ValueKind.TEXT;
                    for (Value stamp : stamps) {
                        for (Value text : texts) {
                            boolean inside = isBeyond(stamp, first, text, second, after, inclusive);
                            boolean held = holds(bounds, descending, stamp, text);
                            assertThat(held || !inside)
                                    .as("(%s, %s) %s (%s, %s)", stamp, text, after, first, second)
                                    .isTrue();
                            assertThat(held && !inside && ofKinds).isFalse();
                        }
                    }
                }
            }
        }
    }

    private static boolean isBeyond(
            Value first, Value soughtFirst, Value second, Value soughtSecond, boolean after, boolean inclusive) {
        int order = Comparisons.compare(first, soughtFirst);
        if (order == 0) {
            order = Comparisons.compare(second, soughtSecond);
        }
        return order == (after ? 1 : -1) || order == 0 && inclusive;
    }
}
