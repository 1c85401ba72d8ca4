package io.docdb.session;

import io.docdb.codec.JsonReader;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneId;

/** What the doors need of values beyond the values themselves: the casts and text forms that SQL uses. */
public final class Values {
    private Values() {}

    /** CAST(value AS type). @throws io.docdb.error.StatementException 22xxx if it does not fit */
    public static Value cast(Value value, SqlType type, ZoneId zone) {
        return Casts.cast(value, type, zone);
    }

    /** The text SQL shows for a value: CAST(value AS VARCHAR). */
    public static String text(Value value) {
        return TextForm.of(value);
    }

    /** @throws io.docdb.error.StatementException INVALID_JSON (22032) with line and column */
    public static Value parseJson(String json) {
        return JsonReader.parse(json);
    }
}
