package io.docdb.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Compiled statements by what was asked. Bounded by number. Thread-safe.
 *
 * @param <K> the question: text or tree, and what else of the session decides the meaning
 * @param <V> the answer; whoever finds it checks that it still fits the catalog
 */
public final class StatementCache<K, V> {
    private final Cache<K, V> entries;

    public StatementCache(int maxStatements) {
        this.entries = Caffeine.newBuilder().maximumSize(maxStatements).build();
    }

    public Optional<V> find(K question) {
        return Optional.ofNullable(entries.getIfPresent(question));
    }

    public void put(K question, V answer) {
        entries.put(question, answer);
    }
}
