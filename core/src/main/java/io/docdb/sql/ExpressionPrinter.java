package io.docdb.sql;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ExpressionVisitor;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Query;
import io.docdb.value.NumberValue;
import java.util.List;

/** Prints expressions, with parentheses where an operand binds looser than its place. */
final class ExpressionPrinter implements ExpressionVisitor<SqlWriter> {
    // How tight an expression binds: the levels of ExpressionParser and OperatorParser.
    static final int LOOSEST = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int RANGE = 6;
    static final int OPERATORS = 7;
    private static final int ADDITIVE = 8;
    private static final int MULTIPLICATIVE = 9;
    private static final int POWER = 10;
    private static final int ZONE = 11;
    private static final int UNARY = 12;
    private static final int ARROW = 13;
    private static final int PRIMARY = 14;

    private final SqlWriter out;
    private final JsonPrinter json;

    ExpressionPrinter(SqlWriter out) {
        this.out = out;
        this.json = new JsonPrinter(out);
    }

    /** Prints with parentheses if the expression binds looser than {@code tightness}. */
    void print(Expression expression, int tightness) {
        if (tightness(expression) < tightness) {
            inParens(expression);
        } else {
            expression.accept(this);
        }
    }

    private SqlWriter inParens(Expression expression) {
        out.add("(");
        expression.accept(this);
        return out.add(")");
    }

    private static int tightness(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return tightness(binary.operator());
        }
        if (expression instanceof Condition condition) {
            return conditionTightness(condition);
        }
        if (expression instanceof Expression.AtTimeZone || expression instanceof Expression.Collate) {
            return ZONE;
        }
        boolean signed = expression instanceof Expression.Unary
                || expression instanceof Expression.Literal literal
                        && literal.value() instanceof NumberValue number
                        && number.toString().startsWith("-");
        return signed ? UNARY : PRIMARY;
    }

    private static int conditionTightness(Condition condition) {
        if (condition instanceof Condition.Or) {
            return OR;
        }
        if (condition instanceof Condition.And) {
            return AND;
        }
        if (condition instanceof Condition.Not) {
            return NOT;
        }
        if (condition instanceof Condition.Exists) {
            return PRIMARY;
        }
        boolean range = condition instanceof Condition.Between
                || condition instanceof Condition.InList
                || condition instanceof Condition.InQuery
                || condition instanceof Condition.Like;
        return range ? RANGE : isTest(condition) ? IS : COMPARISON;
    }

    private static boolean isTest(Condition condition) {
        return condition instanceof Condition.Is
                || condition instanceof Condition.Comparison comparison && isTest(comparison.operator())
                || condition instanceof Condition.QuantifiedQuery query && isTest(query.operator())
                || condition instanceof Condition.QuantifiedArray array && isTest(array.operator());
    }

    private static boolean isTest(ComparisonOperator operator) {
        return operator == ComparisonOperator.DISTINCT || operator == ComparisonOperator.NOT_DISTINCT;
    }

    private static int tightness(BinaryOperator operator) {
        return switch (operator) {
            case POWER -> POWER;
            case MULTIPLY, DIVIDE, MODULO, WHOLE_DIVIDE -> MULTIPLICATIVE;
            case ADD, SUBTRACT -> ADDITIVE;
            case JSON_GET, JSON_GET_TEXT, JSON_GET_PATH, JSON_GET_PATH_TEXT, JSON_REMOVE_PATH -> ARROW;
            case OVERLAPS -> RANGE;
            default -> OPERATORS;
        };
    }

    @Override
    public SqlWriter visitLiteral(Expression.Literal literal) {
        LiteralPrinter.print(literal.value(), out);
        return out;
    }

    @Override
    public SqlWriter visitParameter(Expression.Parameter parameter) {
        return out.add("?" + (parameter.ordinal() + 1));
    }

    @Override
    public SqlWriter visitReference(Expression.Reference reference) {
        List<PathStep> steps = reference.steps();
        boolean isRow =
                steps.get(steps.size() - 1) instanceof PathStep.AllFields; // alone it would be a list of columns
        out.addIf(isRow, "(").name(((PathStep.Field) steps.get(0)).name());
        return steps(steps.subList(1, steps.size())).addIf(isRow, ")");
    }

    @Override
    public SqlWriter visitAccess(Expression.Access access) {
        inParens(access.base());
        return steps(access.steps());
    }

    private SqlWriter steps(List<PathStep> steps) {
        for (PathStep step : steps) {
            if (step instanceof PathStep.Field field && field.name().text().isEmpty()) {
                out.add("['']");
            } else if (step instanceof PathStep.Field field) {
                out.add(".").label(field.name());
            } else if (step instanceof PathStep.Element element) {
                out.add("[" + element.element() + "]");
            } else if (step instanceof PathStep.Computed computed) {
                out.add("[").expression(computed.expression()).add("]");
            } else if (step instanceof PathStep.AllFields) {
                out.add(".*");
            } else {
                out.add("[*]");
            }
        }
        return out;
    }

    @Override
    public SqlWriter visitUnary(Expression.Unary unary) {
        out.add(unary.operator().symbol());
        if (unary.operand() instanceof Expression.Literal) {
            // A sign in front of digits is part of the number.
            return inParens(unary.operand());
        }
        print(unary.operand(), PRIMARY);
        return out;
    }

    @Override
    public SqlWriter visitBinary(Expression.Binary binary) {
        int tightness = tightness(binary.operator());
        print(binary.left(), tightness);
        out.add(" ").add(binary.operator().symbol()).add(" ");
        print(binary.right(), tightness + 1);
        return out;
    }

    @Override
    public SqlWriter visitCase(Expression.Case caseExpression) {
        out.add("CASE").optional(" ", caseExpression.operand(), out::expression);
        for (Expression.Case.When branch : caseExpression.branches()) {
            out.add(branch.isTest() ? " WHEN" : " WHEN ").expression(branch.when());
            out.add(" THEN ").expression(branch.then());
        }
        return out.optional(" ELSE ", caseExpression.otherwise(), out::expression)
                .add(" END");
    }

    /** Nothing: the operator of the test comes at once. */
    @Override
    public SqlWriter visitCaseOperand(Expression.CaseOperand operand) {
        return out;
    }

    @Override
    public SqlWriter visitCast(Expression.Cast cast) {
        out.add(cast.orNull() ? "TRY_CAST(" : "CAST(")
                .expression(cast.operand())
                .add(" AS ");
        return cast.type().named().isPresent()
                ? out.objectName(cast.type().named().get()).add(")")
                : out.add(cast.type().type() + ")");
    }

    @Override
    public SqlWriter visitCall(Expression.Call call) {
        CallModifiers modifiers = call.modifiers();
        out.functionName(call.function().parts().get(0), !call.arguments().isEmpty());
        call.function().parts().stream().skip(1).forEach(part -> out.add(".").label(part));
        out.add("(").addIf(modifiers.distinct(), "DISTINCT ").addIf(modifiers.star(), "*");
        int tightness = hasWordBehindArgument(call.functionName()) ? OPERATORS : LOOSEST;
        out.list(call.arguments(), argument -> print(argument, tightness));
        if (!modifiers.orderBy().isEmpty()) {
            out.add(" ORDER BY ").sortItems(modifiers.orderBy());
        }
        return modifiers(modifiers, out.add(")"));
    }

    /** Functions whose argument the parser ends at a word that could also be an operator: IN, SIMILAR. */
    private static boolean hasWordBehindArgument(String function) {
        return function.equals("position") || function.equals("substring");
    }

    /** What stands behind the closing parenthesis of a call. */
    static SqlWriter modifiers(CallModifiers modifiers, SqlWriter out) {
        if (!modifiers.withinGroup().isEmpty()) {
            out.add(" WITHIN GROUP (ORDER BY ")
                    .sortItems(modifiers.withinGroup())
                    .add(")");
        }
        out.addIf(modifiers.fromLast(), " FROM LAST");
        out.addIf(modifiers.nullTreatment() == CallModifiers.NullTreatment.IGNORE, " IGNORE NULLS");
        out.addIf(modifiers.nullTreatment() == CallModifiers.NullTreatment.RESPECT, " RESPECT NULLS");
        modifiers.filter().ifPresent(filter -> out.add(" FILTER (WHERE ")
                .expression(filter)
                .add(")"));
        return out.optional(" OVER ", modifiers.over(), out.queries()::window);
    }

    @Override
    public SqlWriter visitNamedArgument(Expression.NamedArgument argument) {
        return out.name(argument.name()).add(" => ").expression(argument.value());
    }

    @Override
    public SqlWriter visitRowValue(Expression.RowValue row) {
        return out.add("ROW(").expressions(row.elements()).add(")");
    }

    @Override
    public SqlWriter visitArrayConstructor(Expression.ArrayConstructor array) {
        return out.add("ARRAY[").expressions(array.elements()).add("]");
    }

    @Override
    public SqlWriter visitArrayQuery(Expression.ArrayQuery array) {
        return out.add("ARRAY").add("(").query(array.query()).add(")");
    }

    @Override
    public SqlWriter visitScalarSubquery(Expression.ScalarSubquery subquery) {
        return subquery(subquery.query());
    }

    private SqlWriter subquery(Query query) {
        return out.add("(").query(query).add(")");
    }

    @Override
    public SqlWriter visitAtTimeZone(Expression.AtTimeZone atTimeZone) {
        print(atTimeZone.operand(), ZONE);
        if (atTimeZone.zone().isEmpty()) {
            return out.add(" AT LOCAL");
        }
        out.add(" AT TIME ZONE ");
        print(atTimeZone.zone().get(), UNARY);
        return out;
    }

    @Override
    public SqlWriter visitCollate(Expression.Collate collate) {
        print(collate.operand(), ZONE);
        return out.add(" COLLATE ").objectName(collate.collation());
    }

    @Override
    public SqlWriter visitSequenceValue(Expression.SequenceValue sequenceValue) {
        return out.add(sequenceValue.next() ? "NEXT VALUE FOR " : "CURRENT VALUE FOR ")
                .objectName(sequenceValue.sequence());
    }

    @Override
    public SqlWriter visitDefaultValue(Expression.DefaultValue defaultValue) {
        return out.add("DEFAULT");
    }

    @Override
    public SqlWriter visitAnd(Condition.And and) {
        return chain(and.operands(), " AND ", NOT);
    }

    @Override
    public SqlWriter visitOr(Condition.Or or) {
        return chain(or.operands(), " OR ", AND);
    }

    /** A program's AND or OR may have one operand or none: true for AND, false for OR. */
    private SqlWriter chain(List<Expression> operands, String word, int tightness) {
        if (operands.isEmpty()) {
            return out.add(tightness == NOT ? "TRUE" : "FALSE");
        }
        for (int i = 0; i < operands.size(); i++) {
            out.addIf(i > 0, word);
            print(operands.get(i), tightness);
        }
        return out;
    }

    @Override
    public SqlWriter visitNot(Condition.Not not) {
        out.add("NOT ");
        print(not.operand(), NOT);
        return out;
    }

    @Override
    public SqlWriter visitComparison(Condition.Comparison comparison) {
        operator(comparison.left(), comparison.operator());
        print(comparison.right(), isTest(comparison) ? COMPARISON : RANGE);
        return out;
    }

    private SqlWriter operator(Expression left, ComparisonOperator operator) {
        print(left, isTest(operator) ? IS : COMPARISON);
        return out.add(" ").add(operator.symbol()).add(" ");
    }

    @Override
    public SqlWriter visitQuantifiedQuery(Condition.QuantifiedQuery quantified) {
        operator(quantified.left(), quantified.operator()).add(quantified.all() ? "ALL " : "ANY ");
        return subquery(quantified.query());
    }

    @Override
    public SqlWriter visitQuantifiedArray(Condition.QuantifiedArray quantified) {
        return operator(quantified.left(), quantified.operator())
                .add(quantified.all() ? "ALL (" : "ANY (")
                .expression(quantified.array())
                .add(")");
    }

    @Override
    public SqlWriter visitBetween(Condition.Between between) {
        print(between.operand(), RANGE);
        out.addIf(between.negated(), " NOT").add(" BETWEEN ").addIf(between.symmetric(), "SYMMETRIC ");
        return out.operand(between.low()).add(" AND ").operand(between.high());
    }

    @Override
    public SqlWriter visitInList(Condition.InList in) {
        print(in.operand(), RANGE);
        return out.addIf(in.negated(), " NOT")
                .add(" IN (")
                .expressions(in.elements())
                .add(")");
    }

    @Override
    public SqlWriter visitInQuery(Condition.InQuery in) {
        print(in.operand(), RANGE);
        out.addIf(in.negated(), " NOT").add(" IN ");
        return subquery(in.query());
    }

    @Override
    public SqlWriter visitExists(Condition.Exists exists) {
        out.add("EXISTS ");
        return subquery(exists.query());
    }

    @Override
    public SqlWriter visitLike(Condition.Like like) {
        print(like.operand(), RANGE);
        String word =
                switch (like.kind()) {
                    case LIKE -> like.negated() ? " NOT LIKE " : " LIKE ";
                    case ILIKE -> like.negated() ? " NOT ILIKE " : " ILIKE ";
                    case SIMILAR -> like.negated() ? " NOT SIMILAR TO " : " SIMILAR TO ";
                    case REGEX -> like.negated() ? " !~ " : " ~ ";
                    case REGEX_IGNORE_CASE -> like.negated() ? " !~* " : " ~* ";
                };
        return out.add(word).operand(like.pattern()).optional(" ESCAPE ", like.escape(), out::operand);
    }

    @Override
    public SqlWriter visitIs(Condition.Is is) {
        print(is.operand(), IS);
        out.add(is.negated() ? " IS NOT " : " IS ");
        return out.add(
                switch (is.test()) {
                    case JSON_OBJECT -> "JSON OBJECT";
                    case JSON_ARRAY -> "JSON ARRAY";
                    case JSON_SCALAR -> "JSON SCALAR";
                    case JSON_WITH_UNIQUE_KEYS -> "JSON WITH UNIQUE KEYS";
                    case JSON_OBJECT_WITH_UNIQUE_KEYS -> "JSON OBJECT WITH UNIQUE KEYS";
                    default -> is.test().name();
                });
    }

    @Override
    public SqlWriter visitJsonValue(JsonExpression.JsonValue value) {
        return json.value(value);
    }

    @Override
    public SqlWriter visitJsonQuery(JsonExpression.JsonQuery query) {
        return json.query(query);
    }

    @Override
    public SqlWriter visitJsonExists(JsonExpression.JsonExists exists) {
        return json.exists(exists);
    }

    @Override
    public SqlWriter visitJsonObject(JsonExpression.JsonObject object) {
        return json.object(object);
    }

    @Override
    public SqlWriter visitJsonArray(JsonExpression.JsonArray array) {
        return json.array(array);
    }

    @Override
    public SqlWriter visitJsonSerialize(JsonExpression.JsonSerialize serialize) {
        return json.serialize(serialize);
    }

    @Override
    public SqlWriter visitJsonArrayQuery(JsonExpression.JsonArrayQuery array) {
        return json.arrayQuery(array);
    }

    @Override
    public SqlWriter visitJsonObjectAggregate(JsonExpression.JsonObjectAggregate aggregate) {
        return json.objectAggregate(aggregate);
    }

    @Override
    public SqlWriter visitJsonArrayAggregate(JsonExpression.JsonArrayAggregate aggregate) {
        return json.arrayAggregate(aggregate);
    }
}
