package io.docdb.session;

import io.docdb.bind.ShownPaths;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes an INSERT give back the keys it makes, by adding a RETURNING clause. */
final class GeneratedKeys {
    private GeneratedKeys() {}

    /** The same tree if it is no INSERT, returns something already, or goes where no keys are seen. */
    static Statement returning(Statement tree, List<String> keyColumns, Function<ObjectName, ShownPaths> shownPaths) {
        if (!(tree instanceof DataChange.Insert insert) || !insert.returning().isEmpty()) {
            return tree;
        }
        List<QueryBody.SelectItem> items = new ArrayList<>();
        for (String column : keyColumns.isEmpty() ? generated(insert.target(), shownPaths) : keyColumns) {
            items.add(new QueryBody.ExpressionItem(Expression.Reference.of(column), Optional.of(Name.of(column))));
        }
        if (items.isEmpty()) {
            return tree;
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

    /** The generated columns, else the key, as far as the target shows them; none if it is not there or cannot be written to. */
    private static List<String> generated(ObjectName target, Function<ObjectName, ShownPaths> shownPaths) {
        ShownPaths shown;
        try {
            shown = shownPaths.apply(target);
        } catch (StatementException willFail) {
            return List.of();
        }
        CollectionDefinition collection = shown.stored();
        List<FieldPath> paths = collection.columns().stream()
                .filter(column ->
                        column.identity().isPresent() || column.defaultSql().isPresent() && isKey(collection, column))
                .map(ColumnDefinition::path)
                .toList();
        return (paths.isEmpty() ? collection.primaryKey() : paths)
                .stream()
                        .flatMap(path -> shown.find(path).stream())
                        .map(FieldPath::firstName)
                        .toList();
    }

    private static boolean isKey(CollectionDefinition collection, ColumnDefinition column) {
        return collection.primaryKey().contains(column.path());
    }
}
