package io.docdb.catalog;

import java.util.Optional;

/** SQLite's {@code sqlite_master}: what was made, and the statement that makes it again. The system's own is not in it. */
final class SqliteSchema {
    private SqliteSchema() {}

    static SystemRows objects(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("type", "name", "tbl_name", "rootpage#", "sql");
        for (CollectionDefinition table : catalog.collections()) {
            if (isShown(table)) {
                rows.add("table", table.name(), table.name(), table.id(), DefinitionText.of(table, catalog));
            }
        }
        for (IndexDefinition index : catalog.indexes()) {
            Optional<CollectionDefinition> table =
                    catalog.findCollection(index.collectionId()).filter(SqliteSchema::isShown);
            if (table.isPresent()) {
                String sql = index.constraint() ? null : DefinitionText.of(index, table.get());
                rows.add("index", index.name(), table.get().name(), index.id(), sql);
            }
        }
        catalog.views().stream()
                .filter(view -> !view.isSystem())
                .forEach(view -> rows.add("view", view.name(), view.name(), 0, DefinitionText.of(view)));
        return rows;
    }

    private static boolean isShown(CollectionDefinition table) {
        return !table.temporary() && table.origin() != CollectionDefinition.Origin.SYSTEM;
    }
}
