package io.docdb.bind;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Call;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls as PostgreSQL writes them, as the calls they stand for here. */
final class PostgresCalls {
    private PostgresCalls() {}

    /** The same call, if there is nothing to translate. */
    static Call translate(Call written, Binding binding) {
        Call call = NamedArguments.inOrder(written, binding);
        String name = call.functionName().toLowerCase(Locale.ROOT);
        if (name.equals("jsonb_path_query") || name.equals("jsonb_path_query_tz")) {
            String inOne = name.replace("query", "query_array");
            Call array = new Call(named(inOne, call), call.arguments(), CallModifiers.NONE);
            return new Call(named("unnest", call), List.of(array), call.modifiers());
        }
        if (name.equals("information_schema._pg_expandarray")
                && call.arguments().size() == 1) {
            Call numbered = new Call(named("_pg_expandarray", call), call.arguments(), CallModifiers.NONE);
            return new Call(named("unnest", call), List.of(numbered), call.modifiers());
        }
        int arguments = call.arguments().size();
        if (name.equals("obj_description") && (arguments == 1 || arguments == 2)) {
            return description(
                    call, arguments == 2 ? call.arguments().get(1) : text("pg_class", call), text("0", call));
        }
        if (name.equals("col_description") && arguments == 2) {
            return description(call, text("pg_class", call), call.arguments().get(1));
        }
        return call;
    }

    /**
     * The comment of an object by its number or its name, or of a column by its table and place.
     *
     * @param of the table of the catalogue that numbers such objects
     */
    private static Call description(Call call, Expression of, Expression part) {
        String names = of instanceof Literal literal && literal.value() instanceof TextValue text
                ? switch (text.value().toLowerCase(Locale.ROOT)) {
                    case "pg_class" -> "to_regclass";
                    case "pg_type" -> "to_regtype";
                    case "pg_namespace" -> "regnamespace";
                    default -> "oid";
                }
                : "oid";
        Expression number = Call.of(
                "oid",
                names.equals("oid")
                        ? call.arguments().get(0)
                        : Call.of(names, call.arguments().get(0)));
        Expression asked = new Condition.And(List.of(
                equal("objoid", number, call),
                equal("classoid", Call.of("oid", Call.of("to_regclass", of)), call),
                equal("objsubid", Call.of("oid", part), call)));
        QueryBody.Select select = new QueryBody.Select(
                List.of(new QueryBody.ExpressionItem(Call.of("max", Reference.of("description")), Optional.empty())),
                List.of(new TableReference.Named(
                        ObjectName.of("pg_catalog", "pg_description"), Optional.empty(), Optional.empty())),
                Optional.of(asked));
        return Call.of("coalesce", new Expression.ScalarSubquery(new Query(select), call.at()));
    }

    private static Expression equal(String column, Expression value, Call call) {
        return new Condition.Comparison(ComparisonOperator.EQUAL, Reference.of(column), value, call.at());
    }

    private static Expression text(String text, Call call) {
        return new Literal(new TextValue(text), call.at());
    }

    private static ObjectName named(String function, Call call) {
        return new ObjectName(List.of(new Name(function, call.at())));
    }
}
