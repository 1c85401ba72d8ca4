package io.docdb.exec.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Keys from one to before another. Java null is an open end.
 */
record ByteRange(byte[] fromInclusive, byte[] toExclusive) {
    static final ByteRange ALL = new ByteRange(null, null);

    private static final Comparator<ByteRange> BY_START =
            (a, b) -> a.fromInclusive == null || b.fromInclusive == null
                    ? Boolean.compare(a.fromInclusive != null, b.fromInclusive != null)
                    : Arrays.compareUnsigned(a.fromInclusive, b.fromInclusive);

    private boolean isEmpty() {
        return fromInclusive != null
                && toExclusive != null
                && Arrays.compareUnsigned(fromInclusive, toExclusive) >= 0;
    }

    /** The same keys in ranges that do not overlap, ascending; empty ones left out. */
    static List<ByteRange> merged(List<ByteRange> ranges) {
        if (ranges.size() == 1) {
            return ranges.get(0).isEmpty() ? List.of() : ranges;
        }
        List<ByteRange> sorted = new ArrayList<>(ranges);
        sorted.removeIf(ByteRange::isEmpty);
        sorted.sort(BY_START);
        List<ByteRange> merged = new ArrayList<>();
        for (ByteRange next : sorted) {
            ByteRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || !last.reaches(next)) {
                merged.add(next);
            } else if (last.toExclusive != null
                    && (next.toExclusive == null
                            || Arrays.compareUnsigned(last.toExclusive, next.toExclusive) < 0)) {
                merged.set(merged.size() - 1, new ByteRange(last.fromInclusive, next.toExclusive));
            }
        }
        return merged;
    }

    private boolean reaches(ByteRange next) {
        return toExclusive == null
                || next.fromInclusive == null
                || Arrays.compareUnsigned(toExclusive, next.fromInclusive) >= 0;
    }
}
