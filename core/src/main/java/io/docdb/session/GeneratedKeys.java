package io.docdb.session;

import io.docdb.bind.ShownPaths;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a change give back the keys it makes, or what else is asked for of its documents, by adding a RETURNING clause. */
final class GeneratedKeys {
    private GeneratedKeys() {}

    /**
     * The same tree if it is no change, returns something already, or goes where no keys are seen. UPDATE and DELETE generate
     * nothing: they give the columns that are named or numbered.
     */
    static Statement returning(Statement tree, KeyColumns wanted, Function<ObjectName, ShownPaths> shownPaths) {
        if (!(tree instanceof DataChange change) || !change.returning().isEmpty()) {
            return tree;
        }
        if (change instanceof DataChange.Insert insert) {
            List<QueryBody.SelectItem> items = items(columns(insert.target(), wanted, shownPaths), Optional.empty());
            return items.isEmpty() ? tree : insert.withReturning(items);
        }
        if (change instanceof DataChange.Merge merge) {
            List<QueryBody.SelectItem> items =
                    items(columns(merge.target(), wanted, shownPaths), named(merge.target(), merge.alias()));
            return items.isEmpty() ? tree : merge.withReturning(items);
        }
        if (change instanceof DataChange.Update update && !wanted.isGenerated()) {
            List<QueryBody.SelectItem> items =
                    items(columns(update.target(), wanted, shownPaths), named(update.target(), update.alias()));
            return items.isEmpty() ? tree : update.withReturning(items);
        }
        if (change instanceof DataChange.Delete delete && !wanted.isGenerated()) {
            List<QueryBody.SelectItem> items =
                    items(columns(delete.target(), wanted, shownPaths), named(delete.target(), delete.alias()));
            return items.isEmpty() ? tree : delete.withReturning(items);
        }
        return tree;
    }

    /** What the target is called among the tables it is changed by. */
    private static Optional<String> named(ObjectName target, Optional<Name> alias) {
        return Optional.of(alias.orElse(target.last()).text());
    }

    private static List<QueryBody.SelectItem> items(List<String> columns, Optional<String> qualifier) {
        List<QueryBody.SelectItem> items = new ArrayList<>();
        for (String column : columns) {
            Expression.Reference reference = qualifier
                    .map(table -> Expression.Reference.of(table, column))
                    .orElseGet(() -> Expression.Reference.of(column));
            items.add(new QueryBody.ExpressionItem(reference, Optional.of(Name.of(column))));
        }
        return items;
    }

    /** None if the target is not there or cannot be written to. */
    private static List<String> columns(
            ObjectName target, KeyColumns wanted, Function<ObjectName, ShownPaths> shownPaths) {
        if (!wanted.names().isEmpty()) {
            return wanted.names();
        }
        ShownPaths shown;
        try {
            shown = shownPaths.apply(target);
        } catch (StatementException willFail) {
            return List.of();
        }
        List<String> numbered = wanted.numberedOf(target, shown);
        return numbered.isEmpty() ? generated(shown) : numbered;
    }

    /** The generated columns, else the key, as far as the target shows them. */
    private static List<String> generated(ShownPaths shown) {
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
