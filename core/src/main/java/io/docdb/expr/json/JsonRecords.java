package io.docdb.expr.json;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * JSON_TO_RECORD and JSON_TO_RECORDSET: the fields of an object, or of each object of an array, as columns that the caller
 * defines. Fields that are missing are NULL, others are not looked at. JSON_POPULATE_RECORD and its like are given a row, too,
 * which says what missing fields are.
 *
 * @param set true for an array of objects
 * @param parsesText true if a text is JSON to be parsed
 */
public record JsonRecords(String name, boolean set, List<OutputColumn> definitions, boolean parsesText)
        implements TableFunction {
    public JsonRecords {
        definitions = List.copyOf(definitions);
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes 1, found " + arguments.size());
        }
        return definitions;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        Document base = arguments.length > 1 && arguments[1] instanceof Document row ? row : Document.EMPTY;
        if (arguments[0].isNull()) {
            return set ? Collections.emptyIterator() : one(row(Document.EMPTY, base, context));
        }
        Value json = parsesText && arguments[0] instanceof TextValue text ? JsonForm.parse(text.value()) : arguments[0];
        if (!set) {
            return one(row(object(json), base, context));
        }
        if (!(json instanceof ArrayValue array)) {
            throw wrong("an array of objects", json);
        }
        return array.elements().stream()
                .map(element -> row(object(element), base, context))
                .iterator();
    }

    private static Iterator<Value[]> one(Value[] row) {
        return Collections.singletonList(row).iterator();
    }

    private Document object(Value value) {
        if (value instanceof Document object) {
            return object;
        }
        throw wrong("an object", value);
    }

    private StatementException wrong(String expected, Value found) {
        return new StatementException(ErrorCode.INVALID_PARAMETER, name + " expected " + expected + ", found " + found);
    }

    private Value[] row(Document object, Document base, EvaluationContext context) {
        Value[] row = new Value[definitions.size()];
        for (int i = 0; i < row.length; i++) {
            String name = definitions.get(i).name();
            Value field = object.has(name) ? object.get(name) : base.get(name);
            row[i] = field.isNull()
                    ? NullValue.NULL
                    : Casts.cast(field, definitions.get(i).type(), context.zone());
        }
        return row;
    }
}
