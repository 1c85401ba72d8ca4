package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.scalar.Arrays;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** {@code STRING_TO_TABLE(text, separator [, what stands for NULL])}: a row for each element of STRING_TO_ARRAY. */
record SplitText() implements TableFunction {
    @Override
    public String name() {
        return "STRING_TO_TABLE";
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> types) {
        if (types.size() < 2 || types.size() > 3) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: STRING_TO_TABLE takes 2 to 3, found " + types.size());
        }
        return List.of(new OutputColumn("string_to_table", SqlType.VARCHAR));
    }

    @Override
    public Iterator<Value[]> rows(Value[] values, EvaluationContext context) {
        Value[] texts = new Value[values.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = values[i].isNull() ? NullValue.NULL : new TextValue(TextForm.of(values[i]));
        }
        return Arrays.split(texts) instanceof ArrayValue parts
                ? parts.elements().stream().map(part -> new Value[] {part}).iterator()
                : Collections.emptyIterator();
    }
}
