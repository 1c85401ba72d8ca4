package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the columns and paths that definitions name into field paths. */
final class Paths {
    private Paths() {}

    /** Declared columns by the identifier rule. @throws io.docdb.error.StatementException COLUMN_NOT_FOUND */
    static List<FieldPath> ofColumns(CollectionDefinition collection, List<Name> names, DefinitionContext context) {
        List<FieldPath> paths = new ArrayList<>();
        for (Name name : names) {
            paths.add(column(collection, name, context).path());
        }
        return paths;
    }

    static ColumnDefinition column(CollectionDefinition collection, Name name, DefinitionContext context) {
        return collection
                .findColumn(name.text())
                .orElseThrow(() -> context.error(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column \"" + name + "\" not found in " + collection.name()
                                + NearNames.didYouMean(
                                        name.text(),
                                        collection.columns().stream()
                                                .map(ColumnDefinition::name)
                                                .toList()),
                        name.at()));
    }

    /** What a declared column holds; ANY for what is none. */
    static SqlType typeOf(CollectionDefinition collection, FieldPath path) {
        return collection.columns().stream()
                .filter(column -> column.path().equals(path))
                .findFirst()
                .map(ColumnDefinition::type)
                .orElse(SqlType.ANY);
    }

    /** The path an expression is, if it is one: its first name by the identifier rule, the rest exactly. */
    static Optional<FieldPath> of(CollectionDefinition collection, Expression expression, DefinitionContext context) {
        if (!(expression instanceof Expression.Reference reference)) {
            return Optional.empty();
        }
        List<FieldPath.Step> steps = new ArrayList<>();
        for (PathStep step : reference.steps()) {
            if (step instanceof PathStep.Field field) {
                steps.add(new FieldPath.Field(
                        steps.isEmpty()
                                ? firstName(collection, field.name(), context)
                                : field.name().text()));
            } else if (step instanceof PathStep.Element element) {
                steps.add(new FieldPath.Element(element.element()));
            } else if (step instanceof PathStep.AllElements) {
                steps.add(FieldPath.AnyElement.INSTANCE);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new FieldPath(steps));
    }

    private static String firstName(CollectionDefinition collection, Name name, DefinitionContext context) {
        boolean strict = collection.origin() == CollectionDefinition.Origin.TABLE
                && !name.text().equals(CollectionDefinition.ID_FIELD);
        return strict
                ? column(collection, name, context).name()
                : collection.findColumn(name.text()).map(ColumnDefinition::name).orElse(name.text());
    }
}
