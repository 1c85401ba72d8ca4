package io.docdb.expr.document;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;

/** A whole document as INSERT takes it: an object, or the JSON text of one. All instances are equal. */
public record WholeDocument() implements ScalarFunction {

    @Override
    public String name() {
        return "DOCUMENT";
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    /** @throws StatementException INVALID_JSON naming what was found, or where the text is wrong */
    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        Value given = arguments[0] instanceof TextValue text ? JsonForm.parse(text.value()) : arguments[0];
        if (given instanceof Document) {
            return given;
        }
        throw new StatementException(
                ErrorCode.INVALID_JSON, "Not a document: expected a JSON object, found " + given.kind());
    }
}
