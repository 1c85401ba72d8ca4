package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
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
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds the expressions of one clause of one SELECT. Names and the general kinds are bound here; operators, CASE,
 * conditions, calls, subqueries and JSON functions by a neighbour each. Confined to one statement; cheap to make.
 */
final class ExpressionBinder implements ExpressionVisitor<Expression> {
    private final Binding binding;
    private final Scope scope;
    private final Clause clause;
    private final Coercion coercion;
    private Expression caseOperand; // while a test of a CASE is bound

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

    static Constant constant(Value value) {
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
        Optional<SequenceValue> drawn = ForeignCalls.sequenceValue(reference, binding, scope);
        if (drawn.isPresent()) {
            return visitSequenceValue(drawn.get());
        }
        Expression bound = new PathBinder(binding, this).bind(reference, scope);
        if (clause.allowsAggregates() && scope.select().isPresent()) {
            scope.select().get().note(reference, bound);
        }
        return bound;
    }

    @Override
    public Expression visitCaseOperand(io.docdb.sql.ast.Expression.CaseOperand operand) {
        return caseOperand;
    }

    /** Binds a test of a CASE over its operand. */
    Expression bindTest(io.docdb.sql.ast.Expression test, Expression operand) {
        Expression outer = caseOperand;
        caseOperand = operand;
        try {
            return bind(test);
        } finally {
            caseOperand = outer;
        }
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

    private static boolean isGet(Binary binary) {
        return binary.operator() == io.docdb.sql.ast.BinaryOperator.JSON_GET;
    }

    @Override
    public Expression visitUnary(Unary unary) {
        return new OperatorBinder(this).unary(unary);
    }

    @Override
    public Expression visitBinary(Binary binary) {
        return new OperatorBinder(this).binary(binary);
    }

    @Override
    public Expression visitCase(io.docdb.sql.ast.Expression.Case caseExpression) {
        return new CaseBinder(this).bind(caseExpression);
    }

    @Override
    public Expression visitCast(io.docdb.sql.ast.Expression.Cast cast) {
        return cast.type().named().isPresent()
                ? new DomainBinder(this).cast(cast, cast.type().named().get())
                : castTo(cast.type().type(), cast);
    }

    Expression castTo(SqlType target, io.docdb.sql.ast.Expression.Cast cast) {
        Expression bound = bind(cast.operand());
        Expression operand = coercion.typed(target.isNumeric() ? ObjectNumbers.of(bound, binding) : bound, target);
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
        boolean builtIn = collate.collation().qualifier().size() == 1
                && collate.collation().qualifier().get(0).text().equalsIgnoreCase("pg_catalog");
        String collation = builtIn
                ? collate.collation().last().text()
                : collate.collation().toString();
        Expression name = new Constant(new TextValue(collation), SqlType.VARCHAR);
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
    public Expression visitJsonSerialize(JsonExpression.JsonSerialize json) {
        return new JsonBinder(this).serialize(json);
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
