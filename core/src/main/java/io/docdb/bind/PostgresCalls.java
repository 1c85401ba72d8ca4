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
        boolean ofTable = name.equals("obj_description")
                && (call.arguments().size() == 1 || call.arguments().size() == 2);
        if (ofTable || name.equals("col_description") && call.arguments().size() == 2) {
            return description(call, ofTable);
        }
        return call;
    }

    /** The comment of a table by its name, which is what a regclass is here, or of its column by its place. */
    private static Call description(Call call, boolean ofTable) {
        Expression name = Call.of("lower", call.arguments().get(0));
        Expression qualified = Call.of(
                "concat_ws",
                new Literal(new TextValue("."), call.at()),
                Reference.of("table_schema"),
                Reference.of("table_name"));
        Expression isIt = new Condition.InList(
                name,
                List.of(Call.of("lower", Reference.of("table_name")), Call.of("lower", qualified)),
                false,
                call.at());
        Expression asked = ofTable
                ? isIt
                : new Condition.And(List.of(
                        isIt,
                        new Condition.Comparison(
                                ComparisonOperator.EQUAL,
                                Reference.of("ordinal_position"),
                                call.arguments().get(1))));
        ObjectName view = ObjectName.of("information_schema", ofTable ? "tables" : "columns");
        QueryBody.Select select = new QueryBody.Select(
                Optional.empty(),
                List.of(new QueryBody.ExpressionItem(Call.of("max", Reference.of("remarks")), Optional.empty())),
                List.of(new TableReference.Named(view, Optional.empty(), Optional.empty())),
                Optional.of(asked),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                call.at());
        return Call.of(
                "nullif", new Expression.ScalarSubquery(new Query(select)), new Literal(new TextValue(""), call.at()));
    }

    private static ObjectName named(String function, Call call) {
        return new ObjectName(List.of(new Name(function, call.at())));
    }
}
