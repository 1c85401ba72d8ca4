package io.docdb.exec.scan;

import io.docdb.key.KeyBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Ranges of keys brought into order. */
final class MergedBounds {
    private static final Comparator<KeyBounds> BY_START =
            (a, b) -> a.fromInclusive() == null || b.fromInclusive() == null
                    ? Boolean.compare(a.fromInclusive() != null, b.fromInclusive() != null)
                    : Arrays.compareUnsigned(a.fromInclusive(), b.fromInclusive());

    private MergedBounds() {}

    /** The same keys in ranges that do not overlap, ascending; empty ones left out. Changes the list. */
    static List<KeyBounds> of(List<KeyBounds> bounds) {
        bounds.removeIf(KeyBounds::isEmpty);
        bounds.sort(BY_START);
        List<KeyBounds> merged = new ArrayList<>();
        for (KeyBounds next : bounds) {
            KeyBounds last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || !reaches(last, next)) {
                merged.add(next);
            } else if (last.toExclusive() != null && endsBefore(last.toExclusive(), next.toExclusive())) {
                merged.set(merged.size() - 1, new KeyBounds(last.fromInclusive(), next.toExclusive()));
            }
        }
        return merged;
    }

    private static boolean endsBefore(byte[] end, byte[] other) {
        return other == null || Arrays.compareUnsigned(end, other) < 0;
    }

    private static boolean reaches(KeyBounds bounds, KeyBounds next) {
        return bounds.toExclusive() == null
                || next.fromInclusive() == null
                || Arrays.compareUnsigned(bounds.toExclusive(), next.fromInclusive()) >= 0;
    }
}
