package io.docdb.key;

import java.util.Arrays;
import java.util.Optional;

/** Bounds of ranges of keys. */
public final class KeyRange {
    private KeyRange() {}

    /** The lowest bytes above every key that starts with {@code prefix}; empty if there are none: the range is open. */
    public static Optional<byte[]> successorOfPrefix(byte[] prefix) {
        for (int end = prefix.length; end > 0; end--) {
            if (prefix[end - 1] != (byte) 0xFF) {
                byte[] successor = Arrays.copyOf(prefix, end);
                successor[end - 1]++;
                return Optional.of(successor);
            }
        }
        return Optional.empty();
    }

    /** The lowest key above {@code key}. */
    public static byte[] successor(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }
}
