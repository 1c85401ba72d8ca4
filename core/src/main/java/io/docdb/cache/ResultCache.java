package io.docdb.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/** Rows of queries that were answered before. Bounded by weight. Thread-safe. */
public final class ResultCache {
    /** Larger results are not kept: one of them would push out hundreds that are asked for more often. */
    private static final int FRACTION_OF_CACHE = 16;

    private final Cache<Key, Rows> entries;
    private final long maxBytes;

    /**
     * What a result depends on.
     *
     * @param statement compiled; compared by identity, as compiled statements are cached themselves
     * @param parameters the values, by position
     * @param versions of each collection that is read: its id and the sequence of its last change, alternating
     * @param session what of the session shows in the result: zone and the like
     */
    public record Key(Object statement, List<Value> parameters, List<Long> versions, Object session) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && statement == that.statement
                    && versions.equals(that.versions)
                    && parameters.equals(that.parameters)
                    && sameForm(parameters, that.parameters)
                    && session.equals(that.session);
        }

        /** 1 and 1.0 are equal values, but {@code SELECT ?} tells them apart. */
        private static boolean sameForm(List<Value> left, List<Value> right) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).getClass() != right.get(i).getClass()
                        || !left.get(i).toString().equals(right.get(i).toString())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(statement) * 31 + parameters.hashCode()) * 31 + versions.hashCode();
        }
    }

    /** @param sizeBytes estimated heap */
    public record Rows(List<Value[]> rows, int sizeBytes) {}

    /** @param maxBytes estimated heap of all entries; 0 keeps nothing */
    public ResultCache(long maxBytes) {
        this.maxBytes = maxBytes;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, Rows rows) -> rows.sizeBytes())
                .recordStats()
                .build();
    }

    public Optional<Rows> find(Key key) {
        return Optional.ofNullable(entries.getIfPresent(key));
    }

    public void put(Key key, Rows rows) {
        entries.put(key, rows);
    }

    /** Results beyond this many bytes are not worth collecting. */
    public long maxResultBytes() {
        return maxBytes / FRACTION_OF_CACHE;
    }

    public long hits() {
        return entries.stats().hitCount();
    }

    public long misses() {
        return entries.stats().missCount();
    }

    /** Forgets everything; only costs time. */
    public void clear() {
        entries.invalidateAll();
    }
}
