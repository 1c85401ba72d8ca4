package io.docdb.exec.operator;

import java.nio.ByteBuffer;
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
    private final Map<Integer, Set<ByteBuffer>> keys = new HashMap<>();

    /** False if the document was taken already. */
    public boolean take(int collectionId, byte[] key) {
        return keys.computeIfAbsent(collectionId, id -> new HashSet<>()).add(ByteBuffer.wrap(key));
    }

    /** True if the document was taken. */
    public boolean has(int collectionId, byte[] key) {
        return keys.getOrDefault(collectionId, Set.of()).contains(ByteBuffer.wrap(key));
    }
}
