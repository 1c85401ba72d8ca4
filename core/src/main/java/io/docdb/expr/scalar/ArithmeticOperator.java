package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.BinaryFunction;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.type.NumberCasts;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code + - * / %} over numbers, dates and intervals; {@code +} and {@code -} also before one operand.
 *
 * <p>Declared whole numbers stay whole: {@code 7 / 2} is 3, and what leaves the range of the type is 22003. Decimals are
 * exact. Where an operand is dynamic JSON, which does not tell 7 from 7.0, division is exact: {@code 3.5}, and whole
 * numbers of any size are possible. From an object or array {@code -} takes away a field or element.
 */
final class ArithmeticOperator implements SpecializingFunction {
    /** The operators. */
    enum Kind {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        MODULO("%");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    private final Kind kind;

    ArithmeticOperator(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind.sign;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        if (arguments.size() == 1 && (kind == Kind.ADD || kind == Kind.SUBTRACT)) {
            return signedType(arguments.get(0));
        }
        if (arguments.size() != 2) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of operands: " + kind.sign + ", found " + arguments.size());
        }
        SqlType left = asNumber(arguments.get(0), arguments.get(1));
        SqlType right = asNumber(arguments.get(1), arguments.get(0));
        if (left.isNumeric() && right.isNumeric()) {
            return switch (kind) {
                case ADD, SUBTRACT -> TypeRules.sumType(left, right);
                case MULTIPLY -> TypeRules.productType(left, right);
                case DIVIDE -> TypeRules.quotientType(left, right);
                case MODULO -> TypeRules.remainderType(left, right);
            };
        }
        if (left.family() == Family.NULL && right.family() == Family.NULL) {
            return SqlType.INTEGER;
        }
        boolean structured = left.family() == Family.OBJECT || left.family() == Family.ARRAY;
        if (kind == Kind.SUBTRACT && structured) {
            return left;
        }
        if (isDynamic(left) && isDynamic(right)) {
            return SqlType.ANY;
        }
        return TemporalArithmetic.resultType(kind.sign, left, right);
    }

    /** Text and NULL beside a number count as numbers. */
    private static SqlType asNumber(SqlType type, SqlType other) {
        if (type.isText()) {
            return other.isNumeric() || other.isText() ? SqlType.DECIMAL : type;
        }
        if (type.family() == Family.BOOLEAN && (other.isNumeric() || other.family() == Family.BOOLEAN)) {
            return SqlType.INTEGER;
        }
        return type.family() == Family.NULL && other.isNumeric() ? other : type;
    }

    private static boolean isDynamic(SqlType type) {
        return type.family() == Family.ANY || type.family() == Family.NULL || type.isNumeric() || type.isText();
    }

    private SqlType signedType(SqlType operand) {
        if (operand.isText()) {
            return SqlType.DECIMAL;
        }
        boolean signed = operand.isNumeric()
                || operand.family() == Family.INTERVAL
                || operand.family() == Family.ANY
                || operand.family() == Family.NULL;
        if (!signed) {
            throw new StatementException(
                    ErrorCode.TYPE_MISMATCH,
                    "Wrong operand: " + kind.sign + " expects a number or interval, found " + operand);
        }
        return operand.family() == Family.NULL ? SqlType.INTEGER : operand;
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        if (arguments.size() != 2) {
            return result.isInteger() ? new WholeSign(this, result) : this;
        }
        SqlType left = arguments.get(0).type();
        SqlType right = arguments.get(1).type();
        if (left.isInteger() && right.isInteger() && result.isInteger()) {
            return new Whole(kind, result);
        }
        boolean dynamic = left.family() == Family.ANY || right.family() == Family.ANY;
        return dynamic || result.isNumeric() ? new Exact(kind, dynamic) : this;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        if (arguments.length == 2) {
            return compute(kind, arguments[0], arguments[1], context, false);
        }
        if (arguments[0] instanceof IntervalValue span) {
            return kind == Kind.ADD ? span : TemporalArithmetic.negate(span);
        }
        NumberValue number = Numbers.of(arguments[0]);
        return kind == Kind.ADD ? number : Numbers.negate(number);
    }

    private static Value compute(Kind kind, Value left, Value right, EvaluationContext context, boolean exactQuotient) {
        if (TemporalArithmetic.concerns(left) || TemporalArithmetic.concerns(right)) {
            return TemporalArithmetic.compute(kind.sign, left, right, context);
        }
        if (kind == Kind.SUBTRACT && (left instanceof ArrayValue || left instanceof Document)) {
            return Without.of(left, right);
        }
        NumberValue a = Numbers.of(left);
        NumberValue b = Numbers.of(right);
        return switch (kind) {
            case ADD -> Numbers.add(a, b);
            case SUBTRACT -> Numbers.subtract(a, b);
            case MULTIPLY -> Numbers.multiply(a, b);
            case DIVIDE ->
                !exactQuotient && a instanceof LongValue x && b instanceof LongValue y
                        ? Numbers.divideWhole(x, y)
                        : Numbers.divide(a, b);
            case MODULO -> Numbers.remainder(a, b);
        };
    }

    /** Operands declared as whole numbers of at most 64 bits. */
    private record Whole(Kind kind, SqlType type) implements BinaryFunction {
        @Override
        public String name() {
            return kind.sign;
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return type;
        }

        @Override
        public Value apply(Value left, Value right, EvaluationContext context) {
            NumberValue result;
            if (left instanceof LongValue a && right instanceof LongValue b) {
                result = switch (kind) {
                    case ADD -> Numbers.add(a, b);
                    case SUBTRACT -> Numbers.subtract(a, b);
                    case MULTIPLY -> Numbers.multiply(a, b);
                    case DIVIDE -> Numbers.divideWhole(a, b);
                    case MODULO -> Numbers.remainder(a, b);
                };
            } else {
                Value a = whole(left);
                Value b = whole(right);
                result = (NumberValue) compute(kind, a, b, context, false);
                if (isFraction(a) || isFraction(b)) {
                    return result;
                }
            }
            return inRange(result, type);
        }

        /** A parameter beside a whole number counts as one, but may be given 0.5 all the same. */
        private static boolean isFraction(Value operand) {
            return operand instanceof DoubleValue
                    || operand instanceof DecimalValue number
                            && number.toDecimal().stripTrailingZeros().scale() > 0;
        }

        /** A schema's integer may be stored as 7.0. */
        private static Value whole(Value operand) {
            NumberValue number = Numbers.of(operand);
            return number.isLong() ? LongValue.of(number.longValue()) : number;
        }
    }

    static NumberValue inRange(NumberValue result, SqlType type) {
        if (result instanceof LongValue whole && NumberCasts.inRange(whole.value(), type.name())) {
            return result;
        }
        throw Numbers.overflow(type);
    }

    private record WholeSign(ArithmeticOperator operator, SqlType type) implements ScalarFunction {
        @Override
        public String name() {
            return operator.name();
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return type;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            return inRange((NumberValue) operator.apply(arguments, context), type);
        }
    }

    /** Decimals, doubles, and dynamic operands, whose quotient is shown without trailing zeros. */
    private record Exact(Kind kind, boolean dynamic) implements BinaryFunction {
        @Override
        public String name() {
            return kind.sign;
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return SqlType.ANY;
        }

        @Override
        public Value apply(Value left, Value right, EvaluationContext context) {
            Value result = compute(kind, left, right, context, true);
            if (dynamic && kind == Kind.DIVIDE && result instanceof DecimalValue quotient) {
                BigDecimal shortest = quotient.value().stripTrailingZeros();
                return Numbers.decimal(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
            }
            return result;
        }
    }
}
