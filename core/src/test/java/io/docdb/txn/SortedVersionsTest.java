package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against a sorted map of the JDK: the same versions in the same order, whatever is added, replaced and removed. */
class SortedVersionsTest {
    private static final int ROUNDS = 60;

    private final MapOverlay overlay = new MapOverlay(1);
    private long operation;

    @Test
    void holdsWhatASortedMapHolds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int keys = 1 + random.nextInt(round % 3 == 0 ? 5_000 : 40);
            int steps = random.nextInt(3 * keys);
            check("seed " + seed + ", round " + round, random, keys, steps);
        }
    }

    private void check(String description, Random random, int keys, int steps) {
        SortedVersions versions = new SortedVersions();
        TreeMap<byte[], Version> model = new TreeMap<>(Arrays::compareUnsigned);
        boolean ascending = random.nextBoolean();
        for (int step = 0; step < steps; step++) {
            Version version = version(ascending ? ascending(step) : key(random, keys));
            switch (random.nextInt(ascending ? 2 : 4)) {
                case 0 ->
                    assertThat(versions.add(version))
                            .as(description)
                            .isEqualTo(model.putIfAbsent(version.key, version) == null);
                case 1 ->
                    assertThat(versions.set(version))
                            .as(description)
                            .isEqualTo(model.put(version.key, version) == null);
                case 2 ->
                    assertThat(versions.remove(version.key))
                            .as(description)
                            .isEqualTo(model.remove(version.key) != null);
                default ->
                    assertThat(versions.find(version.key)).as(description).isSameAs(model.get(version.key));
            }
        }
        assertThat(versions.isEmpty()).as(description).isEqualTo(model.isEmpty());
        assertThat(versions).as(description).containsExactlyElementsOf(model.values());
        for (int i = 0; i < 30; i++) {
            checkRange(description, random, keys, versions, model);
        }
    }

    private static void checkRange(
            String description, Random random, int keys, SortedVersions versions, TreeMap<byte[], Version> model) {
        byte[] low = random.nextInt(5) == 0 ? null : key(random, keys);
        byte[] high = random.nextInt(5) == 0 ? null : key(random, keys);
        boolean inclusive = random.nextBoolean();
        boolean reverse = random.nextBoolean();
        NavigableMap<byte[], Version> part = model;
        if (low != null && high != null && Arrays.compareUnsigned(low, high) > 0) {
            part = new TreeMap<>();
        } else {
            part = low == null ? part : part.tailMap(low, inclusive);
            boolean nothing = low != null && high != null && Arrays.equals(low, high);
            part = nothing ? new TreeMap<>() : high == null ? part : part.headMap(high, false);
        }
        List<Version> expected = new ArrayList<>((reverse ? part.descendingMap() : part).values());

        assertThat(list(versions.walk(low, inclusive, high, reverse)))
                .as("%s, %s to %s", description, Arrays.toString(low), Arrays.toString(high))
                .containsExactlyElementsOf(expected);
    }

    private static List<Version> list(Iterator<Version> walk) {
        List<Version> list = new ArrayList<>();
        walk.forEachRemaining(list::add);
        return list;
    }

    /** Short keys, long ones, ones that differ behind the eighth byte only, and ones that end in zeros. */
    private static byte[] key(Random random, int keys) {
        int number = random.nextInt(keys);
        byte[] digits = Integer.toString(number).getBytes();
        return switch (number % 4) {
            case 0 -> digits;
            case 1 -> ("shared prefix " + number).getBytes();
            case 2 -> Arrays.copyOf(digits, digits.length + number % 11);
            default -> new byte[] {(byte) 0xFF, (byte) number, (byte) (number >> 8)};
        };
    }

    private static byte[] ascending(int step) {
        return String.format("%09d", step / 2).getBytes();
    }

    private Version version(byte[] key) {
        return new Version(overlay, key, null, ++operation, true);
    }
}
