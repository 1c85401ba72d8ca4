package io.docdb.jdbc;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ViewDefinition;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;

/** Lists tables and schemas. */
final class TableListing {
    static final String TABLE = "TABLE";
    static final String SYSTEM_TABLE = "SYSTEM TABLE";
    static final String SYSTEM_VIEW = "SYSTEM VIEW";
    static final String VIEW = "VIEW";
    static final String TEMPORARY = "LOCAL TEMPORARY";

    /** What {@code getTableTypes} lists, in order. */
    static final List<String> TYPES = List.of(TEMPORARY, SYSTEM_TABLE, SYSTEM_VIEW, TABLE, VIEW);

    private final String catalogName;
    private final CatalogSnapshot definitions;

    TableListing(String catalogName, CatalogSnapshot definitions) {
        this.catalogName = catalogName;
        this.definitions = definitions;
    }

    static boolean isCatalog(String asked, String catalogName) {
        return asked == null || asked.isEmpty() || asked.equals("%") || asked.equalsIgnoreCase(catalogName);
    }

    static String typeOf(CollectionDefinition collection) {
        if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
            return SYSTEM_TABLE;
        }
        return collection.temporary() ? TEMPORARY : TABLE;
    }

    /** Ordered by type, catalog, schema, name. */
    ResultSet tables(String catalog, NamePattern schema, NamePattern name, String[] types) {
        MetaRows rows = new MetaRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "REMARKS",
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "SELF_REFERENCING_COL_NAME",
                "REF_GENERATION");
        if (!isCatalog(catalog, catalogName)) {
            return rows.toResultSet();
        }
        for (CollectionDefinition collection : definitions.collections()) {
            String type = typeOf(collection);
            if (isWanted(type, types) && schema.matches(collection.schema()) && name.matches(collection.name())) {
                add(rows, collection.schema(), collection.name(), type, collection.comment());
            }
        }
        for (ViewDefinition view : definitions.views()) {
            String type = view.isSystem() ? SYSTEM_VIEW : VIEW;
            if (isWanted(type, types) && schema.matches(view.schema()) && name.matches(view.name())) {
                add(rows, view.schema(), view.name(), type, view.comment());
            }
        }
        return rows.sortedBy(3, 0, 1, 2).toResultSet();
    }

    private static boolean isWanted(String type, String[] types) {
        return types == null || Arrays.stream(types).anyMatch(type::equalsIgnoreCase);
    }

    private void add(MetaRows rows, String schema, String name, String type, String comment) {
        rows.add(catalogName, schema, name, type, comment, null, null, null, null, null);
    }

    ResultSet schemas(String catalog, NamePattern schema) {
        MetaRows rows = new MetaRows("TABLE_SCHEM", "TABLE_CATALOG");
        if (isCatalog(catalog, catalogName)) {
            definitions.schemas().stream().filter(schema::matches).forEach(name -> rows.add(name, catalogName));
        }
        return rows.sortedBy(1, 0).toResultSet();
    }
}
