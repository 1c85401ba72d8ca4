package io.docdb.bind;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression.Call;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import java.util.List;
import java.util.Locale;

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
        return call;
    }

    private static ObjectName named(String function, Call call) {
        return new ObjectName(List.of(new Name(function, call.at())));
    }
}
