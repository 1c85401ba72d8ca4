package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.Position;

/** Binds the functions of SQL/JSON that have clauses of their own. */
final class JsonBinder {
    private final Binding binding;

    JsonBinder(ExpressionBinder expressions) {
        this.binding = expressions.binding();
    }

    private RuntimeException unsupported(String name, Position at) {
        return binding.error(at, ErrorCode.NOT_SUPPORTED, name + " is not supported yet");
    }

    Expression value(JsonExpression.JsonValue json) {
        throw unsupported("JSON_VALUE", json.at());
    }

    Expression query(JsonExpression.JsonQuery json) {
        throw unsupported("JSON_QUERY", json.at());
    }

    Expression exists(JsonExpression.JsonExists json) {
        throw unsupported("JSON_EXISTS", json.at());
    }

    Expression object(JsonExpression.JsonObject json) {
        throw unsupported("JSON_OBJECT", json.at());
    }

    Expression array(JsonExpression.JsonArray json) {
        throw unsupported("JSON_ARRAY", json.at());
    }

    Expression arrayQuery(JsonExpression.JsonArrayQuery json) {
        throw unsupported("JSON_ARRAY", json.at());
    }

    Expression objectAggregate(JsonExpression.JsonObjectAggregate json) {
        throw unsupported("JSON_OBJECTAGG", json.at());
    }

    Expression arrayAggregate(JsonExpression.JsonArrayAggregate json) {
        throw unsupported("JSON_ARRAYAGG", json.at());
    }
}
