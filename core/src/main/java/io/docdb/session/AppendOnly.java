package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.AuthorizationException;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectName;
import java.util.List;

/** Refuses to change what only the system writes: the audit. */
final class AppendOnly {
    private AppendOnly() {}

    /** @throws AuthorizationException APPEND_ONLY (42501) */
    static void check(DataChange change, CatalogSnapshot catalog) {
        for (ObjectName target : targets(change)) {
            String name = target.last().text();
            boolean system = catalog.findCollection(CatalogSnapshot.DEFAULT_SCHEMA, name)
                            .filter(found -> found.origin() == CollectionDefinition.Origin.SYSTEM)
                            .isPresent()
                    || catalog.findView(CatalogSnapshot.DEFAULT_SCHEMA, name)
                            .filter(view -> view.id() < 0)
                            .isPresent();
            if (system) {
                throw new AuthorizationException(
                        ErrorCode.APPEND_ONLY,
                        "\"" + name + "\" is append-only: it is written by the system alone, and by nobody changed");
            }
        }
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
