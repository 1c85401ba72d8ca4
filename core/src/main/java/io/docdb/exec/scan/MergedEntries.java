package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.key.KeyBounds;
import io.docdb.key.KeyDecoder;
import io.docdb.plan.physical.KeyRange;
import io.docdb.storage.ByteCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The entries of several ranges of an index in the order of what stands behind the leading parts, which all keys of a range have
 * in common: {@code customer IN (3, 5) ORDER BY day} over (customer, day). The ranges are merged, so that the first entries
 * are had without reading the others; only where a range holds keys that begin differently, as all texts that may be the text
 * of a date sought, its entries have to be sorted. Confined to one execution.
 */
final class MergedEntries implements ByteCursor {
    private final PriorityQueue<Source> waiting;
    private Source current; // to be moved on by next(); Java null before the first entry and behind the last

    /** A range that stands on an entry. @param start where the order begins in its keys */
    private record Source(ByteCursor entries, int start) {
        int compareTo(Source other) {
            byte[] key = entries.key();
            byte[] otherKey = other.entries.key();
            return Arrays.compareUnsigned(key, start, key.length, otherKey, other.start, otherKey.length);
        }
    }

    private MergedEntries(List<Source> sources, boolean descending) {
        waiting = new PriorityQueue<>(
                Math.max(1, sources.size()), descending ? (a, b) -> b.compareTo(a) : Source::compareTo);
        waiting.addAll(sources);
    }

    /** @param leading of the parts the order does not see, whether they are descending */
    static ByteCursor open(Frame frame, int map, List<KeyBounds> ranges, boolean descending, boolean[] leading) {
        List<Source> sources = new ArrayList<>();
        boolean fixed = ranges.size() <= KeyRange.MOST_MERGED;
        for (int i = 0; fixed && i < ranges.size(); i++) {
            KeyBounds range = ranges.get(i);
            ByteCursor entries = frame.run()
                    .transaction()
                    .scanAsOfStatement(map, range.fromInclusive(), range.toExclusive(), descending);
            if (entries.next()) {
                Source source = new Source(entries, startOf(entries.key(), leading));
                sources.add(source);
                fixed = beginsAlike(range, entries.key(), source.start());
            }
        }
        if (fixed) {
            return new MergedEntries(sources, descending);
        }
        sources.forEach(source -> source.entries().close());
        return SortedEntries.of(
                frame,
                RangesCursor.open(frame.run().transaction(), map, ranges, descending),
                descending,
                key -> startOf(key, leading));
    }

    private static int startOf(byte[] key, boolean[] leading) {
        KeyDecoder decoder = new KeyDecoder(key);
        for (boolean descending : leading) {
            decoder.skip(descending);
        }
        return decoder.position();
    }

    /** True if all keys of the range begin as this one up to a position. */
    private static boolean beginsAlike(KeyBounds range, byte[] key, int position) {
        KeyBounds alike = KeyBounds.ofPrefix(Arrays.copyOf(key, position));
        return range.fromInclusive() != null
                && range.toExclusive() != null
                && Arrays.compareUnsigned(range.fromInclusive(), alike.fromInclusive()) >= 0
                && (alike.toExclusive() == null
                        || Arrays.compareUnsigned(range.toExclusive(), alike.toExclusive()) <= 0);
    }

    @Override
    public boolean next() {
        if (current != null) {
            if (current.entries().next()) {
                waiting.add(current);
            } else {
                current.entries().close();
            }
        }
        current = waiting.poll();
        return current != null;
    }

    @Override
    public byte[] key() {
        return current.entries().key();
    }

    @Override
    public byte[] value() {
        return current.entries().value();
    }

    @Override
    public void close() {
        if (current != null) {
            current.entries().close();
        }
        waiting.forEach(source -> source.entries().close());
        waiting.clear();
        current = null;
    }
}
