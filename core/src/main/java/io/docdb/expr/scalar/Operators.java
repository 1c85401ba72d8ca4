package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.number;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.BOOLEAN;
import static io.docdb.expr.define.Param.DOUBLE;
import static io.docdb.expr.define.Param.INTEGER;

import io.docdb.expr.ScalarFunction;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.SqlType;
import java.util.List;

/** The operators by their signs. */
public final class Operators {
    private Operators() {}

    public static List<Named> all() {
        return List.of(
                Named.of(new ArithmeticOperator(ArithmeticOperator.Kind.ADD)),
                Named.of(new ArithmeticOperator(ArithmeticOperator.Kind.SUBTRACT)),
                Named.of(new ArithmeticOperator(ArithmeticOperator.Kind.MULTIPLY)),
                Named.of(new ArithmeticOperator(ArithmeticOperator.Kind.DIVIDE)),
                Named.of(new ArithmeticOperator(ArithmeticOperator.Kind.MODULO), "MOD"),
                Named.of(new Concatenation(Concatenation.Operands.PLAIN)),
                new Named(List.of("|| TEXT"), new Concatenation(Concatenation.Operands.TEXT)),
                new Named(List.of("|| JSON LITERAL"), new Concatenation(Concatenation.Operands.JSON_LITERAL)),
                new Named(List.of("|| WORDS"), new Concatenation(Concatenation.Operands.WORDS)),
                Named.of(
                        new PowerOperator(Definition.of("^")
                                .takes(DOUBLE, DOUBLE)
                                .gives(SqlType.DOUBLE)
                                .as(a -> Powers.power(number(a[0]), number(a[1])))
                                .function()),
                        "POWER",
                        "POW"),
                Definition.of("&", "BITAND")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(integer(a[0]) & integer(a[1]))),
                Definition.of("|", "BITOR")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(integer(a[0]) | integer(a[1]))),
                Definition.of("#", "BITXOR")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(integer(a[0]) ^ integer(a[1]))),
                Definition.of("<<", "LSHIFT", "SHIFT_LEFT")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(shift(integer(a[0]), integer(a[1])))),
                Definition.of(">>", "RSHIFT", "SHIFT_RIGHT")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(shift(integer(a[0]), -integer(a[1])))),
                Definition.of("BIT_NOT", "BITNOT")
                        .takes(INTEGER)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(~integer(a[0]))),
                Definition.of("IS TRUE")
                        .takes(BOOLEAN)
                        .seesNull()
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(a[0] == BooleanValue.TRUE)),
                Definition.of("IS FALSE")
                        .takes(BOOLEAN)
                        .seesNull()
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(a[0] == BooleanValue.FALSE)),
                Definition.of("IS UNKNOWN")
                        .takes(BOOLEAN)
                        .seesNull()
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(a[0].isNull())),
                Definition.of("XOR")
                        .takes(BOOLEAN, BOOLEAN)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(truth(a[0]) != truth(a[1]))),
                Definition.of("ARRAY")
                        .takes(ANY)
                        .optional(1)
                        .variadic()
                        .seesNull()
                        .gives(Arrays::typeOfElements)
                        .as(a -> ArrayValue.of(a)));
    }

    /** The operator {@code +}, for series. */
    public static ScalarFunction plus() {
        return new ArithmeticOperator(ArithmeticOperator.Kind.ADD);
    }

    /** Shifts left, or right for a negative count; bits that leave are gone, also all 64 of them. */
    private static long shift(long bits, long count) {
        if (count >= Long.SIZE || count <= -Long.SIZE) {
            return count < 0 && bits < 0 ? -1 : 0;
        }
        return count >= 0 ? bits << count : bits >> -count;
    }
}
