package io.docdb.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.Values;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyOrderTest {
    @Property(tries = 20000)
    void keysCompareAsTheirValuesDo(@ForAll long seed) {
        Values values = new Values(seed, 8);
        Value left = values.value(1);
        Value right = values.value(1);
        int order = Integer.signum(ValueOrder.INSTANCE.compare(left, right));

        int ascending = Integer.signum(Arrays.compareUnsigned(key(left, false), key(right, false)));
        int descending = Integer.signum(Arrays.compareUnsigned(key(left, true), key(right, true)));

        assertThat(ascending).as("%s against %s", left, right).isEqualTo(order);
        assertThat(descending).as("%s against %s, descending", left, right).isEqualTo(-order);
    }

    private static byte[] key(Value value, boolean descending) {
        return new KeyEncoder().add(value, descending).toBytes();
    }
}
