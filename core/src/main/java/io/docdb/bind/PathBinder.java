package io.docdb.bind;

import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.PathStep;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Binds references and steps into values.
 *
 * <p>Steps known beforehand are gathered in one {@link PathAccess} over the document, however they were written; so
 * {@code o.items[0].sku} and {@code (o.items -> 0) -> 'sku'} are equal. A computed step is a call of {@code ->}.
 */
final class PathBinder {
    /** A JSON path of names and positions alone. */
    private static final Pattern PLAIN_PATH = Pattern.compile("\\$(\\.[A-Za-z_][A-Za-z_0-9]*|\\[\\d{1,9}])+");

    private final Binding binding;
    private final ExpressionBinder expressions;

    PathBinder(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    Expression bind(Reference reference, Scope scope) {
        NameResolver names = new NameResolver(binding);
        NameResolver.Resolved resolved = names.resolve(reference, scope);
        boolean deeper = resolved.consumed() > 0
                && resolved.consumed() < reference.steps().size()
                && reference.steps().get(resolved.consumed()) instanceof PathStep.Field;
        if (deeper && isScalar(resolved.base().type())) {
            throw names.noField(reference, resolved, scope);
        }
        return follow(resolved, reference.steps());
    }

    private static boolean isScalar(SqlType type) {
        return switch (type.family()) {
            case ANY, NULL, OBJECT, ARRAY, ROW -> false;
            default -> true;
        };
    }

    Expression follow(NameResolver.Resolved resolved, List<PathStep> steps) {
        return resolved.consumed() == steps.size()
                ? resolved.base()
                : follow(resolved.base(), steps.subList(resolved.consumed(), steps.size()), resolved.relation());
    }

    /** The value that {@code steps} lead to inside {@code base}, a value of {@code relation} or a computed one. */
    Expression follow(Expression base, List<PathStep> steps, Optional<Relation> relation) {
        Expression at = base;
        boolean fromOne = base instanceof ColumnRef ref && binding.tally().countsFromOne(ref.column());
        List<FieldPath.Step> gathered = new ArrayList<>(steps.size());
        for (PathStep written : steps) {
            PathStep step = fromOne ? fromZero(written) : written;
            fromOne = false;
            if (step instanceof PathStep.Field field
                    && gathered.isEmpty()
                    && at.type().family() == SqlType.Family.ROW) {
                at = RowStars.ofRow(at, field.name(), binding);
                continue;
            }
            Optional<FieldPath.Step> known = known(step);
            if (known.isPresent()) {
                gathered.add(known.get());
                continue;
            }
            at = access(at, gathered, relation);
            gathered.clear();
            Expression key = expressions.bind(((PathStep.Computed) step).expression());
            at = get(at, key, relation);
        }
        return access(at, gathered, relation);
    }

    private static PathStep fromZero(PathStep step) {
        Literal one = new Literal(LongValue.of(1), step.at());
        if (step instanceof PathStep.Element element) {
            return new PathStep.Computed(
                    minus(new Literal(LongValue.of(element.element()), step.at()), one), step.at());
        }
        return step instanceof PathStep.Computed computed
                ? new PathStep.Computed(minus(computed.expression(), one), step.at())
                : step;
    }

    private static io.docdb.sql.ast.Expression minus(io.docdb.sql.ast.Expression from, Literal one) {
        return new io.docdb.sql.ast.Expression.Binary(BinaryOperator.SUBTRACT, from, one, one.at());
    }

    /**
     * {@code base -> key}: a path if the key is constant; as MySQL and SQLite have it, {@code '$.a.b'} is one itself. A literal is
     * read as JSON.
     */
    Expression get(Expression base, Expression key, Optional<Relation> relation) {
        List<FieldPath.Step> steps = List.of();
        if (key instanceof Constant constant
                && constant.value() instanceof TextValue text
                && text.value().startsWith("$")) {
            steps = PLAIN_PATH.matcher(text.value()).matches()
                    ? FieldPath.parse(text.value().substring(text.value().startsWith("$.") ? 2 : 1))
                            .steps()
                    : List.of();
        } else if (key instanceof Constant constant) {
            steps = stepOf(constant.value()).stream().toList();
        }
        boolean readsText = base instanceof Constant && base.type().isText();
        return steps.isEmpty() || readsText
                ? new Call(binding.functions().operator("->"), List.of(base, key), elementType(base, key))
                : access(base, steps, relation);
    }

    private Optional<FieldPath.Step> known(PathStep step) {
        if (step instanceof PathStep.Field field) {
            return Optional.of(new FieldPath.Field(field.name().text()));
        }
        if (step instanceof PathStep.Element element) {
            return Optional.of(new FieldPath.Element(element.element()));
        }
        if (step instanceof PathStep.AllElements) {
            return Optional.of(FieldPath.AnyElement.INSTANCE);
        }
        return ((PathStep.Computed) step).expression() instanceof io.docdb.sql.ast.Expression.Literal literal
                ? stepOf(literal.value())
                : Optional.empty();
    }

    private static Optional<FieldPath.Step> stepOf(Value key) {
        if (key instanceof TextValue text) {
            return Optional.of(new FieldPath.Field(text.value()));
        }
        boolean isPosition =
                key instanceof NumberValue number && number.isLong() && (int) number.longValue() == number.longValue();
        return isPosition
                ? Optional.of(new FieldPath.Element((int) ((NumberValue) key).longValue()))
                : Optional.empty();
    }

    private Expression access(Expression base, List<FieldPath.Step> steps, Optional<Relation> relation) {
        if (steps.isEmpty()) {
            return base;
        }
        Optional<Expression> field =
                steps.get(0) instanceof FieldPath.Field first ? RowStars.field(base, first.name()) : Optional.empty();
        if (field.isPresent()) {
            return access(field.get(), steps.subList(1, steps.size()), relation);
        }
        Expression root = base;
        FieldPath path = new FieldPath(steps);
        if (base instanceof PathAccess inner && !inner.path().isMulti()) {
            root = inner.base();
            path = inner.path().then(path);
        }
        boolean oneElement = steps.size() == 1 && steps.get(0) instanceof FieldPath.Element;
        Optional<SqlType> declared = oneElement ? base.type().elementType() : Optional.empty();
        SqlType type = declared.isPresent() ? declared.get() : typeOf(root, path, relation);
        return new PathAccess(root, path, type);
    }

    /** Of an array that declares what is in it, by a position. */
    private static SqlType elementType(Expression array, Expression key) {
        return key.type().isNumeric() ? array.type().elementType().orElse(SqlType.ANY) : SqlType.ANY;
    }

    private SqlType typeOf(Expression root, FieldPath path, Optional<Relation> relation) {
        boolean overDocument = root instanceof ColumnRef ref
                && relation.isPresent()
                && relation.get().undeclared() != Relation.Undeclared.REFUSED
                        | relation.get() instanceof CollectionRelation
                && relation.get().document() instanceof ColumnRef document
                && document.column().id() == ref.column().id();
        if (overDocument) {
            return relation.get().typeAt(path);
        }
        return path.isMulti() ? SqlType.ARRAY : SqlType.ANY;
    }
}
