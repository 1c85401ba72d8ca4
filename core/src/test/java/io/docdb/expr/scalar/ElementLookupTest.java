package io.docdb.expr.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.expr.Comparison.Operator;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ElementLookupTest {
    private static final List<Value> VALUES = List.of(
            NullValue.NULL,
            LongValue.of(1),
            LongValue.of(2),
            new DecimalValue(new BigDecimal("1.0")),
            new DecimalValue(new BigDecimal("2.5")),
            new TextValue("2024-05-01"),
            new TextValue("1"),
            new DateValue(LocalDate.of(2024, 5, 1)),
            new DateValue(LocalDate.of(2024, 5, 2)),
            BooleanValue.TRUE);

    @Test
    void elementsLookedUpAreThoseThatAreEqual() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (boolean all : new boolean[] {false, true}) {
            Quantified plain = new Quantified(all ? Operator.NOT_EQUAL : Operator.EQUAL, all);
            ElementLookup lookup = new ElementLookup(plain);
            for (int round = 0; round < 2_000; round++) {
                int from = random.nextInt(VALUES.size());
                int to = from + 1 + random.nextInt(VALUES.size() - from);
                List<Value> elements = new ArrayList<>();
                for (int i = random.nextInt(20); i >= 0; i--) {
                    elements.add(VALUES.get(from + random.nextInt(to - from)));
                }
                ArrayValue array = new ArrayValue(elements);
                for (int time = 0; time < 3; time++) {
                    for (Value value : VALUES) {
                        assertThat(lookup.apply(value, array, null))
                                .as("seed %d: %s %s %s", seed, value, plain.name(), array)
                                .isEqualTo(plain.apply(value, array, null));
                    }
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void manyValuesAreNotComparedWithEachOfManyElements() {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            elements.add(LongValue.of(2L * i));
        }
        ArrayValue array = new ArrayValue(elements);
        ElementLookup lookup = new ElementLookup(new Quantified(Operator.EQUAL, false));
        for (int i = 0; i < 200_000; i++) {
            assertThat(lookup.apply(LongValue.of(i), array, null)).isEqualTo(BooleanValue.of(i % 2 == 0));
        }
    }
}
