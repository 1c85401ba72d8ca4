package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an INSERT give back the keys it makes, by adding a RETURNING clause. */
final class GeneratedKeys {
    private GeneratedKeys() {}

    /** The same tree if it is no INSERT, returns something already, or goes into an unknown collection. */
    static Statement returning(Statement tree, List<String> keyColumns, CatalogSnapshot catalog, String schema) {
        if (!(tree instanceof DataChange.Insert insert) || !insert.returning().isEmpty()) {
            return tree;
        }
        List<Name> qualifier = insert.target().qualifier();
        String inSchema = qualifier.isEmpty()
                ? schema
                : qualifier.get(qualifier.size() - 1).text();
        Optional<CollectionDefinition> target =
                catalog.findCollection(inSchema, insert.target().last().text());
        if (target.isEmpty()) {
            return tree;
        }
        List<QueryBody.SelectItem> items = new ArrayList<>();
        for (String column : keyColumns.isEmpty() ? generated(target.get()) : keyColumns) {
            items.add(new QueryBody.ExpressionItem(Expression.Reference.of(column), Optional.of(Name.of(column))));
        }
        return new DataChange.Insert(
                insert.with(),
                insert.target(),
                insert.alias(),
                insert.columns(),
                insert.overriding(),
                insert.source(),
                insert.onConflict(),
                items,
                Position.NONE);
    }

    private static List<String> generated(CollectionDefinition collection) {
        List<String> names = collection.columns().stream()
                .filter(column ->
                        column.identity().isPresent() || column.defaultSql().isPresent() && isKey(collection, column))
                .map(ColumnDefinition::name)
                .toList();
        if (!names.isEmpty()) {
            return names;
        }
        return collection.primaryKey().stream().map(path -> path.firstName()).toList();
    }

    private static boolean isKey(CollectionDefinition collection, ColumnDefinition column) {
        return collection.primaryKey().contains(column.path());
    }
}
