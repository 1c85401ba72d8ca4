package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.RowConstructor;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the conditions that need no query: comparisons, BETWEEN, IN lists, LIKE, IS. */
final class ConditionBinder {
    /** Rows compared with more rows than this stay an IN list; below it, each field can find an index. */
    private static final int SPREAD_ROWS = 20;

    private final ExpressionBinder expressions;
    private final Coercion coercion;

    ConditionBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.coercion = expressions.coercion();
    }

    Expression and(Condition.And and) {
        List<Expression> terms = new ArrayList<>(and.operands().size());
        for (Expression term : conditions(and.operands(), "AND")) {
            if (term instanceof And nested) { // BETWEEN and rows become several conditions
                terms.addAll(nested.terms());
            } else {
                terms.add(term);
            }
        }
        return new And(terms);
    }

    Expression or(Condition.Or or) {
        return new Or(conditions(or.operands(), "OR"));
    }

    private List<Expression> conditions(List<io.docdb.sql.ast.Expression> operands, String what) {
        List<Expression> terms = new ArrayList<>(operands.size());
        for (io.docdb.sql.ast.Expression operand : operands) {
            terms.add(coercion.condition(expressions.bind(operand), what, operand.at()));
        }
        return terms;
    }

    Expression not(Condition.Not not) {
        return new Not(coercion.condition(
                expressions.bind(not.operand()), "NOT", not.operand().at()));
    }

    static Operator operatorOf(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> Operator.EQUAL;
            case NOT_EQUAL -> Operator.NOT_EQUAL;
            case LESS -> Operator.LESS;
            case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case DISTINCT -> Operator.DISTINCT;
            case NOT_DISTINCT -> Operator.NOT_DISTINCT;
        };
    }

    Expression comparison(Condition.Comparison comparison) {
        Expression left = expressions.bind(comparison.left());
        Expression right = expressions.bind(comparison.right());
        return coercion.compare(operatorOf(comparison.operator()), left, right, comparison.at());
    }

    Expression between(Condition.Between between) {
        Expression operand = expressions.bind(between.operand());
        Expression low = expressions.bind(between.low());
        Expression high = expressions.bind(between.high());
        if (Plans.isVolatile(operand) && !between.symmetric()) {
            Expression once = expressions.operator("BETWEEN ONCE", List.of(operand, low, high), between.at());
            return between.negated() ? new Not(once) : once;
        }
        Expression inside = range(operand, low, high, between.at());
        if (between.symmetric()) {
            inside = new Or(List.of(inside, range(operand, high, low, between.at())));
        }
        return between.negated() ? new Not(inside) : inside;
    }

    private Expression range(Expression operand, Expression low, Expression high, Position at) {
        Expression typed = coercion.typed(coercion.typed(operand, low.type()), high.type());
        return new And(List.of(
                coercion.compare(Operator.GREATER_OR_EQUAL, typed, low, at),
                coercion.compare(Operator.LESS_OR_EQUAL, typed, high, at)));
    }

    Expression inList(Condition.InList in) {
        Expression operand = expressions.bind(in.operand());
        if (in.elements().isEmpty()) {
            return in.negated() ? Constant.TRUE : Constant.FALSE;
        }
        List<Expression> items = expressions.bind(in.elements());
        Expression found = anyOf(operand, items, in.at());
        return in.negated() ? new Not(found) : found;
    }

    /** An IN list if all items compare without a cast of the operand, else the comparisons one by one. */
    Expression anyOf(Expression operand, List<Expression> items, Position at) {
        Expression typedOperand = operand;
        for (Expression item : items) {
            typedOperand = coercion.typed(typedOperand, item.type());
        }
        List<Expression> equalities = new ArrayList<>(items.size());
        List<Expression> brought = new ArrayList<>(items.size());
        for (Expression item : items) {
            Expression equality = coercion.compare(Operator.EQUAL, typedOperand, item, at);
            equalities.add(equality);
            boolean keepsOperand = equality instanceof Comparison comparison
                    && comparison.left().equals(typedOperand);
            if (keepsOperand) {
                brought.add(((Comparison) equality).right());
            }
        }
        if (items.size() == 1) {
            return equalities.get(0);
        }
        if (brought.size() == items.size()) {
            return new InList(typedOperand, brought);
        }
        boolean rows = typedOperand instanceof RowConstructor
                && items.size() > SPREAD_ROWS
                && items.stream().allMatch(RowConstructor.class::isInstance);
        return rows ? new InList(typedOperand, items) : new Or(equalities);
    }

    Expression quantifiedArray(Condition.QuantifiedArray quantified) {
        Expression left = expressions.bind(quantified.left());
        Expression elements = ObjectNumbers.elements(left, expressions.bind(quantified.array()), expressions.binding());
        Expression array = coercion.arrayOf(elements, left.type(), quantified.at());
        Operator operator = operatorOf(quantified.operator());
        if (operator == Operator.DISTINCT || operator == Operator.NOT_DISTINCT) {
            throw expressions
                    .binding()
                    .error(
                            quantified.at(),
                            ErrorCode.NOT_SUPPORTED,
                            "Not supported: " + operator.sqlText() + " with ANY or ALL");
        }
        String sign = operator.sqlText() + (quantified.all() ? " ALL" : " ANY");
        Expression typed = array.type()
                .elementType()
                .map(type -> coercion.typed(left, type))
                .orElse(left);
        return expressions.operator(sign, List.of(typed, array), quantified.at());
    }

    Expression like(Condition.Like like) {
        Expression left = expressions.bind(like.operand());
        Expression right = expressions.bind(like.pattern());
        boolean bytes = left.type().family() == Family.BINARY
                || right.type().family() == Family.BINARY && left.type().family() != Family.ANY;
        Expression operand = bytes ? characters(left, like) : text(left);
        Expression pattern = bytes ? characters(right, like) : text(right);
        Expression matches =
                switch (like.kind()) {
                    case LIKE, ILIKE ->
                        new Like(
                                operand,
                                pattern,
                                escape(like),
                                like.kind() == Condition.Like.Kind.ILIKE,
                                expressions.binding().placeOf(like.at()));
                    case SIMILAR -> call("SIMILAR TO", like, operand, pattern);
                    case REGEX -> call("~", like, operand, pattern);
                    case REGEX_IGNORE_CASE -> call("~*", like, operand, pattern);
                };
        return like.negated() ? new Not(matches) : matches;
    }

    /** Each byte as a character, for what looks at bytes as at a text. */
    private Expression characters(Expression operand, Condition.Like like) {
        Expression typed = coercion.typed(operand, SqlType.VARBINARY);
        Expression bytes = typed.type().family() == Family.BINARY ? typed : new Cast(typed, SqlType.VARBINARY, false);
        Constant charset = new Constant(new TextValue("LATIN1"), SqlType.VARCHAR);
        return expressions.operator("CONVERT_FROM", List.of(bytes, charset), like.at());
    }

    private Expression call(String sign, Condition.Like like, Expression operand, Expression pattern) {
        List<Expression> arguments = new ArrayList<>(List.of(operand, pattern));
        like.escape().ifPresent(escape -> arguments.add(text(expressions.bind(escape))));
        return expressions.operator(sign, arguments, like.at());
    }

    private Expression escape(Condition.Like like) {
        return like.escape()
                .map(escape -> text(expressions.bind(escape)))
                .orElse(new Constant(new TextValue("\\"), SqlType.VARCHAR));
    }

    /** LIKE works on text; other values take part by their text form, dynamic ones that are no text do not match. */
    private Expression text(Expression operand) {
        Expression typed = coercion.typed(operand, SqlType.VARCHAR);
        Family family = typed.type().family();
        boolean asIs = family == Family.TEXT || family == Family.ANY || family == Family.NULL;
        return asIs ? typed : new Cast(typed, SqlType.VARCHAR, false);
    }

    Expression is(Condition.Is is) {
        Expression operand = expressions.bind(is.operand());
        Expression test = test(operand, is);
        boolean isRow = is.test() == Condition.Is.Test.NULL && fields(operand).isPresent();
        return is.negated() && !isRow ? new Not(test) : test;
    }

    /** Those of a row of values or of a table: {@code (a, b)}, {@code t}. */
    private static Optional<List<Expression>> fields(Expression operand) {
        return operand instanceof RowConstructor row
                ? Optional.of(row.fields())
                : RowStars.row(operand).map(Call::arguments);
    }

    private Expression test(Expression operand, Condition.Is is) {
        return switch (is.test()) {
            case NULL ->
                fields(operand).map(row -> rowIsNull(row, is.negated())).orElseGet(() -> new IsNull(operand));
            case MISSING -> new IsMissing(operand);
            case TRUE -> truth("IS TRUE", operand, is.at());
            case FALSE -> truth("IS FALSE", operand, is.at());
            case UNKNOWN -> truth("IS UNKNOWN", operand, is.at());
            case JSON -> json("IS JSON", operand, is.at());
            case JSON_OBJECT -> json("IS JSON OBJECT", operand, is.at());
            case JSON_ARRAY -> json("IS JSON ARRAY", operand, is.at());
            case JSON_SCALAR -> json("IS JSON SCALAR", operand, is.at());
            case JSON_WITH_UNIQUE_KEYS -> json("IS JSON WITH UNIQUE KEYS", operand, is.at());
            case JSON_OBJECT_WITH_UNIQUE_KEYS -> json("IS JSON OBJECT WITH UNIQUE KEYS", operand, is.at());
        };
    }

    /** A row IS NULL if all fields are, and IS NOT NULL if none is: the two are no opposites. */
    private static Expression rowIsNull(List<Expression> row, boolean negated) {
        List<Expression> tests = new ArrayList<>();
        for (Expression field : row) {
            tests.add(negated ? new Not(new IsNull(field)) : new IsNull(field));
        }
        return tests.size() == 1 ? tests.get(0) : new And(tests);
    }

    private Expression truth(String sign, Expression operand, Position at) {
        return expressions.operator(sign, List.of(coercion.condition(operand, sign, at)), at);
    }

    private Expression json(String sign, Expression operand, Position at) {
        return expressions.operator(sign, List.of(operand), at);
    }
}
