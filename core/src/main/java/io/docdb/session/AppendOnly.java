package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.AuthorizationException;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectName;
import java.util.List;
import java.util.Optional;

/** Refuses to change what only the system writes: the audit. */
final class AppendOnly {
    private AppendOnly() {}

    /** @throws AuthorizationException APPEND_ONLY (42501) */
    static void check(DataChange change, CatalogSnapshot catalog) {
        for (ObjectName target : targets(change)) {
            String name = target.last().text();
            if (isSystem(name, catalog)) {
                throw new AuthorizationException(
                        ErrorCode.APPEND_ONLY,
                        "\"" + name + "\" is append-only: it is written by the system alone, and by nobody changed");
            }
        }
    }

    /** A view cannot have a collection's name: once one is found, the views need not be searched. */
    private static boolean isSystem(String name, CatalogSnapshot catalog) {
        Optional<CollectionDefinition> collection = catalog.findCollection(CatalogSnapshot.DEFAULT_SCHEMA, name);
        if (collection.isPresent()) {
            return collection.get().origin() == CollectionDefinition.Origin.SYSTEM;
        }
        return catalog.findView(CatalogSnapshot.DEFAULT_SCHEMA, name)
                .filter(view -> view.isSystem())
                .isPresent();
    }

    private static List<ObjectName> targets(DataChange change) {
        if (change instanceof DataChange.Insert insert) {
            return List.of(insert.target());
        }
        if (change instanceof DataChange.Update update) {
            return List.of(update.target());
        }
        if (change instanceof DataChange.Delete delete) {
            return List.of(delete.target());
        }
        if (change instanceof DataChange.Merge merge) {
            return List.of(merge.target());
        }
        return change instanceof DataChange.Truncate truncate ? truncate.targets() : List.of();
    }
}
