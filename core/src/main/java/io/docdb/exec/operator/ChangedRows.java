package io.docdb.exec.operator;

import io.docdb.storage.KeyOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The documents that a statement with several changes has changed, by the keys they had before: what one change has taken, the
 * others leave alone. They all read what was there before the statement, so that a second change of a document would undo the
 * first. Confined to one execution.
 */
public final class ChangedRows {
    private final Map<Integer, Set<Key>> keys = new HashMap<>();

    /** Bytes whose hash tells keys apart that follow each other. */
    private record Key(byte[] bytes, int hash) {
        static Key of(byte[] bytes) {
            return new Key(bytes, KeyOrder.hash(bytes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** False if the document was taken already. */
    public boolean take(int collectionId, byte[] key) {
        return keys.computeIfAbsent(collectionId, id -> new HashSet<>()).add(Key.of(key));
    }

    /** True if the document was taken. */
    public boolean has(int collectionId, byte[] key) {
        return keys.getOrDefault(collectionId, Set.of()).contains(Key.of(key));
    }
}
