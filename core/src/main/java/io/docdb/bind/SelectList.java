package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.schema.PropertyModel;
import io.docdb.sql.ast.Expression.Access;
import io.docdb.sql.ast.Expression.Binary;
import io.docdb.sql.ast.Expression.Call;
import io.docdb.sql.ast.Expression.Cast;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.FieldPath;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Binds a select list, of SELECT and of RETURNING: expands stars and finds the labels.
 *
 * <p>Labels: the alias; of a column its declared name, of a path its last field; of a function its name in lower case, of
 * a cast that of its operand; else {@code EXPR$n}, n being the place from 1.
 */
final class SelectList {
    private final Binding binding;
    private final ExpressionBinder expressions;
    private final Function<io.docdb.sql.ast.Expression, Optional<Expression>> known;

    SelectList(Binding binding, ExpressionBinder expressions) {
        this(binding, expressions, item -> Optional.empty());
    }

    /** @param known what items that are bound already are */
    SelectList(
            Binding binding,
            ExpressionBinder expressions,
            Function<io.docdb.sql.ast.Expression, Optional<Expression>> known) {
        this.binding = binding;
        this.expressions = expressions;
        this.known = known;
    }

    /**
     * One column of the result.
     *
     * @param star true if a star stands for it, so that it is called as its column is
     */
    record Item(String label, Expression expression, boolean nullable, boolean star) {
        Item(String label, Expression expression, boolean nullable) {
            this(label, expression, nullable, false);
        }

        Item with(Expression other) {
            return new Item(label, other, nullable, star);
        }
    }

    List<Item> bind(List<QueryBody.SelectItem> items) {
        List<Item> bound = new ArrayList<>(items.size());
        for (QueryBody.SelectItem item : items) {
            if (item instanceof QueryBody.StarItem star) {
                for (ScopeColumn column : expand(star)) {
                    bound.add(new Item(column.name(), column.expression(), column.nullable(), true));
                }
            } else if (RowStars.isStar(((QueryBody.ExpressionItem) item).expression())) {
                for (ScopeColumn field :
                        new RowStars(binding, expressions).fields(((QueryBody.ExpressionItem) item).expression())) {
                    bound.add(new Item(field.name(), field.expression(), true));
                }
            } else {
                bound.add(bind((QueryBody.ExpressionItem) item, bound.size() + 1));
            }
        }
        return bound;
    }

    private Item bind(QueryBody.ExpressionItem item, int place) {
        if (item.expression() instanceof Reference reference) {
            Optional<ScopeColumn> plain = plainColumn(reference);
            if (plain.isPresent()) {
                String label = item.alias().map(Name::text).orElse(plain.get().name());
                binding.tally()
                        .note(uses -> uses.column(
                                reference.steps().get(0), plain.get().expression()));
                note(item, label);
                return new Item(label, plain.get().expression(), plain.get().nullable());
            }
        }
        Expression expression = known.apply(item.expression()).orElseGet(() -> expressions.bind(item.expression()));
        String label = item.alias().map(Name::text).orElseGet(() -> label(item.expression(), expression, place));
        note(item, label);
        return new Item(label, expression, isNullable(expression));
    }

    private void note(QueryBody.ExpressionItem item, String label) {
        if (item.alias().isEmpty()) {
            binding.tally().note(uses -> uses.label(item.at().offset(), label));
        }
    }

    /** The declared column a single name means in this scope: its name and nullability are known. */
    private Optional<ScopeColumn> plainColumn(Reference reference) {
        boolean single = reference.steps().size() == 1 && reference.steps().get(0) instanceof PathStep.Field;
        return single
                ? binding.errors().locate(reference.at(), () -> expressions
                        .scope()
                        .find(reference.first().text()))
                : Optional.empty();
    }

    private static boolean isNullable(Expression expression) {
        if (expression instanceof ColumnRef ref) {
            return ref.column().nullable();
        }
        return !(expression instanceof Constant constant) || constant.value().isNull();
    }

    private static String label(io.docdb.sql.ast.Expression tree, Expression bound, int place) {
        if (bound instanceof PathAccess path) {
            for (int i = path.path().steps().size() - 1; i >= 0; i--) {
                if (path.path().steps().get(i) instanceof FieldPath.Field field) {
                    return asWritten(tree, field.name(), place);
                }
            }
        }
        if (tree instanceof Reference reference && bound instanceof ColumnRef ref) {
            boolean isWhole = ref.column().name().equals(CollectionDefinition.DOCUMENT_COLUMN);
            String written = lastName(reference.steps(), place); // ROWNUM is a column of another name
            boolean isName =
                    reference.steps().size() == 1 && ref.column().name().equalsIgnoreCase(written);
            return isName && !isWhole ? ref.column().name() : written;
        }
        if (tree instanceof Call call) {
            return call.function().last().text();
        }
        if (tree instanceof JsonExpression json) {
            return labelOf(json, place);
        }
        if (tree instanceof Cast cast) {
            return label(cast.operand(), bound instanceof io.docdb.expr.Cast b ? b.operand() : bound, place);
        }
        if (tree instanceof Binary binary
                && binary.operator().symbol().startsWith("->")
                && binary.right() instanceof Literal literal
                && literal.value() instanceof TextValue key) {
            return key.value();
        }
        if (tree instanceof Reference row) {
            return lastName(row.steps(), place);
        }
        return tree instanceof Access access ? lastName(access.steps(), place) : "EXPR$" + place;
    }

    /** A field by its own name, unless the table's alias gives it another one: {@code FROM orders AS o (number)}. */
    private static String asWritten(io.docdb.sql.ast.Expression tree, String field, int place) {
        if (!(tree instanceof Reference reference)
                || !(reference.steps().get(reference.steps().size() - 1) instanceof PathStep.Field)) {
            return field;
        }
        String written = lastName(reference.steps(), place);
        return written.equalsIgnoreCase(field) ? field : written;
    }

    private static String labelOf(JsonExpression json, int place) {
        if (json instanceof JsonExpression.JsonValue) {
            return "json_value";
        }
        if (json instanceof JsonExpression.JsonQuery) {
            return "json_query";
        }
        if (json instanceof JsonExpression.JsonExists) {
            return "json_exists";
        }
        if (json instanceof JsonExpression.JsonSerialize) {
            return "json_serialize";
        }
        if (json instanceof JsonExpression.JsonObject) {
            return "json_object";
        }
        if (json instanceof JsonExpression.JsonObjectAggregate) {
            return "json_objectagg";
        }
        if (json instanceof JsonExpression.JsonArrayAggregate) {
            return "json_arrayagg";
        }
        boolean isArray = json instanceof JsonExpression.JsonArray || json instanceof JsonExpression.JsonArrayQuery;
        return isArray ? "json_array" : "EXPR$" + place;
    }

    private static String lastName(List<PathStep> steps, int place) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof PathStep.Field field) {
                return field.name().text();
            }
        }
        return "EXPR$" + place;
    }

    List<ScopeColumn> expand(QueryBody.StarItem star) {
        List<ScopeColumn> columns = star.qualifier().isEmpty()
                ? expressions.scope().allColumns()
                : binding.errors().locate(star.at(), () -> expandQualified(star));
        if (star.qualifier().isEmpty() && expressions.scope().relations().isEmpty()) {
            throw binding.error(star.at(), ErrorCode.SYNTAX_ERROR, "SELECT * expects a FROM clause");
        }
        return star.except().isEmpty() ? columns : without(columns, star);
    }

    private List<ScopeColumn> without(List<ScopeColumn> columns, QueryBody.StarItem star) {
        List<ScopeColumn> left = new ArrayList<>(columns);
        for (Name name : star.except()) {
            if (!left.removeIf(column -> column.name().equalsIgnoreCase(name.text()))) {
                List<String> known = columns.stream().map(ScopeColumn::name).toList();
                throw binding.error(
                        name.at(),
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column \"" + name + "\" not found in *" + NearNames.didYouMean(name.text(), known));
            }
        }
        return left;
    }

    /** {@code t.*}, else the declared fields of a nested object: {@code o.customer.*}. */
    private List<ScopeColumn> expandQualified(QueryBody.StarItem star) {
        List<String> names = star.qualifier().stream().map(Name::text).toList();
        for (Optional<Scope> at = Optional.of(expressions.scope());
                at.isPresent();
                at = at.get().outer()) {
            Optional<Relation> relation =
                    names.size() <= 3 ? at.get().findRelation(names, binding.context()) : Optional.empty();
            if (relation.isPresent()) {
                binding.tally().note(uses -> uses.qualified(star.qualifier(), names.size() - 1));
                return relation.get().columns();
            }
        }
        return expandObject(star);
    }

    private List<ScopeColumn> expandObject(QueryBody.StarItem star) {
        List<PathStep> steps = new ArrayList<>();
        star.qualifier().forEach(name -> steps.add(new PathStep.Field(name)));
        Reference reference = new Reference(steps);
        NameResolver.Resolved resolved = new NameResolver(binding)
                .tryResolve(reference, expressions.scope(), true)
                .orElseThrow(() -> unknownTable(star));
        Expression object = new PathBinder(binding, expressions).follow(resolved, steps);
        Optional<PropertyModel> declared = resolved.relation()
                .filter(CollectionRelation.class::isInstance)
                .flatMap(relation -> ((CollectionRelation) relation).model())
                .flatMap(model -> object instanceof PathAccess path ? model.find(path.path()) : Optional.empty());
        if (declared.isEmpty() || declared.get().properties().isEmpty()) {
            throw binding.error(
                    star.at(),
                    ErrorCode.COLUMN_NOT_FOUND,
                    "The fields of "
                            + String.join(
                                    ".",
                                    star.qualifier().stream().map(Name::text).toList())
                            + " are not known: no schema declares them; name the fields, or select the object itself");
        }
        List<ScopeColumn> columns = new ArrayList<>();
        for (PropertyModel property : declared.get().properties()) {
            PathAccess path = (PathAccess) object;
            columns.add(new ScopeColumn(
                    property.name(),
                    new PathAccess(path.base(), path.path().then(property.name()), property.type()),
                    "",
                    true));
        }
        return columns;
    }

    private RuntimeException unknownTable(QueryBody.StarItem star) {
        List<String> known =
                expressions.scope().relations().stream().map(Relation::name).toList();
        String name = star.qualifier().get(star.qualifier().size() - 1).text();
        return binding.error(
                star.at(),
                ErrorCode.COLLECTION_NOT_FOUND,
                "Table \"" + name + "\" is not in FROM" + NearNames.didYouMean(name, known));
    }

    /**
     * The place (from 0) in a select list of {@code size} items which a whole number in ORDER BY or GROUP BY means; empty
     * for any other expression.
     */
    static Optional<Integer> position(io.docdb.sql.ast.Expression tree, int size, Binding binding) {
        if (!(tree instanceof Literal literal) || !(literal.value() instanceof NumberValue number)) {
            return Optional.empty();
        }
        if (!number.isLong() || number.longValue() < 1 || number.longValue() > size) {
            throw binding.error(
                    tree.at(),
                    ErrorCode.SYNTAX_ERROR,
                    "Position " + number + " is not in the select list: expected 1 to " + size);
        }
        return Optional.of((int) number.longValue() - 1);
    }

    /** The columns of the result, new ones. */
    static Column column(Binding binding, Item item) {
        Column column = binding.newColumn(item.label(), item.expression().type(), item.nullable());
        if (item.star()) {
            binding.tally().note(uses -> uses.passedOn(item.expression(), column));
        }
        return column;
    }
}
