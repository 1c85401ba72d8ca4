package io.docdb;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogEntries;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.key.KeyDecoder;
import io.docdb.key.Keyspace;
import io.docdb.txn.RowDescriber;
import io.docdb.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Names rows and maps for messages about conflicts: {@code key "Ada" of collection people}. */
final class RowNames implements RowDescriber {
    private final Catalog catalog;

    RowNames(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String describe(int map, byte[] key) {
        CatalogSnapshot known = catalog.newest();
        if (!Keyspace.isCollection(map) && !Keyspace.isDerived(map)) {
            return system(map, key, known);
        }
        Optional<CollectionDefinition> collection = known.findCollection(map);
        if (collection.isPresent()) {
            String name = "collection " + collection.get().name();
            return key == null
                    ? name
                    : "key " + text(key, collection.get().primaryKey().size()) + " of " + name;
        }
        return Keyspace.isDerived(map) ? derived(map, key, known) : unknown("collection", key);
    }

    private static String derived(int map, byte[] key, CatalogSnapshot known) {
        if (map == Keyspace.AUDIT) {
            return "the audit";
        }
        return known.indexes().stream()
                .filter(found -> found.map() == map)
                .findFirst()
                .map(found -> (key == null ? "index " : "an entry of index ") + found.name())
                .orElseGet(() -> unknown("index", key));
    }

    /** Made by a transaction that has not committed yet, or dropped by one that has. */
    private static String unknown(String kind, byte[] key) {
        return (key == null ? "" : "a key of ") + "a new or dropped " + kind;
    }

    /** What the database keeps about its objects: nobody knows these maps by number. */
    private static String system(int map, byte[] key, CatalogSnapshot known) {
        return switch (map) {
            case Keyspace.CATALOG -> key == null ? "the catalog" : CatalogEntries.describe(key, known);
            case Keyspace.STATISTICS -> "the statistics" + of(key, known);
            case Keyspace.FIELD_NAMES -> "the field names" + of(key, known);
            case Keyspace.COUNTERS -> "the counters of sequences and ids";
            default -> RowDescriber.BYTES.describe(map, key);
        };
    }

    /** Keys of both begin with the collection's id. */
    private static String of(byte[] key, CatalogSnapshot known) {
        if (key == null || key.length < Integer.BYTES) {
            return "";
        }
        return known.findCollection(ByteBuffer.wrap(key).getInt())
                .map(collection -> " of collection " + collection.name())
                .orElse(" of a new or dropped collection");
    }

    private static String text(byte[] key, int parts) {
        try {
            KeyDecoder decoder = new KeyDecoder(key);
            List<Value> values = new ArrayList<>();
            while (values.size() < parts && decoder.hasNext()) {
                values.add(decoder.next(false));
            }
            return values.size() == 1 ? values.get(0).toString() : values.toString();
        } catch (RuntimeException e) { // a message must not fail: the bytes are better than nothing
            return HexFormat.of().formatHex(key);
        }
    }
}
