package io.docdb.sql;

import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.JsonExpression.OnCase;
import io.docdb.sql.ast.JsonExpression.OnNull;
import io.docdb.sql.ast.JsonExpression.Passing;
import io.docdb.sql.ast.JsonExpression.Wrapper;
import java.util.List;
import java.util.Optional;

/** Prints the functions of SQL/JSON and the clauses they share with JSON_TABLE. */
final class JsonPrinter {
    private final SqlWriter out;

    JsonPrinter(SqlWriter out) {
        this.out = out;
    }

    SqlWriter value(JsonExpression.JsonValue value) {
        open("JSON_VALUE(", value.context(), value.path(), value.passing());
        returning(value.returning());
        onCase(value.onEmpty(), "EMPTY");
        return onCase(value.onError(), "ERROR").add(")");
    }

    SqlWriter query(JsonExpression.JsonQuery query) {
        open("JSON_QUERY(", query.context(), query.path(), query.passing());
        returning(query.returning());
        wrapper(query.wrapper());
        omitQuotes(query.omitQuotes());
        onCase(query.onEmpty(), "EMPTY");
        return onCase(query.onError(), "ERROR").add(")");
    }

    SqlWriter serialize(JsonExpression.JsonSerialize serialize) {
        out.add("JSON_SERIALIZE(").expression(serialize.value());
        return returning(Optional.of(serialize.returning())).add(")");
    }

    SqlWriter exists(JsonExpression.JsonExists exists) {
        open("JSON_EXISTS(", exists.context(), exists.path(), exists.passing());
        return onCase(exists.onError(), "ERROR").add(")");
    }

    private void open(String function, Expression context, Expression path, List<Passing> passing) {
        out.add(function).expression(context).add(", ").expression(path);
        passing(passing);
    }

    void passing(List<Passing> passing) {
        if (!passing.isEmpty()) {
            out.add(" PASSING ");
            out.list(
                    passing,
                    (Passing item) -> out.expression(item.value()).add(" AS ").label(item.name()));
        }
    }

    private void type(DataType returned) {
        if (returned.named().isPresent()) {
            out.objectName(returned.named().get());
        } else {
            out.add(returned.type().toString());
        }
    }

    private SqlWriter returning(Optional<DataType> type) {
        return out.optional(" RETURNING ", type, this::type);
    }

    void wrapper(Wrapper wrapper) {
        out.addIf(wrapper == Wrapper.CONDITIONAL, " WITH CONDITIONAL WRAPPER");
        out.addIf(wrapper == Wrapper.UNCONDITIONAL, " WITH UNCONDITIONAL WRAPPER");
    }

    void omitQuotes(boolean omit) {
        out.addIf(omit, " OMIT QUOTES");
    }

    SqlWriter onCase(OnCase onCase, String occasion) {
        if (onCase.behavior() == OnCase.Behavior.UNSPECIFIED) {
            return out;
        }
        if (onCase.behavior() == OnCase.Behavior.DEFAULT) {
            out.optional(" DEFAULT ", onCase.defaultValue(), out::expression);
        } else {
            out.add(" " + onCase.behavior().name().replace('_', ' '));
        }
        return out.add(" ON " + occasion);
    }

    SqlWriter object(JsonExpression.JsonObject object) {
        out.add("JSON_OBJECT(");
        out.list(object.entries(), (JsonExpression.JsonObject.Entry entry) -> entry(entry.key(), entry.value()));
        onNull(object.onNull(), !object.entries().isEmpty());
        out.addIf(object.uniqueKeys(), " WITH UNIQUE KEYS");
        return returning(object.returning()).add(")");
    }

    private void entry(Expression key, Expression value) {
        out.expression(key).add(" VALUE ").expression(value);
    }

    private void onNull(OnNull onNull, boolean spaced) {
        if (onNull != OnNull.DEFAULT) {
            out.addIf(spaced, " ").add(onNull.name()).add(" ON NULL");
        }
    }

    SqlWriter array(JsonExpression.JsonArray array) {
        out.add("JSON_ARRAY(").expressions(array.elements());
        onNull(array.onNull(), !array.elements().isEmpty());
        return returning(array.returning()).add(")");
    }

    SqlWriter arrayQuery(JsonExpression.JsonArrayQuery array) {
        out.add("JSON_ARRAY(").query(array.query());
        onNull(array.onNull(), true);
        return returning(array.returning()).add(")");
    }

    SqlWriter objectAggregate(JsonExpression.JsonObjectAggregate aggregate) {
        out.add("JSON_OBJECTAGG(");
        entry(aggregate.key(), aggregate.value());
        onNull(aggregate.onNull(), true);
        out.addIf(aggregate.uniqueKeys(), " WITH UNIQUE KEYS");
        returning(aggregate.returning()).add(")");
        return ExpressionPrinter.modifiers(aggregate.modifiers(), out);
    }

    SqlWriter arrayAggregate(JsonExpression.JsonArrayAggregate aggregate) {
        out.add("JSON_ARRAYAGG(").addIf(aggregate.modifiers().distinct(), "DISTINCT ");
        out.expression(aggregate.value());
        if (!aggregate.modifiers().orderBy().isEmpty()) {
            out.add(" ORDER BY ").sortItems(aggregate.modifiers().orderBy());
        }
        onNull(aggregate.onNull(), true);
        returning(aggregate.returning()).add(")");
        return ExpressionPrinter.modifiers(aggregate.modifiers(), out);
    }
}
