package io.docdb.txn;

import io.docdb.storage.MapChange;

/**
 * One change of a logged map, as the log record keeps it.
 *
 * @param kind what was done
 * @param key null for CREATE_MAP and DROP_MAP
 * @param value the stored bytes after the change, the {@link Transaction#STAMP_BYTES} of the stamp first; null but for PUT
 */
public record Change(int map, MapChange.Kind kind, byte[] key, byte[] value) {
    MapChange toMapChange() {
        return new MapChange(map, kind, key, value);
    }
}
