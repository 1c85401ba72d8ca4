package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Case;
import io.docdb.expr.Cast;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression.Access;
import io.docdb.sql.ast.Expression.ArrayConstructor;
import io.docdb.sql.ast.Expression.ArrayQuery;
import io.docdb.sql.ast.Expression.AtTimeZone;
import io.docdb.sql.ast.Expression.Binary;
import io.docdb.sql.ast.Expression.Collate;
import io.docdb.sql.ast.Expression.DefaultValue;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.NamedArgument;
import io.docdb.sql.ast.Expression.Parameter;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Expression.RowValue;
import io.docdb.sql.ast.Expression.ScalarSubquery;
import io.docdb.sql.ast.Expression.SequenceValue;
import io.docdb.sql.ast.Expression.Unary;
import io.docdb.sql.ast.ExpressionVisitor;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.Position;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds the expressions of one clause of one SELECT. The general kinds are bound here; conditions, calls, subqueries and
 * JSON functions by a neighbour each. Confined to one statement; cheap to make.
 */
final class ExpressionBinder implements ExpressionVisitor<Expression> {
    private final Binding binding;
    private final Scope scope;
    private final Clause clause;
    private final Coercion coercion;

    ExpressionBinder(Binding binding, Scope scope, Clause clause) {
        this.binding = binding;
        this.scope = scope;
        this.clause = clause;
        this.coercion = new Coercion(binding);
    }

    /** Above the groups, a key with a query inside is that key wherever it is written once more. */
    Expression bind(io.docdb.sql.ast.Expression expression) {
        Optional<Expression> key = clause.allowsAggregates()
                ? scope.select().flatMap(select -> select.keyWithQuery(expression))
                : Optional.empty();
        return key.isPresent() ? key.get() : expression.accept(this);
    }

    List<Expression> bind(List<? extends io.docdb.sql.ast.Expression> expressions) {
        List<Expression> bound = new ArrayList<>(expressions.size());
        for (io.docdb.sql.ast.Expression expression : expressions) {
            bound.add(bind(expression));
        }
        return bound;
    }

    /** As {@link #bind}, and it must answer true, false or unknown. */
    Expression bindCondition(io.docdb.sql.ast.Expression expression) {
        return coercion.condition(bind(expression), clause.text(), expression.at());
    }

    Binding binding() {
        return binding;
    }

    Scope scope() {
        return scope;
    }

    Clause clause() {
        return clause;
    }

    Coercion coercion() {
        return coercion;
    }

    /** The same scope, another clause. */
    ExpressionBinder in(Clause other) {
        return new ExpressionBinder(binding, scope, other);
    }

    /** A call of an operator or of a function the language itself defines. */
    Expression operator(String sign, List<Expression> operands, Position at) {
        return new CallBinder(this).scalar(binding.functions().operator(sign), operands, at);
    }

    @Override
    public Expression visitLiteral(Literal literal) {
        return constant(literal.value());
    }

    private static Constant constant(Value value) {
        return new Constant(value, TypeRules.typeOf(value));
    }

    @Override
    public Expression visitParameter(Parameter parameter) {
        binding.tally().parameter(parameter.ordinal(), SqlType.ANY);
        return new io.docdb.expr.Parameter(parameter.ordinal(), SqlType.ANY);
    }

    /** A name: a column or path; else, where the clause allows it, an alias of the select list. */
    @Override
    public Expression visitReference(Reference reference) {
        if (RowStars.isStar(reference)) {
            return new RowStars(binding, this).row(reference);
        }
        if (reference.steps().size() == 1 && scope.select().isPresent()) {
            Optional<Expression> alias = scope.select().get().alias(reference, this);
            if (alias.isPresent()) {
                return alias.get();
            }
        }
        if (ForeignCalls.isCall(reference, binding, scope)) {
            return visitCall(ForeignCalls.call(reference));
        }
        Expression bound = new PathBinder(binding, this).bind(reference, scope);
        if (clause.allowsAggregates() && scope.select().isPresent()) {
            scope.select().get().note(reference, bound);
        }
        return bound;
    }

    @Override
    public Expression visitAccess(Access access) {
        Expression base = bind(access.base());
        binding.tally().note(uses -> uses.field(base, access.steps().get(0)));
        return RowStars.isStar(access)
                ? base
                : new PathBinder(binding, this).follow(base, access.steps(), relationOf(access.base()));
    }

    /** The table a plain reference leads into, so that declared types below it are known. */
    Optional<Relation> relationOf(io.docdb.sql.ast.Expression expression) {
        if (expression instanceof Reference reference) {
            return new NameResolver(binding)
                    .tryResolve(reference, scope, true)
                    .flatMap(NameResolver.Resolved::relation);
        }
        return expression instanceof Binary binary && isGet(binary) ? relationOf(binary.left()) : Optional.empty();
    }

    @Override
    public Expression visitUnary(Unary unary) {
        Expression operand = bind(unary.operand());
        return switch (unary.operator()) {
            case PLUS -> operand;
            case NEGATE -> negate(operand, unary.at());
            case BIT_NOT -> operator("BIT_NOT", List.of(operand), unary.at());
        };
    }

    private Expression negate(Expression operand, Position at) {
        if (operand instanceof Constant constant && constant.value() instanceof NumberValue number) {
            return constant(negative(number));
        }
        Expression typed = coercion.typed(operand, SqlType.DECIMAL);
        boolean isInterval = typed.type().family() == Family.INTERVAL;
        return isInterval
                ? operator("*", List.of(typed, constant(LongValue.of(-1))), at)
                : operator("-", List.of(constant(LongValue.of(0)), typed), at);
    }

    /** Exact: -9223372036854775808 is a whole number of 64 bits again, though 9223372036854775808 is none. */
    private static NumberValue negative(NumberValue number) {
        if (number instanceof DoubleValue approximate) {
            return new DoubleValue(-approximate.value());
        }
        BigDecimal negative = number.toDecimal().negate();
        boolean isLong = negative.scale() == 0 && negative.unscaledValue().bitLength() < Long.SIZE;
        return isLong ? LongValue.of(negative.longValueExact()) : new DecimalValue(negative);
    }

    @Override
    public Expression visitBinary(Binary binary) {
        Expression left = bind(binary.left());
        Expression right = bind(binary.right());
        return switch (binary.operator()) {
            case JSON_GET -> new PathBinder(binding, this).get(left, right, relationOf(binary.left()));
            case JSON_GET_TEXT -> asText(new PathBinder(binding, this).get(left, right, relationOf(binary.left())));
            case CONCATENATE -> concatenation(binary, operands(binary, left, right));
            default -> operator(binary.operator().symbol(), operands(binary, left, right), binary.at());
        };
    }

    /** Beside JSON a literal may be JSON itself; a declared text is a text. */
    private Expression concatenation(Binary binary, List<Expression> operands) {
        Position at = binary.at();
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        Optional<String> joining = joiningArrays(left.type(), right.type());
        if (joining.isPresent()) {
            return operator(joining.get(), operands, at);
        }
        if (isJson(left) == isJson(right)
                || !left.type().isText() && !right.type().isText()) {
            return operator("||", operands, at);
        }
        Expression text = isJson(left) ? right : left;
        io.docdb.sql.ast.Expression tree = isJson(left) ? binary.right() : binary.left();
        boolean isLiteral = tree instanceof Literal && text instanceof Constant;
        if (!isLiteral || !(((Constant) text).value() instanceof TextValue written)) {
            return operator("|| TEXT", operands, at);
        }
        return operator(JsonForm.isJson(written.value(), false) ? "|| JSON LITERAL" : "|| WORDS", operands, at);
    }

    /** The function that {@code ||} is where an array is known to stand: NULL is no array, or an element that is NULL. */
    private static Optional<String> joiningArrays(SqlType left, SqlType right) {
        boolean array = left.family() == Family.ARRAY;
        SqlType other = array ? right : left;
        if (!array && right.family() != Family.ARRAY) {
            return Optional.empty();
        }
        if (other.family() == Family.ARRAY || other.family() == Family.NULL) {
            return Optional.of("ARRAY_CAT");
        }
        boolean known = other.family() != Family.ANY && other.family() != Family.OBJECT;
        return known ? Optional.of(array ? "ARRAY_APPEND" : "ARRAY_PREPEND") : Optional.empty();
    }

    private static boolean isJson(Expression expression) {
        return expression.type().family() == Family.ANY || expression.type().family() == Family.OBJECT;
    }

    private static boolean isGet(Binary binary) {
        return binary.operator() == io.docdb.sql.ast.BinaryOperator.JSON_GET;
    }

    /** The text of a JSON value; what the schema declares to be text is that already. */
    private static Expression asText(Expression value) {
        return value.type().isText() ? value : new Cast(value, SqlType.VARCHAR, false);
    }

    /** An untyped parameter takes the type of the other operand. */
    private List<Expression> operands(Binary binary, Expression left, Expression right) {
        return switch (binary.operator()) {
            case ADD -> List.of(coercion.typed(left, numberOrAny(right)), coercion.typed(right, numberOrAny(left)));
            case SUBTRACT ->
                List.of(
                        coercion.minuend(coercion.typed(left, numberOrAny(right)), right.type(), binary.at()),
                        coercion.typed(right, numberOrAny(left)));
            case MULTIPLY, DIVIDE, MODULO, WHOLE_DIVIDE, POWER ->
                List.of(coercion.typed(left, numberOrAny(right)), coercion.typed(right, numberOrAny(left)));
            case CONCATENATE ->
                coercion.readArrays(coercion.typed(left, textOrAny(right)), coercion.typed(right, textOrAny(left)));
            default -> coercion.readArrays(left, right);
        };
    }

    /** What stands beside a number is a number; beside a time it may be an interval, a number or a time. */
    private static SqlType numberOrAny(Expression other) {
        return other.type().isNumeric() ? other.type() : SqlType.ANY;
    }

    private static SqlType textOrAny(Expression other) {
        return other.type().isText() ? other.type() : SqlType.ANY;
    }

    @Override
    public Expression visitCase(io.docdb.sql.ast.Expression.Case caseExpression) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        Optional<Expression> operand = caseExpression.operand().map(this::bind);
        if (operand.isPresent() && Plans.isVolatile(operand.get())) {
            return caseOnce(operand.get(), caseExpression);
        }
        for (io.docdb.sql.ast.Expression.Case.When branch : caseExpression.branches()) {
            Expression when = bind(branch.when());
            conditions.add(
                    operand.isPresent()
                            ? coercion.compare(
                                    Comparison.Operator.EQUAL,
                                    operand.get(),
                                    when,
                                    branch.when().at())
                            : coercion.condition(when, "WHEN", branch.when().at()));
            results.add(bind(branch.then()));
        }
        results.add(caseExpression.otherwise().map(this::bind).orElse(Constant.NULL));
        return caseOf(conditions, results, caseExpression.at());
    }

    private Expression caseOnce(Expression operand, io.docdb.sql.ast.Expression.Case caseExpression) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(operand);
        for (io.docdb.sql.ast.Expression.Case.When branch : caseExpression.branches()) {
            arguments.add(bind(branch.when()));
            arguments.add(bind(branch.then()));
        }
        arguments.add(caseExpression.otherwise().map(this::bind).orElse(Constant.NULL));
        return operator("CASE ONCE", arguments, caseExpression.at());
    }

    /** @param results one more than there are conditions: the last one is the otherwise */
    Expression caseOf(List<Expression> conditions, List<Expression> results, Position at) {
        List<Expression> read = coercion.readLiterals(results, at);
        SqlType type = coercion.common(read, "CASE", at);
        List<Expression> unified = coercion.unify(read, type);
        List<Case.When> branches = new ArrayList<>(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new Case.When(conditions.get(i), unified.get(i)));
        }
        return new Case(branches, unified.get(conditions.size()), type);
    }

    @Override
    public Expression visitCast(io.docdb.sql.ast.Expression.Cast cast) {
        return cast.type().named().isPresent()
                ? new DomainBinder(this).cast(cast, cast.type().named().get())
                : castTo(cast.type().type(), cast);
    }

    Expression castTo(SqlType target, io.docdb.sql.ast.Expression.Cast cast) {
        Expression operand = coercion.typed(bind(cast.operand()), target);
        Optional<Expression> word = coercion.dateWord(operand, target, cast.at());
        if (word.isPresent()) {
            return word.get();
        }
        return operand.type().equals(target) && !(operand instanceof io.docdb.expr.Parameter)
                ? operand
                : coercion.cast(operand, target, cast.orNull(), cast.at());
    }

    @Override
    public Expression visitCall(io.docdb.sql.ast.Expression.Call call) {
        return new CallBinder(this).bind(call);
    }

    @Override
    public Expression visitNamedArgument(NamedArgument argument) {
        throw binding.error(
                argument.at(),
                ErrorCode.NOT_SUPPORTED,
                "Arguments of this function have no names here: " + argument.name() + " =>; give them in order");
    }

    @Override
    public Expression visitRowValue(RowValue row) {
        return new RowConstructor(new RowStars(binding, this).elements(row));
    }

    @Override
    public Expression visitArrayConstructor(ArrayConstructor array) {
        List<Expression> elements = bind(array.elements());
        SqlType element = SqlType.NULL;
        for (Expression each : elements) {
            element = TypeRules.commonType(element, each.type()).orElse(SqlType.ANY);
        }
        return operator("ARRAY", coercion.unify(elements, element), array.at());
    }

    @Override
    public Expression visitAtTimeZone(AtTimeZone atTimeZone) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(bind(atTimeZone.operand()));
        atTimeZone.zone().ifPresent(zone -> arguments.add(bind(zone)));
        return operator(atTimeZone.zone().isPresent() ? "AT TIME ZONE" : "AT LOCAL", arguments, atTimeZone.at());
    }

    @Override
    public Expression visitCollate(Collate collate) {
        Expression text = bind(collate.operand());
        Expression name = new Constant(new TextValue(collate.collation().toString()), SqlType.VARCHAR);
        return operator("COLLATE", List.of(text, name), collate.at());
    }

    @Override
    public Expression visitSequenceValue(SequenceValue sequence) {
        return new CallBinder(this).sequence(sequence.sequence(), sequence.next(), sequence.at());
    }

    @Override
    public Expression visitDefaultValue(DefaultValue defaultValue) {
        throw binding.error(
                defaultValue.at(),
                ErrorCode.SYNTAX_ERROR,
                "DEFAULT may only stand alone as a value of INSERT, UPDATE and MERGE");
    }

    @Override
    public Expression visitAnd(Condition.And and) {
        return new ConditionBinder(this).and(and);
    }

    @Override
    public Expression visitOr(Condition.Or or) {
        return new ConditionBinder(this).or(or);
    }

    @Override
    public Expression visitNot(Condition.Not not) {
        return new ConditionBinder(this).not(not);
    }

    @Override
    public Expression visitComparison(Condition.Comparison comparison) {
        return new ConditionBinder(this).comparison(comparison);
    }

    @Override
    public Expression visitQuantifiedArray(Condition.QuantifiedArray quantified) {
        return new ConditionBinder(this).quantifiedArray(quantified);
    }

    @Override
    public Expression visitBetween(Condition.Between between) {
        return new ConditionBinder(this).between(between);
    }

    @Override
    public Expression visitInList(Condition.InList in) {
        return new ConditionBinder(this).inList(in);
    }

    @Override
    public Expression visitLike(Condition.Like like) {
        return new ConditionBinder(this).like(like);
    }

    @Override
    public Expression visitIs(Condition.Is is) {
        return new ConditionBinder(this).is(is);
    }

    @Override
    public Expression visitArrayQuery(ArrayQuery array) {
        return new SubqueryBinder(this).array(array.query());
    }

    @Override
    public Expression visitScalarSubquery(ScalarSubquery subquery) {
        return new SubqueryBinder(this).scalar(subquery);
    }

    @Override
    public Expression visitInQuery(Condition.InQuery in) {
        return new SubqueryBinder(this).in(in);
    }

    @Override
    public Expression visitExists(Condition.Exists exists) {
        return new SubqueryBinder(this).exists(exists);
    }

    @Override
    public Expression visitQuantifiedQuery(Condition.QuantifiedQuery quantified) {
        return new SubqueryBinder(this).quantified(quantified);
    }

    @Override
    public Expression visitJsonValue(JsonExpression.JsonValue json) {
        return new JsonBinder(this).value(json);
    }

    @Override
    public Expression visitJsonQuery(JsonExpression.JsonQuery json) {
        return new JsonBinder(this).query(json);
    }

    @Override
    public Expression visitJsonExists(JsonExpression.JsonExists json) {
        return new JsonBinder(this).exists(json);
    }

    @Override
    public Expression visitJsonObject(JsonExpression.JsonObject json) {
        return new JsonBinder(this).object(json);
    }

    @Override
    public Expression visitJsonArray(JsonExpression.JsonArray json) {
        return new JsonBinder(this).array(json);
    }

    @Override
    public Expression visitJsonArrayQuery(JsonExpression.JsonArrayQuery json) {
        return new JsonBinder(this).arrayQuery(json);
    }

    @Override
    public Expression visitJsonObjectAggregate(JsonExpression.JsonObjectAggregate json) {
        return new JsonBinder(this).objectAggregate(json);
    }

    @Override
    public Expression visitJsonArrayAggregate(JsonExpression.JsonArrayAggregate json) {
        return new JsonBinder(this).arrayAggregate(json);
    }
}
