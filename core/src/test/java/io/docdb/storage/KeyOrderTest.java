package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static final int ROUNDS = 20_000;

    @Test
    void isTheOrderOfUnsignedBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] a = key(random);
            byte[] b = random.nextBoolean() ? key(random) : changed(a, random);
            int expected = Integer.signum(Arrays.compareUnsigned(a, b));
            String description = "seed " + seed + ": " + Arrays.toString(a) + " and " + Arrays.toString(b);

            assertThat(Integer.signum(KeyOrder.compare(a, b))).as(description).isEqualTo(expected);
            int ofPrefixes = Long.compareUnsigned(KeyOrder.prefix(a), KeyOrder.prefix(b));
            assertThat(Integer.signum(ofPrefixes)).as(description).isIn(0, expected);
        }
    }

    @Test
    void keysThatFollowEachOtherHaveDifferentHashes() {
        Set<Integer> ofNumbers = new HashSet<>();
        Set<Integer> ofLonger = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            byte[] number = {0x40, (byte) (i >>> 16), (byte) (i >>> 8), (byte) i};
            ofNumbers.add(KeyOrder.hash(number));
            ofLonger.add(KeyOrder.hash(("customer-" + i).getBytes(StandardCharsets.US_ASCII)));
            assertThat(KeyOrder.hash(number.clone())).isEqualTo(KeyOrder.hash(number));
        }
        assertThat(ofNumbers).hasSizeGreaterThan(49_900);
        assertThat(ofLonger).hasSizeGreaterThan(49_900);
    }

    /** Few different bytes, the highest and the lowest among them. */
    private static byte[] key(Random random) {
        byte[] key = new byte[random.nextInt(24)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(3) - 1);
        }
        return key;
    }

    private static byte[] changed(byte[] key, Random random) {
        byte[] other = Arrays.copyOf(key, Math.max(0, key.length + random.nextInt(3) - 1));
        if (other.length > 0 && random.nextBoolean()) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }
}
