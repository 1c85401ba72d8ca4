package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.json.JsonArray;
import io.docdb.expr.json.JsonBehavior;
import io.docdb.expr.json.JsonExists;
import io.docdb.expr.json.JsonObject;
import io.docdb.expr.json.JsonQuery;
import io.docdb.expr.json.JsonValue;
import io.docdb.expr.json.JsonWrapper;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.JsonExpression.OnCase;
import io.docdb.sql.ast.JsonExpression.OnNull;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds the functions of SQL/JSON that have clauses of their own: the clauses become part of the function, the values in
 * them its arguments.
 */
final class JsonBinder {
    private final ExpressionBinder expressions;
    private final Binding binding;

    JsonBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.binding = expressions.binding();
    }

    Expression value(JsonExpression.JsonValue json) {
        Optional<ObjectName> domain = json.returning().flatMap(DataType::named);
        if (domain.isEmpty()) {
            return value(json, json.returning().map(DataType::type).orElse(SqlType.VARCHAR));
        }
        if (json.onError().defaultValue().isPresent()) {
            throw binding.error(
                    domain.get().at(),
                    ErrorCode.NOT_SUPPORTED,
                    "JSON_VALUE … RETURNING a domain takes NULL or ERROR ON ERROR, found DEFAULT");
        }
        boolean orNull = json.onError().behavior() != OnCase.Behavior.ERROR;
        return new DomainBinder(expressions).returned(domain.get(), orNull, type -> value(json, type));
    }

    private Expression value(JsonExpression.JsonValue json, SqlType returning) {
        ScalarFunction function =
                new JsonValue(returning, names(json.passing()), behavior(json.onEmpty()), behavior(json.onError()));
        return call(
                function,
                query(json.context(), json.path(), json.passing(), json.onEmpty(), json.onError()),
                json.at());
    }

    Expression query(JsonExpression.JsonQuery json) {
        SqlType returning = json.returning().map(DataType::type).orElse(SqlType.ANY);
        ScalarFunction function = new JsonQuery(
                returning,
                names(json.passing()),
                wrapper(json.wrapper()),
                json.omitQuotes(),
                behavior(json.onEmpty()),
                behavior(json.onError()));
        return call(
                function,
                query(json.context(), json.path(), json.passing(), json.onEmpty(), json.onError()),
                json.at());
    }

    Expression exists(JsonExpression.JsonExists json) {
        ScalarFunction function = new JsonExists(names(json.passing()), behavior(json.onError()));
        List<Expression> arguments =
                query(json.context(), json.path(), json.passing(), OnCase.UNSPECIFIED, OnCase.UNSPECIFIED);
        return call(function, arguments, json.at());
    }

    private Expression call(ScalarFunction function, List<Expression> arguments, Position at) {
        return new CallBinder(expressions).scalar(function, arguments, at);
    }

    /** Context, path, passed values, then the values of DEFAULT. */
    private List<Expression> query(
            io.docdb.sql.ast.Expression context,
            io.docdb.sql.ast.Expression path,
            List<JsonExpression.Passing> passing,
            OnCase onEmpty,
            OnCase onError) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(expressions.bind(context));
        arguments.add(expressions.coercion().typed(expressions.bind(path), SqlType.VARCHAR));
        passing.forEach(each -> arguments.add(expressions.bind(each.value())));
        onEmpty.defaultValue().ifPresent(value -> arguments.add(expressions.bind(value)));
        onError.defaultValue().ifPresent(value -> arguments.add(expressions.bind(value)));
        return arguments;
    }

    static List<String> names(List<JsonExpression.Passing> passing) {
        return passing.stream().map(each -> each.name().text()).toList();
    }

    static JsonBehavior behavior(OnCase onCase) {
        return JsonBehavior.valueOf(onCase.behavior().name());
    }

    static JsonWrapper wrapper(JsonExpression.Wrapper wrapper) {
        return JsonWrapper.valueOf(wrapper.name());
    }

    /** Objects keep nulls unless told otherwise. An array is no name: two of them are PostgreSQL's names and values. */
    Expression object(JsonExpression.JsonObject json) {
        List<Expression> arguments = new ArrayList<>(json.entries().size() * 2);
        for (JsonExpression.JsonObject.Entry entry : json.entries()) {
            arguments.add(expressions.bind(entry.key()));
            arguments.add(expressions.bind(entry.value()));
        }
        if (arguments.size() == 2 && arguments.get(0).type().family() == SqlType.Family.ARRAY) {
            return call(binding.functions().operator("JSONB_OBJECT"), arguments, json.at());
        }
        SqlType returning = returning(json.returning(), SqlType.OBJECT);
        return call(new JsonObject(json.onNull() == OnNull.ABSENT, json.uniqueKeys(), returning), arguments, json.at());
    }

    /** Arrays leave nulls out unless told otherwise. */
    Expression array(JsonExpression.JsonArray json) {
        SqlType returning = returning(json.returning(), SqlType.ARRAY);
        return call(
                new JsonArray(json.onNull() != OnNull.NULL, returning), expressions.bind(json.elements()), json.at());
    }

    /** RETURNING JSON is what the function gives anyway. */
    private static SqlType returning(Optional<DataType> written, SqlType own) {
        SqlType type = written.map(DataType::type).orElse(own);
        return type.family() == SqlType.Family.ANY ? own : type;
    }

    Expression arrayQuery(JsonExpression.JsonArrayQuery json) {
        SubqueryExpression array = (SubqueryExpression) new SubqueryBinder(expressions).array(json.query());
        LogicalPlan plan = (LogicalPlan) array.plan();
        if (json.onNull() != OnNull.NULL) {
            Expression element = plan.columns().get(0).ref();
            array = array.withPlan(new Filter(plan, new Not(new IsNull(element))));
        }
        return asText(array, json.returning(), json.at());
    }

    Expression serialize(JsonExpression.JsonSerialize json) {
        SqlType type = json.returning().type();
        if (!type.isText() && type.family() != SqlType.Family.BINARY) {
            throw binding.error(
                    json.returning().at(),
                    ErrorCode.TYPE_MISMATCH,
                    "JSON_SERIALIZE returns a text or its bytes, expected such a type, found " + type);
        }
        return whole(expressions.bind(json.value()), type, json.at());
    }

    Expression objectAggregate(JsonExpression.JsonObjectAggregate json) {
        String clauses = onNull(json.onNull()) + (json.uniqueKeys() ? " WITH UNIQUE KEYS" : "");
        Expression object =
                aggregate("JSON_OBJECTAGG" + clauses, List.of(json.key(), json.value()), json.modifiers(), json.at());
        return asText(object, json.returning(), json.at());
    }

    Expression arrayAggregate(JsonExpression.JsonArrayAggregate json) {
        Expression array =
                aggregate("JSON_ARRAYAGG" + onNull(json.onNull()), List.of(json.value()), json.modifiers(), json.at());
        return asText(array, json.returning(), json.at());
    }

    private static String onNull(OnNull onNull) {
        return onNull == OnNull.DEFAULT ? "" : " " + onNull + " ON NULL";
    }

    private Expression aggregate(
            String name, List<io.docdb.sql.ast.Expression> arguments, CallModifiers modifiers, Position at) {
        AggregateFunction function = binding.functions()
                .aggregate(name)
                .orElseThrow(() -> binding.error(at, ErrorCode.UNKNOWN_FUNCTION, "Function " + name + " not found"));
        return modifiers.over().isPresent()
                ? new WindowBinder(expressions).aggregate(function, arguments, modifiers, at)
                : new AggregateBinder(expressions).bind(function, arguments, modifiers, at);
    }

    /** RETURNING a text type gives JSON text, one of bytes these in UTF-8; any other type is a cast. */
    private Expression asText(Expression json, Optional<DataType> returning, Position at) {
        SqlType type = returning(returning, json.type());
        if (type.family() == json.type().family()) {
            return json;
        }
        if (!type.isText() && type.family() != SqlType.Family.BINARY) {
            return new Cast(json, type, false);
        }
        return whole(json, type, at);
    }

    /** JSON as its text, or the bytes of it. */
    private Expression whole(Expression json, SqlType type, Position at) {
        JsonQuery whole =
                new JsonQuery(type, List.of(), JsonWrapper.NONE, false, JsonBehavior.UNSPECIFIED, JsonBehavior.ERROR);
        return call(whole, List.of(json, new Constant(new TextValue("$"), SqlType.VARCHAR)), at);
    }
}
