package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Functions that pick one of their arguments, or tell what they are. NULL takes no part in GREATEST and LEAST. Those of
 * the names with ONCE stand for conditional expressions whose operand must not be computed twice.
 */
public final class Choices {
    private Choices() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("GREATEST")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(types -> TypeRules.commonType(types, "GREATEST"))
                        .as(a -> extreme(a, 1)),
                Definition.of("LEAST")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(types -> TypeRules.commonType(types, "LEAST"))
                        .as(a -> extreme(a, -1)),
                Definition.of("CHOOSE", "ELT")
                        .takes(io.docdb.expr.define.Param.INTEGER, ANY)
                        .variadic()
                        .seesNull()
                        .gives(types -> TypeRules.commonType(types.subList(1, types.size()), "CHOOSE"))
                        .as(a -> {
                            long place = a[0] instanceof LongValue number ? number.value() : 0;
                            return place >= 1 && place < a.length ? a[(int) place] : NullValue.NULL;
                        }),
                Definition.of("COALESCE ONCE")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(types -> TypeRules.commonType(types, "COALESCE"))
                        .as(Choices::first),
                Definition.of("NULLIF ONCE")
                        .takes(ANY, ANY)
                        .seesNull()
                        .givesTypeOf(0)
                        .as(a -> Comparisons.areEqual(a[0], a[1]) ? NullValue.NULL : a[0]),
                Definition.of("CASE ONCE")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(Choices::typeOfResults)
                        .as(Choices::choose),
                Definition.of("BETWEEN ONCE")
                        .takes(ANY, ANY, ANY)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> between(Comparisons.compare(a[0], a[1]), Comparisons.compare(a[0], a[2]))),
                Definition.of("NUM_NULLS")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.INTEGER)
                        .as(a -> LongValue.of(nulls(a))),
                Definition.of("NUM_NONNULLS")
                        .takes(ANY)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.INTEGER)
                        .as(a -> LongValue.of(a.length - nulls(a))),
                Definition.of("TYPEOF", "PG_TYPEOF")
                        .takes(ANY)
                        .seesNull()
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(TypeRules.typeOf(a[0]).name().sqlText().toLowerCase(Locale.ROOT))));
    }

    private static Value first(Value[] values) {
        for (Value value : values) {
            if (!value.isNull()) {
                return value;
            }
        }
        return NullValue.NULL;
    }

    private static SqlType typeOfResults(List<SqlType> types) {
        List<SqlType> results = new ArrayList<>();
        for (int i = 2; i < types.size(); i += 2) {
            results.add(types.get(i));
        }
        results.add(types.get(types.size() - 1));
        return TypeRules.commonType(results, "CASE");
    }

    /** Of (operand, value, result, value, result …, otherwise) the result for the value that equals the operand. */
    private static Value choose(Value[] a) {
        for (int i = 1; i + 1 < a.length; i += 2) {
            if (Comparisons.areEqual(a[0], a[i])) {
                return a[i + 1];
            }
        }
        return a[a.length - 1];
    }

    private static Value between(int low, int high) {
        boolean unknown = low == Comparisons.UNKNOWN || high == Comparisons.UNKNOWN;
        return unknown ? NullValue.NULL : BooleanValue.of(low >= 0 && high <= 0);
    }

    private static long nulls(Value[] values) {
        long count = 0;
        for (Value value : values) {
            count += value.isNull() ? 1 : 0;
        }
        return count;
    }

    private static Value extreme(Value[] values, int sign) {
        Value best = NullValue.NULL;
        for (Value value : values) {
            if (!value.isNull() && (best.isNull() || order(value, best) * sign > 0)) {
                best = value;
            }
        }
        return best;
    }

    private static int order(Value left, Value right) {
        int order = Comparisons.compare(left, right);
        return order == Comparisons.UNEQUAL ? ValueOrder.INSTANCE.compare(left, right) : order;
    }
}
