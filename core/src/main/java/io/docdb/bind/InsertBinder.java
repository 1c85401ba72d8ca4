package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.logical.Values;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.DefaultValue;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds INSERT. Rows of columns and whole documents become the same: an input, and an expression that composes the
 * document of each of its rows.
 */
final class InsertBinder {
    private final Binding binding;
    private final Optional<Scope> outer;
    private final CommonTables commonTables;

    InsertBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.outer = outer;
        this.commonTables = commonTables;
    }

    LogicalPlan bind(DataChange.Insert insert, List<QueryBody.SelectItem> returning) {
        ChangeTarget target = new ChangeTarget(binding, insert.target(), insert.alias());
        List<ChangeTarget.Place> places = insert.columns().isEmpty() ? List.of() : places(target, insert.columns());
        ComposedDocument composed = target.withGenerated(compose(target, places, insert));
        Column inserted = target.newDocument("inserted");
        Scope result = new Scope(outer, commonTables, 0);
        Relation relation = target.changed(inserted);
        result.add(FromItem.of(composed.input(), relation, false));
        result.addVersion(target.relation("new", inserted));
        Optional<OnConflict> onConflict = insert.onConflict()
                .map(conflict -> new ConflictBinder(binding, target, outer, commonTables).bind(conflict, places));
        return new Insert(
                target.ref(),
                composed.input(),
                composed.document(),
                onConflict,
                inserted,
                returning(target, result, onConflict, returning));
    }

    /** OLD is the document that was in the way, if one was and is updated. */
    private List<NamedExpression> returning(
            ChangeTarget target, Scope result, Optional<OnConflict> onConflict, List<QueryBody.SelectItem> items) {
        if (onConflict.isPresent()) {
            result.addVersion(target.relation("old", onConflict.get().existing().asNullable()));
            return ChangeBinder.returning(binding, result, items);
        }
        Column missing = ChangeBinder.addMissing(binding, result, target, "old");
        return ChangeBinder.with(ChangeBinder.returning(binding, result, items), missing, Constant.NULL);
    }

    private List<ChangeTarget.Place> places(ChangeTarget target, List<Reference> columns) {
        List<ChangeTarget.Place> places = new ArrayList<>();
        List<FieldPath> paths = new ArrayList<>();
        for (Reference column : columns) {
            ChangeTarget.Place place = target.place(column);
            if (paths.contains(place.path()) || place.path().isMulti()) {
                throw binding.error(
                        column.at(),
                        ErrorCode.DUPLICATE_NAME,
                        "Column \"" + place.path() + "\" "
                                + (place.path().isMulti() ? "is many places at once" : "stands twice in the list"));
            }
            paths.add(place.path());
            places.add(place);
        }
        return places;
    }

    private ComposedDocument compose(ChangeTarget target, List<ChangeTarget.Place> places, DataChange.Insert insert) {
        RowComposer rows = new RowComposer(binding, target, insert.overriding());
        if (insert.source() instanceof DataChange.FromDefaults) {
            return rows.compose(oneEmptyRow(), List.of(), List.of(), insert.at());
        }
        if (insert.source() instanceof DataChange.FromDocuments documents) {
            return target.withDefaults(documents(target.wholePlace(insert.at()), documents.documents()));
        }
        QueryBody body = ((DataChange.FromQuery) insert.source()).query();
        if (body instanceof io.docdb.sql.ast.Query query
                && query.isBodyOnly()
                && query.body() instanceof QueryBody.Values values) {
            return values(target, places, values, rows, insert.at());
        }
        LogicalPlan input =
                new QueryBinder(binding).bind(((DataChange.FromQuery) insert.source()).query(), outer, commonTables);
        int width = input.columns().size();
        List<ChangeTarget.Place> all = places.isEmpty() ? implied(target, width, insert.at()) : places;
        requireCount(all.size(), width, insert.at());
        List<Expression> values = new ArrayList<>(width);
        input.columns().forEach(column -> values.add(column.ref()));
        return rows.compose(input, all, values, insert.at());
    }

    private static LogicalPlan oneEmptyRow() {
        return new Values(List.of(List.of()), List.of());
    }

    private ComposedDocument documents(ChangeTarget.Place whole, List<io.docdb.sql.ast.Expression> documents) {
        ExpressionBinder expressions =
                new ExpressionBinder(binding, binding.emptyScope(outer, commonTables), Clause.VALUES);
        Column given = binding.newColumn("document", SqlType.ANY, true);
        List<List<Expression>> rows = new ArrayList<>(documents.size());
        for (io.docdb.sql.ast.Expression document : documents) {
            rows.add(List.of(expressions.bind(document)));
        }
        return new ComposedDocument(
                new Values(rows, List.of(given)), whole.wholeOf(ChangeTarget.nothing(), given.ref()));
    }

    /** VALUES: each value meets its column at once, so that parameters get its type and DEFAULT its default. */
    private ComposedDocument values(
            ChangeTarget target,
            List<ChangeTarget.Place> places,
            QueryBody.Values values,
            RowComposer composer,
            Position at) {
        int width = values.rows().get(0).size();
        List<ChangeTarget.Place> all = places.isEmpty() ? implied(target, width, at) : places;
        ExpressionBinder expressions =
                new ExpressionBinder(binding, binding.emptyScope(outer, commonTables), Clause.VALUES);
        List<List<Expression>> rows = new ArrayList<>(values.rows().size());
        for (List<io.docdb.sql.ast.Expression> row : values.rows()) {
            requireCount(all.size(), row.size(), row.get(0).at());
            List<Expression> cells = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                cells.add(cell(target, all.get(i), row.get(i), expressions, composer));
            }
            rows.add(cells);
        }
        List<Column> columns = new ArrayList<>(width);
        List<Expression> refs = new ArrayList<>(width);
        for (ChangeTarget.Place place : all) {
            Column column = binding.newColumn(place.name(), place.type(), true);
            columns.add(column);
            refs.add(column.ref());
        }
        return composer.compose(new Values(rows, columns), all, refs, at);
    }

    private static Expression cell(
            ChangeTarget target,
            ChangeTarget.Place place,
            io.docdb.sql.ast.Expression tree,
            ExpressionBinder expressions,
            RowComposer composer) {
        if (tree instanceof DefaultValue) {
            return target.defaultAt(place);
        }
        composer.requireWritable(place, tree.at());
        Expression value = expressions.bind(tree);
        return place.isWhole() ? value : target.assigned(value, place, tree.at());
    }

    /**
     * The columns an INSERT without a column list fills: the declared ones, else key and document, or the document. Of these the
     * first ones if there are fewer values.
     */
    private List<ChangeTarget.Place> implied(ChangeTarget target, int width, Position at) {
        List<ChangeTarget.Place> places = new ArrayList<>();
        if (target.isView()) {
            places.addAll(target.viewPlaces(at));
        } else {
            target.definition().columns().forEach(column -> places.add(ChangeTarget.Place.of(column)));
        }
        if (places.isEmpty()) {
            if (width > 1) {
                places.add(new ChangeTarget.Place(FieldPath.of(CollectionDefinition.ID_FIELD), SqlType.ANY));
            }
            places.add(new ChangeTarget.Place(FieldPath.ROOT, SqlType.OBJECT));
        }
        if (width > places.size()) {
            requireCount(places.size(), width, at);
        }
        return places.subList(0, width);
    }

    private void requireCount(int columns, int values, Position at) {
        if (columns != values) {
            throw binding.error(
                    at,
                    ErrorCode.INSERT_VALUE_COUNT,
                    "Wrong number of values: " + columns + " columns, found " + values + " values");
        }
    }
}
