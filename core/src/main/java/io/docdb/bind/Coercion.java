package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.And;
import io.docdb.expr.Cast;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.Volatility;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.sql.DateWord;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The casts SQL leaves out: where operands of two types meet, one is brought to the other's.
 *
 * <p>A constant is converted rather than a column, when it is bound, so that an index on the column stays usable. A
 * column is cast so that values which do not fit become NULL: one odd document must not make a query fail. Dynamic
 * values bring their kind along and are not cast at all.
 */
final class Coercion {
    /** Of any length. */
    private static final SqlType CHAR = SqlType.of(SqlType.Name.CHAR);

    private final Binding binding;

    Coercion(Binding binding) {
        this.binding = binding;
    }

    /** Gives a parameter nobody has typed yet a type; other expressions stay. */
    Expression typed(Expression expression, SqlType type) {
        if (expression instanceof Parameter parameter
                && parameter.type().family() == Family.ANY
                && type.family() != Family.NULL
                && type.family() != Family.ANY) {
            binding.tally().parameter(parameter.position(), type);
            return new Parameter(parameter.position(), type);
        }
        return expression;
    }

    /** Beside an array a literal like {@code '{a, b}'}, which is no JSON, is one: {@code tags @> '{a}'}. */
    List<Expression> readArrays(Expression left, Expression right) {
        return List.of(readArray(left, right.type()), readArray(right, left.type()));
    }

    private static Expression readArray(Expression expression, SqlType beside) {
        boolean isArray = beside.family() == Family.ARRAY
                && expression instanceof Constant constant
                && constant.value() instanceof TextValue text
                && JsonForm.isArrayInBraces(text.value());
        return isArray ? new Cast(expression, beside, false) : expression;
    }

    /**
     * {@code left operator right}, with casts where the types ask for them. Rows are compared field by field.
     *
     * @throws StatementException TYPE_MISMATCH naming both types
     */
    Expression compare(Comparison.Operator operator, Expression left, Expression right, Position at) {
        if (left instanceof RowConstructor a && right instanceof RowConstructor b) {
            return compareRows(operator, a, b, at);
        }
        Expression numberedLeft = ObjectNumbers.besides(right, left, binding);
        Expression numberedRight = ObjectNumbers.besides(left, right, binding);
        Expression typedLeft = typed(numberedLeft, numberedRight.type());
        Expression typedRight = typed(numberedRight, numberedLeft.type());
        boolean isEquality = operator == Comparison.Operator.EQUAL || operator == Comparison.Operator.NOT_EQUAL;
        if (isEquality && isTextOfAny(typedLeft) && isUnmistakable(typedRight)) {
            return new Comparison(operator, ((Cast) typedLeft).operand(), typedRight);
        }
        if (isEquality && isTextOfAny(typedRight) && isUnmistakable(typedLeft)) {
            return new Comparison(operator, typedLeft, ((Cast) typedRight).operand());
        }
        SqlType leftType = typedLeft.type();
        SqlType rightType = typedRight.type();
        if (leftType.family() == Family.TEXT && rightType.family() == Family.TEXT) {
            return new Comparison(operator, withoutBlanks(typedLeft, rightType), withoutBlanks(typedRight, leftType));
        }
        if (leftType.family() == rightType.family() && leftType.family() != Family.ROW) {
            return new Comparison(operator, typedLeft, typedRight);
        }
        if (isJson(leftType) && isText(typedRight)) {
            return new Comparison(operator, typedLeft, json((Constant) typedRight, leftType, at));
        }
        if (isJson(rightType) && isText(typedLeft)) {
            return new Comparison(operator, json((Constant) typedLeft, rightType, at), typedRight);
        }
        if (leftType.name() == SqlType.Name.JSON && isText(typedRight)) {
            return new Comparison(operator, typedLeft, jsonOrText((Constant) typedRight));
        }
        if (rightType.name() == SqlType.Name.JSON && isText(typedLeft)) {
            return new Comparison(operator, jsonOrText((Constant) typedLeft), typedRight);
        }
        SqlType common = TypeRules.comparisonType(leftType, rightType)
                .orElseThrow(() -> binding.error(
                        at,
                        ErrorCode.TYPE_MISMATCH,
                        "Types do not compare: " + operator.sqlText() + " has " + leftType + " and " + rightType));
        if (areDatesOfOneCalendar(leftType, rightType)) {
            return new Comparison(operator, typedLeft, typedRight);
        }
        return new Comparison(
                operator, operand(typedLeft, common, rightType, at), operand(typedRight, common, leftType, at));
    }

    /** What meets a CHAR is compared without its trailing blanks, as a CHAR is kept. */
    private static Expression withoutBlanks(Expression text, SqlType other) {
        boolean hasNone = other.name() != SqlType.Name.CHAR
                || text.type().name() == SqlType.Name.CHAR && !(text instanceof Parameter);
        if (hasNone) {
            return text;
        }
        return text instanceof Constant constant && constant.value() instanceof TextValue value
                ? new Constant(Casts.cast(value, CHAR, ZoneOffset.UTC), constant.type())
                : new Cast(text, CHAR, false);
    }

    /** {@code o.customer ->> 'city'} of a dynamic value. */
    private static boolean isTextOfAny(Expression expression) {
        return expression instanceof Cast cast
                && cast.type().equals(SqlType.VARCHAR)
                && cast.operand().type().family() == Family.ANY
                && !cast.nullOnError();
    }

    /**
     * True for a constant text that is not the text form of any other value, no number, boolean, time, UUID or JSON. Then
     * comparing the text form of a dynamic value with it is comparing the value itself, and an index on that is of use.
     */
    private static boolean isUnmistakable(Expression expression) {
        if (!isText(expression)) {
            return false;
        }
        String text = ((TextValue) ((Constant) expression).value()).value();
        boolean other = text.isEmpty()
                || !Character.isLetter(text.charAt(0))
                || text.equals("true")
                || text.equals("false")
                || text.equals("null")
                || text.equals("NaN")
                || text.equals("Infinity");
        return !other && !text.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }

    private static boolean isJson(SqlType type) {
        return type.family() == Family.OBJECT || type.family() == Family.ARRAY;
    }

    static boolean isText(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof TextValue;
    }

    /** A text literal that meets an object or an array is read as JSON, an array's in braces as one. */
    private Constant json(Constant text, SqlType beside, Position at) {
        String written = ((TextValue) text.value()).value();
        boolean isArray = beside.family() == Family.ARRAY && JsonForm.isArrayInBraces(written);
        Value value = binding.errors()
                .locate(at, () -> isArray ? Casts.cast(text.value(), beside, ZoneOffset.UTC) : JsonForm.parse(written));
        return new Constant(value, TypeRules.typeOf(value));
    }

    /** A text literal that meets a column declared JSON is read as JSON, too; if it is none, it is a text in there. */
    private static Constant jsonOrText(Constant text) {
        try {
            return new Constant(JsonForm.parse(((TextValue) text.value()).value()), SqlType.ANY);
        } catch (StatementException noJson) {
            return text;
        }
    }

    /** A text literal from which a point in time is subtracted is such a point, too. */
    Expression minuend(Expression left, SqlType right, Position at) {
        boolean isPoint = isDateOrTimestamp(right) || right.family() == Family.TIMESTAMP_TZ;
        return isPoint && isText(left) ? fold((Constant) left, right, at) : left;
    }

    /** A date compares with a timestamp as its midnight: no cast, so that an index on either is of use. */
    private static boolean areDatesOfOneCalendar(SqlType left, SqlType right) {
        return isDateOrTimestamp(left) && isDateOrTimestamp(right);
    }

    private static boolean isDateOrTimestamp(SqlType type) {
        return type.family() == Family.DATE || type.family() == Family.TIMESTAMP;
    }

    private Expression operand(Expression operand, SqlType common, SqlType other, Position at) {
        Family own = operand.type().family();
        if (common.family() == own || common.family() == Family.ANY || own == Family.ANY || own == Family.NULL) {
            return operand;
        }
        if (operand instanceof Constant constant && operand.type().isText()) {
            SqlType type = common.isInteger() ? SqlType.DECIMAL : SqlType.of(common.name());
            return common.isNumeric() ? number(constant, type, other, at) : fold(constant, type, at);
        }
        return cast(operand, SqlType.of(common.name()), operand.type().isText());
    }

    /** A text that meets a number: {@code '1.5'} equals no whole one; what is no number is an error about the other type. */
    private Expression number(Constant text, SqlType type, SqlType other, Position at) {
        try {
            return fold(text, type, at);
        } catch (StatementException error) {
            throw binding.error(at, error.code(), "Invalid value: expected " + other + ", found " + text.value());
        }
    }

    /** The constant as a value of {@code type}. @throws StatementException if the text is no such value */
    private Expression fold(Constant constant, SqlType type, Position at) {
        Optional<Expression> word = dateWord(constant, type, at);
        if (word.isPresent()) {
            return word.get();
        }
        if (isZoned(type) && !Casts.hasZone(((TextValue) constant.value()).value())) {
            return cast(constant, type, false); // in the session's zone, which may change between executions
        }
        Value value = binding.errors().locate(at, () -> Casts.cast(constant.value(), type, ZoneOffset.UTC));
        return new Constant(value, type);
    }

    /** {@code 'today'} where a date is expected. */
    Optional<Expression> dateWord(Expression literal, SqlType type, Position at) {
        return isText(literal)
                ? DateWord.find(((TextValue) ((Constant) literal).value()).value(), type, at)
                        .map(tree -> new ExpressionBinder(
                                        binding, new Scope(Optional.empty(), CommonTables.NONE, 0), Clause.DEFINITION)
                                .bind(tree))
                : Optional.empty();
    }

    /** Equality of rows is equality of all fields, so that an index on some of them is found; order stays with the row. */
    private Expression compareRows(
            Comparison.Operator operator, RowConstructor left, RowConstructor right, Position at) {
        int size = left.fields().size();
        if (size != right.fields().size()) {
            throw binding.error(
                    at,
                    ErrorCode.TYPE_MISMATCH,
                    "Rows of different length: " + size + " and "
                            + right.fields().size() + " values");
        }
        List<Expression> pairs = new ArrayList<>(size);
        List<Expression> leftFields = new ArrayList<>(size);
        List<Expression> rightFields = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Expression pair =
                    compare(operator, left.fields().get(i), right.fields().get(i), at);
            pairs.add(pair);
            if (pair instanceof Comparison comparison) {
                leftFields.add(comparison.left());
                rightFields.add(comparison.right());
            }
        }
        return switch (operator) {
            case EQUAL, NOT_DISTINCT -> size == 1 ? pairs.get(0) : new And(pairs);
            case NOT_EQUAL, DISTINCT -> size == 1 ? pairs.get(0) : new Or(pairs);
            default ->
                size == 1
                        ? pairs.get(0)
                        : new Comparison(operator, new RowConstructor(leftFields), new RowConstructor(rightFields));
        };
    }

    /**
     * The branches with their text literals read as what the others are: {@code COALESCE(placed_on, '2024-01-01')} is a date. A
     * literal has no type of its own; among texts, dynamic values or other literals it stays text, beside a column declared JSON
     * it is JSON.
     *
     * @throws StatementException INVALID_CAST and its like for a literal that cannot be read so
     */
    List<Expression> readLiterals(List<Expression> branches, Position at) {
        Optional<SqlType> others = Optional.of(SqlType.NULL);
        for (Expression branch : branches) {
            boolean untyped = isText(branch)
                    || branch instanceof Parameter && branch.type().family() == Family.ANY;
            if (!untyped) {
                others = others.flatMap(common -> TypeRules.commonType(common, branch.type()));
            }
        }
        if (others.isEmpty() || !takesLiterals(others.get()) && others.get().name() != SqlType.Name.JSON) {
            return branches;
        }
        boolean isJson = others.get().name() == SqlType.Name.JSON;
        List<Expression> read = new ArrayList<>(branches.size());
        for (Expression branch : branches) {
            if (!isText(branch)) {
                read.add(branch);
            } else {
                read.add(isJson ? jsonOrText((Constant) branch) : fold((Constant) branch, others.get(), at));
            }
        }
        return read;
    }

    /** True if a text literal beside values of this type is read as one. */
    static boolean takesLiterals(SqlType type) {
        return switch (type.family()) {
            case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL, UUID, BINARY, ARRAY, OBJECT ->
                true;
            case NULL, ANY, TEXT, ROW -> false;
        };
    }

    /**
     * The type all branches of a CASE, elements of a list or sides of a set operation are brought to.
     *
     * @param what names the place in the message
     */
    SqlType common(List<Expression> branches, String what, Position at) {
        SqlType common = SqlType.NULL;
        for (Expression branch : branches) {
            boolean untyped = branch instanceof Parameter && branch.type().family() == Family.ANY;
            common = untyped ? common : common(common, branch.type(), what, at);
        }
        return common.family() == Family.NULL && branches.stream().anyMatch(Parameter.class::isInstance)
                ? SqlType.ANY
                : common;
    }

    SqlType common(SqlType left, SqlType right, String what, Position at) {
        return TypeRules.commonType(left, right)
                .orElseThrow(() -> binding.error(
                        at, ErrorCode.TYPE_MISMATCH, "Types do not match: " + what + " has " + left + " and " + right));
    }

    /** A branch brought to the type of all; casts only where the value's form would differ. */
    Expression unify(Expression branch, SqlType common) {
        Expression typed = typed(branch, common);
        SqlType own = typed.type();
        boolean sameForm = own.family() == common.family() && own.isApproximate() == common.isApproximate();
        if (sameForm
                || common.family() == Family.ANY
                || own.family() == Family.NULL
                || common.family() == Family.NULL) {
            return typed;
        }
        return cast(typed, common, false);
    }

    /** An array as a function expects it: text, and a parameter, which may be text, are read as one. */
    Expression array(Expression expression) {
        boolean isText = expression instanceof Parameter || expression.type().isText();
        return isText ? new Cast(typed(expression, SqlType.ARRAY), SqlType.ARRAY, false) : expression;
    }

    /** As {@link #array}; the elements of a literal are of the type they are compared with. */
    Expression arrayOf(Expression expression, SqlType element, Position at) {
        return isText(expression) && takesLiterals(element)
                ? fold((Constant) expression, SqlType.arrayOf(element), at)
                : array(expression);
    }

    /** A cast; one that depends on the session's time zone makes the plan's result last for the statement only. */
    Cast cast(Expression operand, SqlType type, boolean nullOnError) {
        boolean zoned = isZoned(type) || isZoned(operand.type());
        if (zoned && type.family() != operand.type().family()) {
            binding.tally().uses(Volatility.STABLE);
        }
        return new Cast(operand, type, nullOnError);
    }

    private static boolean isZoned(SqlType type) {
        return type.family() == Family.TIMESTAMP_TZ || type.family() == Family.TIME_TZ;
    }

    /** As the other, with the place of the cast in the text. */
    Cast cast(Expression operand, SqlType type, boolean nullOnError, Position at) {
        Cast cast = cast(operand, type, nullOnError);
        return new Cast(cast.operand(), cast.type(), cast.nullOnError(), binding.placeOf(at));
    }

    List<Expression> unify(List<Expression> branches, SqlType common) {
        List<Expression> unified = new ArrayList<>(branches.size());
        branches.forEach(branch -> unified.add(unify(branch, common)));
        return unified;
    }

    /**
     * An expression that answers true, false or unknown.
     *
     * @throws StatementException TYPE_MISMATCH for one that does not
     */
    Expression condition(Expression expression, String what, Position at) {
        Expression typed = typed(expression, SqlType.BOOLEAN);
        return switch (typed.type().family()) {
            case BOOLEAN -> typed;
            case NULL, ANY, NUMBER, TEXT ->
                new Cast(typed, SqlType.BOOLEAN, typed.type().family() == Family.ANY, binding.placeOf(at));
            default ->
                throw binding.error(
                        at,
                        ErrorCode.TYPE_MISMATCH,
                        "Not a condition: " + what + " expects true or false, found " + typed.type());
        };
    }

    /** The types of expressions, in order. */
    static List<SqlType> typesOf(List<Expression> expressions) {
        List<SqlType> types = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> types.add(expression.type()));
        return types;
    }
}
