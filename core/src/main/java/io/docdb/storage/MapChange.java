package io.docdb.storage;

import java.util.Objects;

/**
 * One change of a commit. Use the factory methods. The arrays are shared, not copied.
 *
 * @param key null for changes of a whole map
 * @param value null but for {@link Kind#PUT}
 */
public record MapChange(int map, Kind kind, byte[] key, byte[] value) {
    /** What is done. The order of the constants is not stored anywhere. */
    public enum Kind {
        PUT,
        DELETE,
        CREATE_MAP,
        DROP_MAP
    }

    public MapChange {
        boolean keyed = kind == Kind.PUT || kind == Kind.DELETE;
        if (keyed != (key != null) || (kind == Kind.PUT) != (value != null)) {
            throw new IllegalArgumentException(kind + " with key " + (key != null) + ", value " + (value != null));
        }
    }

    public static MapChange put(int map, byte[] key, byte[] value) {
        return new MapChange(map, Kind.PUT, Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    /** Deletes a key; deleting an absent one changes nothing. */
    public static MapChange delete(int map, byte[] key) {
        return new MapChange(map, Kind.DELETE, Objects.requireNonNull(key), null);
    }

    /** Makes an empty map, or shows the one filled by {@link Store#bulkLoad}. The map must not be visible already. */
    public static MapChange createMap(int map) {
        return new MapChange(map, Kind.CREATE_MAP, null, null);
    }

    public static MapChange dropMap(int map) {
        return new MapChange(map, Kind.DROP_MAP, null, null);
    }
}
