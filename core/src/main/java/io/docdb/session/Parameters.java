package io.docdb.session;

import io.docdb.expr.type.Casts;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Makes what is given to a statement what it expects. */
final class Parameters {
    private Parameters() {}

    /**
     * A value of the family that is asked for is taken as it is, another one is cast, but to no length and no scale: the
     * column it is for refuses what is too long for it, and one it is compared with must not be equal to half of it.
     */
    static List<Value> convert(List<Value> parameters, List<SqlType> types, ZoneId zone) {
        if (fit(parameters, types)) {
            return List.copyOf(parameters); // which are kept: their list may be the caller's
        }
        List<Value> converted = new ArrayList<>(parameters);
        for (int i = 0; i < types.size(); i++) {
            Value value = parameters.get(i);
            SqlType type = types.get(i);
            if (!fits(value, type)) {
                converted.set(i, Casts.cast(value, whole(type), zone));
            }
        }
        return converted;
    }

    /** {@code CHARACTER VARYING(5)}: CHARACTER VARYING. */
    private static SqlType whole(SqlType type) {
        return type.hasPrecision() ? SqlType.of(type.name()) : type;
    }

    /** @param types fewer than the parameters if the last of those are of other statements of the text */
    private static boolean fit(List<Value> parameters, List<SqlType> types) {
        for (int i = 0; i < types.size(); i++) {
            if (!fits(parameters.get(i), types.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Value value, SqlType type) {
        return value.isNull() || type.family() == SqlType.Family.ANY || ValueFamilies.of(value) == type.family();
    }
}
