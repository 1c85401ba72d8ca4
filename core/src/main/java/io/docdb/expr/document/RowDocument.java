package io.docdb.expr.document;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/**
 * A row as a document: one argument per column. All rows of a table have the same fields: what is missing in a document below
 * is null here.
 *
 * @param names of the columns, distinct, in their order
 */
public record RowDocument(List<String> names) implements ScalarFunction {
    public RowDocument {
        names = List.copyOf(names);
    }

    @Override
    public String name() {
        return "ROW" + names;
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
        Value[] values = arguments.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i].isMissing()) {
                values[i] = NullValue.NULL;
            }
        }
        return Document.ofDistinct(names.toArray(new String[0]), values);
    }
}
