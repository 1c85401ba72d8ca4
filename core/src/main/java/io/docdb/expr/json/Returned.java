package io.docdb.expr.json;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.type.Casts;
import io.docdb.value.BinaryValue;
import io.docdb.value.JsonText;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * What RETURNING asks for: {@code {"a":1}} RETURNING VARCHAR is that text, RETURNING BYTEA its bytes in UTF-8. What does not
 * fit the length of the type is an error (22001), for half of a JSON text is none.
 */
final class Returned {
    private Returned() {}

    /** JSON as a text type, as bytes, or as what the type makes of it. */
    static Value json(Value json, SqlType type, EvaluationContext context) {
        if (json.isNull()) {
            return json;
        }
        if (type.isText()) {
            return value(new TextValue(JsonText.of(json)), type, context);
        }
        return type.family() == SqlType.Family.BINARY
                ? value(BinaryValue.of(JsonText.of(json).getBytes(StandardCharsets.UTF_8)), type, context)
                : value(json, type, context);
    }

    /** A value as it is, not as JSON. */
    static Value value(Value value, SqlType type, EvaluationContext context) {
        return Casts.assign(value, type, context.zone());
    }
}
