package io.docdb.statistics;

import io.docdb.storage.StoreSnapshot;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Some documents of a collection, the same ones each time it is walked: the key range is cut into stretches of equal length,
 * and each gives as many, at random, none twice. They come in an order that jumps over the whole key range, so that a walk
 * which is broken off has seen a smaller sample and not the beginning. Immutable.
 */
final class Sample {
    /** Drawn from each stretch: where contents repeat with every few documents, a stretch holds many periods. */
    private static final int OF_STRETCH = 100;

    /** Of multiples of that part of a length, however many, none lie close to each other. */
    private static final double GOLDEN_SECTION = 0.618034;

    /**
     * A walk ends when it has read so many bytes: at double, sampling a collection of large documents takes a second; at half,
     * fewer than a thousand documents of 32 KB are seen.
     */
    private static final long MOST_BYTES = 64L << 20;

    private final StoreSnapshot snapshot;
    private final int map;
    private final long documents;
    private final long[] positions;

    private Sample(StoreSnapshot snapshot, int map, long documents, long[] positions) {
        this.snapshot = snapshot;
        this.map = map;
        this.documents = documents;
        this.positions = positions;
    }

    /** What is done with each stored document, its stamp in front. */
    @FunctionalInterface
    interface Visitor {
        /** @return false to end the walk */
        boolean visit(byte[] stored);
    }

    /** @param map of the collection */
    static Sample of(StoreSnapshot snapshot, int map, int mostDocuments) {
        long documents = snapshot.count(map, null, null);
        int size = (int) Math.min(documents, mostDocuments);
        long[] ascending = ascending(documents, size, new SplittableRandom(map));
        long[] positions = new long[size];
        long stride = stride(size);
        for (int i = 0; i < size; i++) {
            positions[i] = ascending[(int) (i * stride % size)];
        }
        return new Sample(snapshot, map, documents, positions);
    }

    /** Without a factor in common with the size, so that its multiples meet every place once. */
    private static long stride(int size) {
        long stride = Math.max(1, Math.round(size * GOLDEN_SECTION));
        while (greatestCommonDivisor(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    private static long[] ascending(long documents, int size, SplittableRandom random) {
        long[] drawn = new long[size];
        int stretches = (size + OF_STRETCH - 1) / OF_STRETCH;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int first = (int) ((long) stretch * size / stretches);
            int next = (int) ((stretch + 1L) * size / stretches);
            draw(drawn, first, next, stretch * documents / stretches, (stretch + 1) * documents / stretches, random);
        }
        return drawn;
    }

    /** Fills {@code drawn} from {@code first} to {@code next} with different numbers of a range (Floyd's algorithm). */
    private static void draw(long[] drawn, int first, int next, long from, long to, SplittableRandom random) {
        Set<Long> taken = new HashSet<>();
        int place = first;
        for (long last = to - (next - first); last < to; last++) {
            long candidate = from + random.nextLong(last - from + 1);
            drawn[place++] = taken.add(candidate) ? candidate : last;
            taken.add(drawn[place - 1]);
        }
        Arrays.sort(drawn, first, next);
    }

    /** How many documents the collection has. */
    long documents() {
        return documents;
    }

    /** The same sample, thinned out. */
    Sample first(int mostDocuments) {
        return new Sample(
                snapshot, map, documents, Arrays.copyOf(positions, Math.min(positions.length, mostDocuments)));
    }

    void walk(Visitor visitor) {
        long bytes = 0;
        for (int i = 0; i < positions.length && bytes < MOST_BYTES; i++) {
            byte[] key = snapshot.keyAt(map, positions[i]);
            byte[] stored = key == null ? null : snapshot.get(map, key);
            if (stored != null) {
                bytes += stored.length;
                if (!visitor.visit(stored)) {
                    return;
                }
            }
        }
    }
}
