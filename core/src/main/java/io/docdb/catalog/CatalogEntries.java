package io.docdb.catalog;

import io.docdb.txn.Change;
import io.docdb.txn.WriteSetView;
import io.docdb.value.Document;
import io.docdb.value.TextValue;

/** Reads single catalog entries out of changes, for those who follow the log. */
public final class CatalogEntries {
    private CatalogEntries() {}

    /** The name of what a change of the catalog map defines or removes. */
    public static String nameOf(Change change, WriteSetView writes) {
        byte[] value = change.value() != null ? change.value() : writes.before(change.map(), change.key());
        if (value == null) {
            return "";
        }
        Document definition = CatalogEntry.decode(value);
        return definition.get("name") instanceof TextValue name ? name.value() : "";
    }
}
