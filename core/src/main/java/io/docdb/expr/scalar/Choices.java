package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.List;
import java.util.Locale;

/** Functions that pick one of their arguments, or tell what they are. NULL takes no part in GREATEST and LEAST. */
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
