package io.docdb.bind;

import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.document.ChangeAtPath;
import io.docdb.expr.document.RemovePath;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.DefaultValue;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Position;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds the SET clause: composes the new document out of the old one, path by path. All values are computed from the old
 * document; {@code SET a = b, b = a} swaps.
 */
final class Assignments {
    private final Binding binding;
    private final ChangeTarget target;
    private final ExpressionBinder expressions;
    private LogicalPlan input;
    private final List<FieldPath> written = new ArrayList<>();

    /** @param expressions sees the tables whose columns the values may use */
    Assignments(Binding binding, ChangeTarget target, ExpressionBinder expressions, LogicalPlan input) {
        this.binding = binding;
        this.target = target;
        this.expressions = expressions;
        this.input = input;
    }

    /** The new document made of {@code old}, generated columns not yet computed. */
    ComposedDocument bind(List<DataChange.SetClause> changes, Expression old) {
        Expression document = old;
        for (DataChange.SetClause change : changes) {
            if (change instanceof DataChange.Assignment assignment) {
                document = assign(document, assignment.target(), assignment.value());
            } else if (change instanceof DataChange.RowAssignment row) {
                document = assignRow(document, row);
            } else {
                document = remove(document, ((DataChange.Removal) change).target());
            }
        }
        return OnUpdate.apply(binding, target, new ComposedDocument(input, document), old, written);
    }

    private Expression assign(Expression document, Reference reference, io.docdb.sql.ast.Expression value) {
        if (value instanceof DefaultValue) {
            ChangeTarget.Place place = writable(reference, true);
            return set(document, place, target.defaultAt(place), value.at());
        }
        return set(document, reference, expressions.bind(value), value.at());
    }

    private Expression set(Expression document, Reference reference, Expression value, Position at) {
        Subscripts subscripts = new Subscripts(binding, reference);
        if (subscripts.isComputed()) {
            ChangeTarget.Place place = computed(subscripts);
            return change(document, subscripts, place, Optional.of(target.assigned(value, place, at)));
        }
        return set(document, writable(reference, false), value, at);
    }

    private Expression set(Expression document, ChangeTarget.Place place, Expression value, Position at) {
        if (place.isWhole()) {
            return place.wholeOf(document, value);
        }
        return ChangeTarget.set(document, place.path(), target.assigned(value, place, at));
    }

    /** The place whose computed steps are elements. It may be written several times: nobody knows which is which. */
    private ChangeTarget.Place computed(Subscripts subscripts) {
        ChangeTarget.Place place = target.place(subscripts.withElements());
        FieldPath column = FieldPath.of(place.path().firstName());
        if (written.contains(column)) {
            throw binding.error(
                    subscripts.written().at(), ErrorCode.DUPLICATE_NAME, "Column \"" + column + "\" is assigned twice");
        }
        written.add(place.path());
        return subscripts.reach(target.definition(), place.path())
                ? new ChangeTarget.Place(place.path(), SqlType.of(SqlType.Name.JSON))
                : place;
    }

    /** @param value empty: takes away what is there */
    private Expression change(
            Expression document, Subscripts subscripts, ChangeTarget.Place place, Optional<Expression> value) {
        List<Optional<io.docdb.sql.ast.Expression>> steps = subscripts.computed();
        int behind = place.path().steps().size() - steps.size(); // a table's name in front, a view's column elsewhere
        List<Integer> places = new ArrayList<>();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(document);
        value.ifPresent(arguments::add);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isPresent()) {
                places.add(i + behind);
                arguments.add(expressions.bind(steps.get(i).get()));
            }
        }
        return new Call(new ChangeAtPath(place.path(), places, value.isEmpty()), arguments, SqlType.OBJECT);
    }

    /** @throws io.docdb.error.StatementException for a column that computes itself, or a path written twice */
    private ChangeTarget.Place writable(Reference reference, boolean isDefault) {
        ChangeTarget.Place place = target.place(reference);
        Optional<ColumnDefinition> column = target.column(place.path());
        boolean generated = column.flatMap(ColumnDefinition::generatedSql).isPresent();
        if (generated && !isDefault) {
            throw binding.error(
                    reference.at(),
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Column \"" + place.path() + "\" is generated: it computes itself and takes DEFAULT only");
        }
        boolean always = column.flatMap(ColumnDefinition::identity)
                .filter(ColumnDefinition.Identity::always)
                .isPresent();
        if (always && !isDefault) {
            throw binding.error(
                    reference.at(),
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Column \"" + place.path() + "\" is GENERATED ALWAYS AS IDENTITY: it takes DEFAULT only");
        }
        if (written.contains(place.path())) {
            throw binding.error(
                    reference.at(), ErrorCode.DUPLICATE_NAME, "Column \"" + place.path() + "\" is assigned twice");
        }
        written.add(place.path());
        return place;
    }

    private Expression remove(Expression document, Reference reference) {
        Subscripts subscripts = new Subscripts(binding, reference);
        if (subscripts.isComputed()) {
            return change(document, subscripts, computed(subscripts), Optional.empty());
        }
        ChangeTarget.Place place = writable(reference, false);
        if (place.isWhole()) {
            throw binding.error(
                    reference.at(), ErrorCode.SYNTAX_ERROR, "The whole document cannot be removed: use DELETE");
        }
        return new Call(new RemovePath(place.path()), List.of(document), SqlType.OBJECT);
    }

    private Expression assignRow(Expression document, DataChange.RowAssignment row) {
        if (row.value() instanceof io.docdb.sql.ast.Expression.RowValue values) {
            requireCount(row.targets().size(), values.elements().size(), row.at());
            Expression result = document;
            for (int i = 0; i < row.targets().size(); i++) {
                result = assign(result, row.targets().get(i), values.elements().get(i));
            }
            return result;
        }
        Expression value = expressions.bind(row.value());
        if (value instanceof RowConstructor fields) {
            requireCount(row.targets().size(), fields.fields().size(), row.at());
            Expression result = document;
            for (int i = 0; i < row.targets().size(); i++) {
                result = set(result, row.targets().get(i), fields.fields().get(i), row.at());
            }
            return result;
        }
        boolean isRow = value.type().family() == SqlType.Family.ROW;
        requireCount(row.targets().size(), isRow ? value.type().element().size() : 1, row.at());
        return isRow
                ? assignFields(document, row, value)
                : assign(document, row.targets().get(0), row.value());
    }

    /** A query that gives several columns is asked once per row: its row value becomes a column of the input. */
    private Expression assignFields(Expression document, DataChange.RowAssignment row, Expression value) {
        Column column = binding.newColumn("row", value.type(), true);
        List<NamedExpression> columns = new ArrayList<>();
        input.columns().forEach(each -> columns.add(new NamedExpression(each, each.ref())));
        columns.add(new NamedExpression(column, value));
        input = new Project(input, columns);
        Expression result = document;
        for (int i = 0; i < row.targets().size(); i++) {
            FieldPath element = FieldPath.ROOT.then(new FieldPath.Element(i));
            Expression field =
                    new PathAccess(column.ref(), element, value.type().element().get(i));
            result = set(result, row.targets().get(i), field, row.at());
        }
        return result;
    }

    private void requireCount(int targets, int values, Position at) {
        if (targets != values) {
            throw binding.error(
                    at,
                    ErrorCode.INSERT_VALUE_COUNT,
                    "Wrong number of values: expected " + targets + ", found " + values);
        }
    }
}
