package io.docdb.txn;

import java.util.HexFormat;

/** Puts names on what this package knows as numbers and bytes, for messages. Must be quick and must not throw. */
@FunctionalInterface
public interface RowDescriber {
    /** {@code "key 6b31 of map 17"}, {@code "map 17"}. */
    RowDescriber BYTES = (map, key) -> key == null
            ? "map " + map
            : "key " + HexFormat.of().formatHex(key, 0, Math.min(key.length, 40)) + " of map " + map;

    /**
     * Names a row or a map, as in {@code key "Ada" of collection people}.
     *
     * @param key null for a whole map
     */
    String describe(int map, byte[] key);
}
