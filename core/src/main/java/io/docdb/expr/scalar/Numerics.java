package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Arguments.number;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.DOUBLE;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.NUMBER;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Arguments;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/** Functions over numbers. Exact ones stay exact; roots, logarithms and angles are doubles. */
public final class Numerics {
    private static final int MAX_SCALE = 10_000;

    private Numerics() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>(rounding());
        functions.addAll(powers());
        functions.addAll(trigonometry());
        functions.addAll(others());
        return functions;
    }

    private static List<Named> rounding() {
        return List.of(
                Named.of(new AbsoluteValue(Definition.of("ABS")
                        .takes(NUMBER)
                        .gives(types -> numberType(types.get(0)))
                        .as(a -> {
                            NumberValue number = anyNumber(a[0]);
                            return Numbers.signum(number) < 0 ? longOrError(Numbers.negate(number), number) : number;
                        })
                        .function())),
                Definition.of("SIGN")
                        .takes(NUMBER)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(Numbers.signum(anyNumber(a[0])))),
                Definition.of("CEIL", "CEILING")
                        .takes(NUMBER)
                        .gives(types -> wholeType(types.get(0)))
                        .as(a -> round(anyNumber(a[0]), 0, RoundingMode.CEILING)),
                Definition.of("FLOOR")
                        .takes(NUMBER)
                        .gives(types -> wholeType(types.get(0)))
                        .as(a -> round(anyNumber(a[0]), 0, RoundingMode.FLOOR)),
                Definition.of("ROUND")
                        .takes(NUMBER, INTEGER)
                        .optional(1)
                        .gives(types -> roundedType(types))
                        .as(a -> rounded(a, a.length > 1 ? RoundingMode.HALF_UP : NumberCasts.halves(anyNumber(a[0])))),
                Definition.of("TRUNC", "TRUNCATE")
                        .takes(NUMBER, INTEGER)
                        .optional(1)
                        .gives(types -> roundedType(types))
                        .as(a -> rounded(a, RoundingMode.DOWN)));
    }

    /** The type of a number function's result for an argument that may be text or NULL. */
    private static SqlType numberType(SqlType type) {
        return type.isNumeric() || type.family() == SqlType.Family.ANY ? type : SqlType.DECIMAL;
    }

    private static SqlType wholeType(SqlType type) {
        SqlType number = numberType(type);
        return number.name() == SqlType.Name.DECIMAL && number.hasPrecision() && number.hasScale()
                ? SqlType.decimal(number.precision() - number.scale() + 1, 0)
                : number;
    }

    private static SqlType roundedType(List<SqlType> types) {
        if (types.size() == 1) {
            return wholeType(types.get(0));
        }
        SqlType number = numberType(types.get(0));
        boolean approximate = number.name() == SqlType.Name.DOUBLE || number.name() == SqlType.Name.REAL;
        return number.isNumeric() && !approximate ? SqlType.DECIMAL : number;
    }

    /** An exact number shows as many digits behind the point as are asked for: ROUND(5, 2) is 5.00, as in PostgreSQL. */
    private static Value rounded(Value[] a, RoundingMode mode) {
        NumberValue number = anyNumber(a[0]);
        int digits = a.length > 1 ? length(a[1]) : 0;
        return number instanceof LongValue whole && digits > 0
                ? Numbers.decimal(BigDecimal.valueOf(whole.value()).setScale(Math.min(MAX_SCALE, digits)))
                : round(number, digits, mode);
    }

    private static Value longOrError(NumberValue result, NumberValue argument) {
        if (argument instanceof LongValue && !(result instanceof LongValue)) {
            throw Numbers.overflow(SqlType.BIGINT);
        }
        return result;
    }

    /** Rounded to {@code digits} behind the point; a negative number of digits rounds before it. */
    static Value round(NumberValue number, int digits, RoundingMode mode) {
        if (number instanceof LongValue && digits >= 0) {
            return number;
        }
        int scale = Math.max(-MAX_SCALE, Math.min(MAX_SCALE, digits));
        if (number instanceof DoubleValue approximate) {
            double value = approximate.value();
            if (!Double.isFinite(value) || scale > 300 && mode != RoundingMode.UP) {
                return number;
            }
            return new DoubleValue(Numbers.bounded(number).setScale(scale, mode).doubleValue());
        }
        BigDecimal rounded = Numbers.bounded(number).setScale(scale, mode);
        return Numbers.decimal(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private static List<Named> powers() {
        return List.of(
                Definition.of("SQRT").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> Powers.root(number(a[0]))),
                Definition.of("CBRT").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> number(Math.cbrt(number(a[0])))),
                Definition.of("EXP").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> Powers.exp(number(a[0]))),
                Definition.of("LN").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> number(Powers.ln(number(a[0])))),
                Definition.of("LOG10").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> number(Powers.log10(number(a[0])))),
                Definition.of("LOG2")
                        .takes(DOUBLE)
                        .gives(SqlType.DOUBLE)
                        .as(a -> number(Powers.ln(number(a[0])) / Math.log(2))),
                Definition.of("LOG")
                        .takes(DOUBLE, DOUBLE)
                        .optional(1)
                        .gives(SqlType.DOUBLE)
                        .as(a -> {
                            if (a.length == 1) {
                                return number(Powers.log10(number(a[0])));
                            }
                            return number(Powers.log(number(a[0]), number(a[1])));
                        }));
    }

    private static List<Named> trigonometry() {
        List<Named> functions = new ArrayList<>();
        angle(functions, "SIN", Math::sin);
        angle(functions, "COS", Math::cos);
        angle(functions, "TAN", Math::tan);
        angle(functions, "COT", x -> 1 / Math.tan(x));
        angle(functions, "ASIN", Math::asin);
        angle(functions, "ACOS", Math::acos);
        angle(functions, "ATAN", Math::atan);
        angle(functions, "SINH", Math::sinh);
        angle(functions, "COSH", Math::cosh);
        angle(functions, "TANH", Math::tanh);
        angle(functions, "ASINH", x -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
        angle(functions, "ACOSH", x -> Math.log(x + Math.sqrt(x * x - 1)));
        angle(functions, "ATANH", x -> 0.5 * Math.log((1 + x) / (1 - x)));
        inDegrees(functions, "SIND", Math::sin);
        inDegrees(functions, "COSD", Math::cos);
        inDegrees(functions, "TAND", Math::tan);
        inDegrees(functions, "COTD", x -> 1 / Math.tan(x));
        angle(functions, "ASIND", x -> degrees(Math.asin(x)));
        angle(functions, "ACOSD", x -> degrees(Math.acos(x)));
        angle(functions, "ATAND", x -> degrees(Math.atan(x)));
        angle(functions, "DEGREES", Math::toDegrees);
        angle(functions, "RADIANS", Math::toRadians);
        functions.add(Definition.of("ATAN2")
                .takes(DOUBLE, DOUBLE)
                .gives(SqlType.DOUBLE)
                .as(a -> number(Math.atan2(number(a[0]), number(a[1])))));
        functions.add(Definition.of("ATAN2D")
                .takes(DOUBLE, DOUBLE)
                .gives(SqlType.DOUBLE)
                .as(a -> number(degrees(Math.atan2(number(a[0]), number(a[1]))))));
        functions.add(Definition.of("PI").gives(SqlType.DOUBLE).as(a -> number(Math.PI)));
        return functions;
    }

    /** What should be whole or a half is: rounding noise of the conversion is taken off. Poles are infinite. */
    private static void inDegrees(List<Named> functions, String name, DoubleUnaryOperator operator) {
        functions.add(Definition.of(name).takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> {
            double result = operator.applyAsDouble(Math.toRadians(number(a[0]) % 360));
            return number(Math.abs(result) > 1e15 ? Double.POSITIVE_INFINITY : withoutNoise(result));
        }));
    }

    private static double degrees(double radians) {
        return withoutNoise(Math.toDegrees(radians));
    }

    private static double withoutNoise(double number) {
        double rounded = Math.rint(number * 2) / 2;
        return Math.abs(rounded - number) < 1e-14 * Math.max(1, Math.abs(number)) ? rounded : number;
    }

    private static void angle(List<Named> functions, String name, DoubleUnaryOperator operator) {
        functions.add(Definition.of(name).takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> {
            double argument = number(a[0]);
            double result = operator.applyAsDouble(argument);
            if (Double.isNaN(result) && !Double.isNaN(argument)) {
                throw Powers.outside(name, "a number for which it is defined");
            }
            return Powers.finite(result, argument, argument);
        }));
    }

    private static List<Named> others() {
        return List.of(
                Definition.of("RANDOM", "RAND")
                        .takes(INTEGER)
                        .optional(1)
                        .isVolatile()
                        .gives(SqlType.DOUBLE)
                        .as(a -> number(ThreadLocalRandom.current().nextDouble())),
                Definition.of("DIV")
                        .takes(NUMBER, NUMBER)
                        .gives(types -> numberType(types.get(0)))
                        .as(a -> Numbers.wholeQuotient(anyNumber(a[0]), anyNumber(a[1]))),
                Definition.of("GCD")
                        .takes(NUMBER, NUMBER)
                        .gives(types -> numberType(types.get(0)))
                        .as(a -> Numbers.decimal(new BigDecimal(whole(a[0]).gcd(whole(a[1]))))),
                Definition.of("LCM")
                        .takes(NUMBER, NUMBER)
                        .gives(types -> numberType(types.get(0)))
                        .as(a -> {
                            BigInteger divisor = whole(a[0]).gcd(whole(a[1]));
                            return divisor.signum() == 0
                                    ? LongValue.ZERO
                                    : Numbers.decimal(new BigDecimal(whole(a[0])
                                            .multiply(whole(a[1]))
                                            .abs()
                                            .divide(divisor)));
                        }),
                Definition.of("FACTORIAL").takes(INTEGER).gives(SqlType.DECIMAL).as(a -> factorial(integer(a[0]))),
                Definition.of("SCALE")
                        .takes(NUMBER)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(
                                a[0] instanceof DecimalValue d
                                        ? Math.max(d.value().scale(), 0)
                                        : 0)),
                Definition.of("MIN_SCALE")
                        .takes(NUMBER)
                        .gives(SqlType.INTEGER)
                        .as(a -> LongValue.of(Math.max(
                                0,
                                Numbers.bounded(anyNumber(a[0]))
                                        .stripTrailingZeros()
                                        .scale()))),
                Definition.of("TRIM_SCALE")
                        .takes(NUMBER)
                        .gives(types -> numberType(types.get(0)))
                        .as(a -> {
                            BigDecimal shortest =
                                    Numbers.bounded(anyNumber(a[0])).stripTrailingZeros();
                            return Numbers.decimal(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
                        }),
                Definition.of("WIDTH_BUCKET")
                        .takes(ANY, ANY, ANY, INTEGER)
                        .optional(2)
                        .gives(types -> bucketType(types))
                        .as(a -> a.length == 2
                                ? integer(bucket(a[0], (ArrayValue) Casts.cast(a[1], SqlType.ARRAY, ZoneOffset.UTC)))
                                : bucket(a[0], bound(a[1]), bound(a[2]), integer(a[3]))),
                inRadix("TO_HEX", 16),
                inRadix("TO_OCT", 8),
                inRadix("TO_BIN", 2),
                inLongRadix("TO_HEX BIGINT", 16),
                inLongRadix("TO_OCT BIGINT", 8),
                inLongRadix("TO_BIN BIGINT", 2));
    }

    /** A negative number shows as many bits as its type has: 32 if it is an INTEGER. */
    private static Named inRadix(String name, int radix) {
        return Definition.of(name).takes(INTEGER).gives(SqlType.VARCHAR).as(a -> {
            long number = integer(a[0]);
            return Arguments.text(
                    number == (int) number
                            ? Integer.toUnsignedString((int) number, radix)
                            : Long.toUnsignedString(number, radix));
        });
    }

    private static Named inLongRadix(String name, int radix) {
        return Definition.of(name)
                .takes(INTEGER)
                .gives(SqlType.VARCHAR)
                .as(a -> Arguments.text(Long.toUnsignedString(integer(a[0]), radix)));
    }

    private static BigInteger whole(Value value) {
        return Numbers.bounded(anyNumber(value)).toBigInteger();
    }

    private static Value factorial(long number) {
        if (number < 0 || number > 1000) {
            throw Powers.outside("FACTORIAL", "a number from 0 to 1000");
        }
        BigInteger product = BigInteger.ONE;
        for (long i = 2; i <= number; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return Numbers.decimal(new BigDecimal(product));
    }

    private static SqlType bucketType(List<SqlType> types) {
        if (types.size() == 3) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: WIDTH_BUCKET takes (value, low, high, count) or (value, array of bounds)");
        }
        return SqlType.INTEGER;
    }

    private static BigDecimal bound(Value value) {
        if (value instanceof DoubleValue approximate && !Double.isFinite(approximate.value())) {
            throw Powers.outside("WIDTH_BUCKET", "finite bounds");
        }
        return Numbers.bounded(NumberCasts.toNumber(value, SqlType.DECIMAL));
    }

    /** How many of the bounds, which are in order, the value has reached. */
    private static long bucket(Value value, ArrayValue bounds) {
        return bounds.elements().stream()
                .filter(bound -> ValueOrder.INSTANCE.compare(bound, value) <= 0)
                .count();
    }

    /** Exactly, so that what is next to a bound is in the right one: {@code WIDTH_BUCKET(0.29, 0, 1, 100)} is 30. */
    private static Value bucket(Value value, BigDecimal low, BigDecimal high, long count) {
        int direction = high.compareTo(low);
        if (count <= 0 || direction == 0) {
            throw Powers.outside("WIDTH_BUCKET", "a count above zero and two different bounds");
        }
        if (value instanceof DoubleValue approximate && !Double.isFinite(approximate.value())) {
            if (Double.isNaN(approximate.value())) {
                throw Powers.outside("WIDTH_BUCKET", "a number");
            }
            return integer(approximate.value() > 0 == direction > 0 ? count + 1 : 0);
        }
        BigDecimal number = Numbers.bounded(NumberCasts.toNumber(value, SqlType.DECIMAL));
        if (number.compareTo(low) * direction < 0) {
            return integer(0);
        }
        if (number.compareTo(high) * direction >= 0) {
            return integer(count + 1);
        }
        return integer(number.subtract(low)
                        .multiply(BigDecimal.valueOf(count))
                        .divideToIntegralValue(high.subtract(low))
                        .longValueExact()
                + 1);
    }
}
