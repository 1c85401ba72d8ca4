package io.docdb.expr.document;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/**
 * A document of top-level fields: one argument per name. A NULL becomes a JSON null, it is not left out.
 *
 * @param names distinct, in the order of the fields
 */
public record ComposeDocument(List<String> names) implements ScalarFunction {
    public ComposeDocument {
        names = List.copyOf(names);
    }

    @Override
    public String name() {
        return "DOCUMENT" + names;
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return Document.ofDistinct(names.toArray(new String[0]), arguments.clone());
    }
}
