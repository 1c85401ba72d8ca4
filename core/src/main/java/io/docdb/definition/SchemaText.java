package io.docdb.definition;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression;
import io.docdb.value.TextValue;

/** The text of a JSON Schema as a statement writes it. */
final class SchemaText {
    private SchemaText() {}

    /** @throws io.docdb.error.StatementException TYPE_MISMATCH if it is no text literal */
    static String of(Expression expression, DefinitionContext context) {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof TextValue text) {
            return text.value();
        }
        throw context.error(
                ErrorCode.TYPE_MISMATCH, "SCHEMA expected the text of a JSON Schema in quotes", expression.at());
    }
}
