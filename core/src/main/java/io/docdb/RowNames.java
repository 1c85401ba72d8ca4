package io.docdb;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.key.KeyDecoder;
import io.docdb.txn.RowDescriber;
import io.docdb.value.Value;
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
        Optional<CollectionDefinition> collection = known.findCollection(map);
        if (collection.isPresent()) {
            String name = "collection " + collection.get().name();
            return key == null
                    ? name
                    : "key " + text(key, collection.get().primaryKey().size()) + " of " + name;
        }
        Optional<IndexDefinition> index =
                known.indexes().stream().filter(found -> found.map() == map).findFirst();
        if (index.isEmpty()) {
            return RowDescriber.BYTES.describe(map, key);
        }
        String name = "index " + index.get().name();
        return key == null ? name : "an entry of " + name;
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
