package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumberComparisonTest {
    @Property(tries = 5000)
    void encodedNumbersCompareAsTheirValuesDo(@ForAll long seed) {
        Values values = new Values(seed);
        NumberValue left = number(values);
        NumberValue right = number(values);
        byte[] bytes = DocumentCodec.encodeValue(left, FieldNames.none(), 0);

        int order = NumberComparison.with(right).compare(bytes, 1);

        assertThat(order)
                .as("%s against %s", left, right)
                .isEqualTo(Integer.signum(ValueOrder.INSTANCE.compare(left, right)));
    }

    private static NumberValue number(Values values) {
        return Stream.<Value>generate(values::scalar)
                .filter(NumberValue.class::isInstance)
                .map(NumberValue.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
