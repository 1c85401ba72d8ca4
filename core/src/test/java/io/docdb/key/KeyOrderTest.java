package io.docdb.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.codec.SameForm;
import io.docdb.codec.Values;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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

    @Property(tries = 5000)
    void aPartComesBackEqualAndInItsFormIfThatIsPromised(@ForAll long seed) {
        Values values = new Values(seed, 8);
        List<Value> parts = List.of(values.value(2), values.value(1), values.value(0));
        boolean[] descending = {seed % 2 == 0, seed % 3 == 0, seed % 5 == 0};
        KeyEncoder encoder = new KeyEncoder();
        for (int i = 0; i < 3; i++) {
            encoder.add(parts.get(i), descending[i]);
        }
        byte[] key = encoder.toBytes();
        KeyDecoder reader = new KeyDecoder(key);
        KeyDecoder skipper = new KeyDecoder(key);

        for (int i = 0; i < 3; i++) {
            Value read = reader.next(descending[i]);
            skipper.skip(descending[i]);

            assertThat(read).as("%s of %s", i, parts).isEqualTo(parts.get(i));
            assertThat(SameForm.of(read, parts.get(i)) || !KeyDecoder.isExact(parts.get(i)))
                    .as("the form of %s, which became %s", parts.get(i), read)
                    .isTrue();
            assertThat(skipper.position()).isEqualTo(reader.position());
        }
        assertThat(reader.hasNext()).isFalse();
    }

    @Property(tries = 5000)
    void boundsHoldExactlyTheKeysWhoseValuesTheyDescribe(@ForAll long seed) {
        Values values = new Values(seed, 8);
        boolean[] descending = {seed % 2 == 0, seed % 3 == 0};
        Value first = values.scalar();
        Value low = values.scalar();
        Value high = values.scalar();
        Value other = seed % 7 == 0 ? low : values.scalar();
        Value otherFirst = seed % 4 == 0 ? values.scalar() : first;
        boolean lowInside = seed % 11 < 5;
        boolean highInside = seed % 13 < 6;
        byte[] key = new KeyEncoder()
                .add(otherFirst, descending[0])
                .add(other, descending[1])
                .add(7, false)
                .toBytes();
        boolean sameFirst = compare(first, otherFirst) == 0;
        List<Value> prefix = List.of(first);

        assertThat(KeyBounds.startingWith(prefix, descending).contains(key)).isEqualTo(sameFirst);
        assertThat(KeyBounds.notNull(prefix, descending).contains(key)).isEqualTo(sameFirst && !other.isNull());
        if (!low.isNull()) {
            boolean above =
                    low.kind() == other.kind() && (compare(other, low) > 0 || lowInside && compare(other, low) == 0);
            boolean below =
                    low.kind() == other.kind() && (compare(other, low) < 0 || lowInside && compare(other, low) == 0);
            assertThat(KeyBounds.between(prefix, descending, low, lowInside, null, false)
                            .contains(key))
                    .as("%s %s above %s", otherFirst, other, low)
                    .isEqualTo(sameFirst && above);
            assertThat(KeyBounds.between(prefix, descending, null, false, low, lowInside)
                            .contains(key))
                    .as("%s %s below %s", otherFirst, other, low)
                    .isEqualTo(sameFirst && below);
            if (!high.isNull()) {
                boolean belowHigh = high.kind() == other.kind()
                        && (compare(other, high) < 0 || highInside && compare(other, high) == 0);
                assertThat(KeyBounds.between(prefix, descending, low, lowInside, high, highInside)
                                .contains(key))
                        .isEqualTo(sameFirst && above && belowHigh);
            }
        }
        if (low instanceof TextValue text) {
            boolean starts = other instanceof TextValue whole
                    && whole.value().startsWith(text.value())
                    && !endsInHalf(text.value());
            if (!endsInHalf(text.value())) {
                assertThat(KeyBounds.textStartingWith(prefix, descending, text.value())
                                .contains(key))
                        .isEqualTo(sameFirst && starts);
            }
        }
    }

    private static boolean endsInHalf(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }

    private static int compare(Value left, Value right) {
        return ValueOrder.INSTANCE.compare(left, right);
    }

    @Test
    void aBoundMayBeLongerThanAnyKey() {
        TextValue longText = new TextValue("b".repeat(10_000));
        byte[] below = KeyEncoder.encode(new TextValue("a"));
        boolean[] ascending = {false};

        assertThat(KeyBounds.startingWith(List.of(longText), ascending).contains(below))
                .isFalse();
        assertThat(KeyBounds.between(List.of(), ascending, null, false, longText, true)
                        .contains(below))
                .isTrue();
        assertThatThrownBy(() -> KeyEncoder.encode(longText))
                .hasMessageStartingWith("Key too long: expected at most 4096");
    }

    @Test
    void wholeNumbersTakeAtMostTenBytes() {
        assertThat(KeyEncoder.encode(LongValue.of(Long.MIN_VALUE))).hasSize(10);
        assertThat(KeyEncoder.encode(LongValue.of(Long.MAX_VALUE))).hasSize(10);
        assertThat(KeyEncoder.encode(LongValue.of(7))).hasSize(3);
        assertThat(KeyEncoder.encode(LongValue.of(1_000_000))).hasSize(5);
    }
}
