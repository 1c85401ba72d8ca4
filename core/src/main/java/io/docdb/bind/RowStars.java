package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.document.RowDocument;
import io.docdb.sql.ast.Expression.Access;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Expression.RowValue;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code .*} means inside expressions: {@code t.*} is the row of {@code t} as one value ({@code t.* IS DISTINCT FROM
 * excluded.*}, {@code TO_JSON(t.*)}), in {@code ROW(t.*, 1)} its columns one by one, and {@code (row).*} in a select list the
 * fields of a row.
 */
final class RowStars {
    private final Binding binding;
    private final ExpressionBinder expressions;

    RowStars(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    /** True for {@code t.*} and {@code (row).*}. */
    static boolean isStar(io.docdb.sql.ast.Expression tree) {
        List<PathStep> steps = List.of();
        if (tree instanceof Reference reference) {
            steps = reference.steps();
        } else if (tree instanceof Access access) {
            steps = access.steps();
        }
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof PathStep.AllFields;
    }

    /** The row of the table, or the object, that stands before the star. */
    Expression row(Reference star) {
        List<PathStep> steps = star.steps().subList(0, star.steps().size() - 1);
        List<String> names = new ArrayList<>();
        for (PathStep step : steps) {
            names.add(step instanceof PathStep.Field field ? field.name().text() : "");
        }
        for (Optional<Scope> at = Optional.of(expressions.scope());
                at.isPresent() && names.size() <= 3;
                at = at.get().outer()) {
            Optional<Relation> relation = at.get().findRelation(names, binding.context());
            if (relation.isPresent()) {
                return relation.get()
                        .row()
                        .orElseThrow(() -> binding.error(
                                star.at(),
                                ErrorCode.AMBIGUOUS_NAME,
                                "The row of \"" + relation.get().name()
                                        + "\" is no value: two of its columns have one name; give them aliases"));
            }
        }
        return expressions.bind(new Reference(steps));
    }

    /** The values of a row, the columns of {@code t.*} among them. */
    List<Expression> elements(RowValue row) {
        List<Expression> elements = new ArrayList<>();
        for (io.docdb.sql.ast.Expression element : row.elements()) {
            if (element instanceof Reference reference && isStar(reference)) {
                columns(reference).forEach(column -> elements.add(column.expression()));
            } else if (isStar(element)) {
                fields(element).forEach(field -> elements.add(field.expression()));
            } else {
                elements.add(expressions.bind(element));
            }
        }
        return elements;
    }

    private List<ScopeColumn> columns(Reference star) {
        List<Name> qualifier = new ArrayList<>();
        for (PathStep step : star.steps().subList(0, star.steps().size() - 1)) {
            if (!(step instanceof PathStep.Field field)) {
                throw unknown(star);
            }
            qualifier.add(field.name());
        }
        return new SelectList(binding, expressions).expand(new QueryBody.StarItem(qualifier, List.of(), star.at()));
    }

    /** The fields of a row, as {@code (t).*} shows them in a select list. */
    List<ScopeColumn> fields(io.docdb.sql.ast.Expression star) {
        if (star instanceof Reference reference) {
            return columns(reference);
        }
        Access access = (Access) star;
        Expression row = access.steps().size() == 1
                ? expressions.bind(access.base())
                : expressions.bind(new Access(
                        access.base(), access.steps().subList(0, access.steps().size() - 1)));
        if (row.type().family() == SqlType.Family.ROW) {
            return ofRow(row, "");
        }
        Call call = row(row).orElseThrow(() -> unknown(star));
        List<String> names = ((RowDocument) call.function()).names();
        List<ScopeColumn> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new ScopeColumn(names.get(i), call.arguments().get(i), "", true));
        }
        return fields;
    }

    /** The fields of a row value, which have PostgreSQL's names: {@code f1}, {@code f2}, … */
    static List<ScopeColumn> ofRow(Expression row, String table) {
        List<ScopeColumn> fields = new ArrayList<>();
        for (int i = 0; i < row.type().element().size(); i++) {
            fields.add(new ScopeColumn("f" + (i + 1), field(row, i), table, true));
        }
        return fields;
    }

    private static Expression field(Expression row, int place) {
        return row instanceof RowConstructor made
                ? made.children().get(place)
                : new PathAccess(
                        row,
                        FieldPath.ROOT.then(new FieldPath.Element(place)),
                        row.type().element().get(place));
    }

    /** The field of a row value by its name. @throws io.docdb.error.StatementException COLUMN_NOT_FOUND */
    static Expression ofRow(Expression row, Name name, Binding binding) {
        List<ScopeColumn> fields = ofRow(row, "");
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name.text()))
                .findFirst()
                .orElseThrow(() -> binding.error(
                        name.at(),
                        ErrorCode.COLUMN_NOT_FOUND,
                        "A row of " + fields.size() + " values has no field \"" + name.text() + "\": expected f1 to f"
                                + fields.size()))
                .expression();
    }

    /** The call that makes the row of a table; what an outer join has made up is NULL field by field. */
    static Optional<Call> row(Expression value) {
        if (value instanceof Case padded && padded.branches().size() == 1) {
            Case.When made = padded.branches().get(0);
            return row(padded.otherwise())
                    .filter(row -> made.result().equals(Constant.NULL) && isMissing(row, made.condition()));
        }
        return value instanceof Call call && call.function() instanceof RowDocument
                ? Optional.of(call)
                : Optional.empty();
    }

    /** True if the condition says of a row of a table that there is none. */
    private static boolean isMissing(Call row, Expression condition) {
        if (condition instanceof And and) {
            return and.terms().equals(row.arguments().stream().map(IsNull::new).toList());
        }
        return condition instanceof IsNull missing
                && row.arguments().stream()
                        .allMatch(field ->
                                field instanceof PathAccess path && path.base().equals(missing.operand()));
    }

    /** The field of the row of a table, without making the row: {@code (t).a} is {@code t.a}. */
    static Optional<Expression> field(Expression value, String name) {
        return row(value).flatMap(row -> {
            int place = ((RowDocument) row.function()).names().indexOf(name);
            return place < 0 ? Optional.empty() : Optional.of(row.arguments().get(place));
        });
    }

    private RuntimeException unknown(io.docdb.sql.ast.Expression star) {
        return binding.error(
                star.at(),
                ErrorCode.COLUMN_NOT_FOUND,
                "The fields of this value are not known: name the fields, or select the value itself");
    }
}
