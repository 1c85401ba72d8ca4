package io.docdb.txn;

import java.util.concurrent.ConcurrentHashMap;

/**
 * When each map was last locked for update by a transaction that committed, which is what DDL does: a writer whose snapshot is
 * older has planned with a definition that no longer holds, and is refused. Thread-safe.
 */
final class RedefinedMaps {
    private final ConcurrentHashMap<Integer, Long> sequences = new ConcurrentHashMap<>();

    void set(int map, long sequence) {
        sequences.put(map, sequence);
    }

    boolean since(int map, long snapshotSequence) {
        if (sequences.isEmpty()) {
            return false;
        }
        Long sequence = sequences.get(map);
        return sequence != null && sequence > snapshotSequence;
    }
}
