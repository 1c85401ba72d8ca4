package io.docdb.txn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a SERIALIZABLE transaction has read: keys and ranges, per map. Bounded: past {@link #MAX_READS_PER_MAP} the whole map
 * counts as read, which can only refuse more, never less. Confined to one transaction until {@link #seal} is called, then
 * immutable.
 */
final class ReadSet {
    /** At 32 bytes each about 2 MB; a transaction that reads more of a map has read about all of it. */
    static final int MAX_READS_PER_MAP = 1 << 16;

    private static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

    private final Map<Integer, MapReads> byMap = new HashMap<>();
    private MapReads latest;

    private MapReads reads(int map) {
        MapReads last = latest;
        return last != null && last.map == map ? last : (latest = byMap.computeIfAbsent(map, MapReads::new));
    }

    void addKey(int map, byte[] key) {
        reads(map).addKey(key);
    }

    void addRange(int map, ReadRange range) {
        reads(map).addRange(range);
    }

    /** Ends the collecting: sorts, so that {@link #contains} is quick under the commit lock. */
    void seal() {
        byMap.values().forEach(MapReads::seal);
    }

    /** True if the key was read or lies in a range that was read. */
    boolean contains(int map, byte[] key) {
        MapReads last = latest;
        if (last == null || last.map != map) {
            last = byMap.get(map);
            if (last == null) {
                return false;
            }
            latest = last;
        }
        return last.contains(key);
    }

    private static final class MapReads {
        private final int map;
        private List<byte[]> keys = new ArrayList<>();
        private List<ReadRange> ranges = new ArrayList<>();
        private boolean whole;
        private byte[][] sortedKeys;
        private byte[][] lows;
        private byte[][] highs;
        private int intervals;

        MapReads(int map) {
            this.map = map;
        }

        void addKey(byte[] key) {
            if (!whole) {
                keys.add(key);
                if (keys.size() > MAX_READS_PER_MAP) {
                    keys = new ArrayList<>(distinct(keys));
                    giveUpIf(keys.size() > MAX_READS_PER_MAP / 2);
                }
            }
        }

        void addRange(ReadRange range) {
            if (!whole) {
                ranges.add(range);
                giveUpIf(ranges.size() > MAX_READS_PER_MAP);
            }
        }

        private void giveUpIf(boolean tooMany) {
            if (tooMany) {
                whole = true;
                keys = List.of();
                ranges = List.of();
            }
        }

        private static List<byte[]> distinct(List<byte[]> keys) {
            byte[][] sorted = keys.toArray(new byte[0][]);
            Arrays.sort(sorted, ORDER);
            int count = 0;
            for (byte[] key : sorted) {
                if (count == 0 || !Arrays.equals(sorted[count - 1], key)) {
                    sorted[count++] = key;
                }
            }
            return Arrays.asList(sorted).subList(0, count);
        }

        void seal() {
            sortedKeys = distinct(keys).toArray(new byte[0][]);
            List<ReadRange> read = new ArrayList<>(ranges);
            read.removeIf(ReadRange::isEmpty);
            read.sort((a, b) -> compareLow(a.low(), b.low()));
            lows = new byte[read.size()][];
            highs = new byte[read.size()][];
            for (ReadRange range : read) {
                join(range.low(), range.high());
            }
        }

        /** Adds an interval whose low is not below that of the last one, joining the two if they touch. */
        private void join(byte[] low, byte[] high) {
            int last = intervals - 1;
            if (last >= 0 && (highs[last] == null || compareLow(low, highs[last]) <= 0)) {
                boolean further = highs[last] != null && (high == null || ORDER.compare(high, highs[last]) > 0);
                highs[last] = further ? high : highs[last];
                return;
            }
            lows[intervals] = low;
            highs[intervals++] = high;
        }

        private static int compareLow(byte[] left, byte[] right) {
            if (left == null || right == null) {
                return left == right ? 0 : left == null ? -1 : 1;
            }
            return ORDER.compare(left, right);
        }

        /** @param key null for a change of the whole map */
        boolean contains(byte[] key) {
            return whole || key == null || Arrays.binarySearch(sortedKeys, key, ORDER) >= 0 || inInterval(key);
        }

        private boolean inInterval(byte[] key) {
            int low = 0;
            int high = intervals - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (compareLow(lows[middle], key) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high >= 0 && (highs[high] == null || ORDER.compare(key, highs[high]) < 0);
        }
    }
}
