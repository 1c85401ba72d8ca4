package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreInMemoryTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAppliedCommitIsVisibleToReadersOnlyOncePublished() {
        StoreState state = apply(MapChange.createMap(16), MapChange.put(16, key(1), key(10)));

        try (StoreSnapshot early = store.acquire()) {
            assertThat(early.hasMap(16)).isFalse();
        }
        store.publish(state);
        try (StoreSnapshot late = store.acquire()) {
            assertThat(late.get(16, key(1))).isEqualTo(key(10));
            assertThat(late.sequence()).isEqualTo(1);
            assertThat(late.lastChange(16)).isEqualTo(1);
        }
    }

    @Test
    void publishingTheNewestOfAGroupPublishesTheGroup() {
        apply(MapChange.createMap(1));
        apply(MapChange.put(1, key(1), key(1)));
        StoreState third = apply(MapChange.put(1, key(2), key(2)));

        store.publish(third);

        try (StoreSnapshot snapshot = store.acquire()) {
            assertThat(snapshot.count(1, null, null)).isEqualTo(2);
        }
    }

    @Test
    void aSnapshotNeverChanges() {
        publish(MapChange.createMap(1), MapChange.put(1, key(1), key(1)));
        try (StoreSnapshot old = store.acquire()) {
            publish(MapChange.put(1, key(1), key(2)), MapChange.put(1, key(3), key(3)));
            publish(MapChange.dropMap(1));

            assertThat(old.get(1, key(1))).isEqualTo(key(1));
            assertThat(old.count(1, null, null)).isEqualTo(1);
            assertThat(keys(old.cursor(1, null, null, false))).containsExactly(1);
        }
        try (StoreSnapshot now = store.acquire()) {
            assertThat(now.hasMap(1)).isFalse();
            assertThat(now.get(1, key(1))).isNull();
        }
    }

    @Test
    void lookupsInAnyOrderAnswerAsTheSnapshotDoes() {
        Random random = new Random(7);
        List<MapChange> changes = new ArrayList<>(List.of(MapChange.createMap(1), MapChange.createMap(2)));
        for (int i = 0; i < 5000; i++) {
            int number = random.nextInt(20_000);
            changes.add(MapChange.put(1, key(number), key(number + 1)));
        }
        publish(changes.toArray(MapChange[]::new));
        try (StoreSnapshot snapshot = store.acquire()) {
            Lookups lookups = snapshot.lookups(1);
            int number = 0;
            for (int i = 0; i < 20_000; i++) {
                number = random.nextInt(50) == 0 ? random.nextInt(20_100) : number + random.nextInt(9) - 2;
                byte[] key = key(Math.max(0, number));
                assertThat(lookups.get(key)).isEqualTo(snapshot.get(1, key));
                assertThat(lookups.contains(key)).isEqualTo(snapshot.contains(1, key));
            }
            assertThat(snapshot.lookups(2).get(key(1))).as("of an empty map").isNull();
            assertThat(snapshot.lookups(3).contains(key(1))).as("of no map").isFalse();
        }
    }

    @Test
    void aDroppedMapCanBeMadeAgainAndIsEmpty() {
        publish(MapChange.createMap(1), MapChange.put(1, key(1), key(1)));
        publish(MapChange.dropMap(1), MapChange.createMap(1), MapChange.put(1, key(2), key(2)));

        try (StoreSnapshot now = store.acquire()) {
            assertThat(keys(now.cursor(1, null, null, false))).containsExactly(2);
        }
    }

    @Test
    void rangesAndCountsAgreeWithASortedMap() {
        long seed = System.nanoTime();
        System.out.println("rangesAndCountsAgreeWithASortedMap seed " + seed);
        Random random = new Random(seed);
        TreeMap<Integer, Integer> model = new TreeMap<>();
        publish(MapChange.createMap(1));
        for (int round = 0; round < 200; round++) {
            List<MapChange> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int k = random.nextInt(1000);
                if (random.nextInt(3) == 0) {
                    model.remove(k);
                    changes.add(MapChange.delete(1, key(k)));
                } else {
                    model.put(k, round);
                    changes.add(MapChange.put(1, key(k), key(round)));
                }
            }
            publish(changes.toArray(MapChange[]::new));
            int from = random.nextInt(1000);
            int to = random.nextInt(1100);
            List<Integer> expected =
                    from >= to ? List.of() : List.copyOf(model.subMap(from, to).keySet());
            List<Integer> reversed = new ArrayList<>(expected);
            java.util.Collections.reverse(reversed);
            try (StoreSnapshot now = store.acquire()) {
                assertThat(keys(now.cursor(1, key(from), key(to), false))).isEqualTo(expected);
                assertThat(keys(now.cursor(1, key(from), key(to), true))).isEqualTo(reversed);
                assertThat(now.count(1, key(from), key(to))).isEqualTo(expected.size());
                assertThat(now.count(1, null, null)).isEqualTo(model.size());
                assertThat(now.count(1, key(from), null))
                        .isEqualTo(model.tailMap(from).size());
                assertThat(now.contains(1, key(from))).isEqualTo(model.containsKey(from));
            }
        }
    }

    @Test
    void largeValuesComeBackWholeAndOldOnesStayReadableInSnapshots() {
        Random random = new Random(7);
        byte[] first = bytes(random, 200_000);
        byte[] second = bytes(random, 32 * 1024);
        publish(MapChange.createMap(1), MapChange.put(1, key(1), first));
        try (StoreSnapshot old = store.acquire()) {
            publish(MapChange.put(1, key(1), second), MapChange.put(1, key(2), bytes(random, 4096)));
            publish(MapChange.delete(1, key(2)));

            assertThat(old.get(1, key(1))).isEqualTo(first);
            try (StoreSnapshot now = store.acquire();
                    ByteCursor cursor = now.cursor(1, null, null, false)) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.value()).isEqualTo(second);
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    @Test
    void aBulkLoadedMapAppearsWithTheCommitThatCreatesIt() {
        store.bulkLoad(
                -5,
                IntStream.range(0, 3000)
                        .mapToObj(i -> new Entry(key(i), key(i)))
                        .iterator());
        try (StoreSnapshot before = store.acquire()) {
            assertThat(before.hasMap(-5)).isFalse();
        }
        publish(MapChange.createMap(-5), MapChange.put(-5, key(5000), key(1)));

        try (StoreSnapshot after = store.acquire()) {
            assertThat(after.count(-5, null, null)).isEqualTo(3001);
        }
    }

    @Test
    void aSnapshotReleasedTwiceIsReleasedOnce() {
        publish(MapChange.createMap(1));
        StoreSnapshot snapshot = store.acquire();
        StoreSnapshot shared = snapshot.share();
        snapshot.close();
        snapshot.close();
        publish(MapChange.put(1, key(1), key(1)));

        assertThat(store.metrics().openSnapshots()).isEqualTo(1);
        shared.close();
        assertThat(store.metrics().openSnapshots()).isZero();
    }

    @Test
    void applyingWithoutTheLockIsRefused() {
        assertThatThrownBy(() -> store.apply(1, List.of())).isInstanceOf(IllegalStateException.class);
    }

    private void publish(MapChange... changes) {
        store.publish(apply(changes));
    }

    private StoreState apply(MapChange... changes) {
        store.commitLock().lock();
        try {
            return store.apply(store.appliedSequence() + 1, Arrays.asList(changes));
        } finally {
            store.commitLock().unlock();
        }
    }

    private static List<Integer> keys(ByteCursor cursor) {
        List<Integer> keys = new ArrayList<>();
        while (cursor.next()) {
            keys.add(java.nio.ByteBuffer.wrap(cursor.key()).getInt());
        }
        return keys;
    }

    private static byte[] key(int i) {
        return java.nio.ByteBuffer.allocate(4).putInt(i).array();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
