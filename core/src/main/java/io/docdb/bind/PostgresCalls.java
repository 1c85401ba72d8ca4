package io.docdb.bind;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Call;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls as PostgreSQL writes them, as the calls they stand for here. */
final class PostgresCalls {
    /** Functions whose arguments have names, by them; those left out are 0. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "make_interval", List.of("years", "months", "weeks", "days", "hours", "mins", "secs"),
            "make_date", List.of("year", "month", "day"),
            "make_time", List.of("hour", "min", "sec"),
            "make_timestamp", List.of("year", "month", "mday", "hour", "min", "sec"));

    private PostgresCalls() {}

    /** The same call, if there is nothing to translate. */
    static Call translate(Call call) {
        String name = call.functionName().toLowerCase(Locale.ROOT);
        if (name.equals("jsonb_path_query")) {
            Call array = new Call(named("jsonb_path_query_array", call), call.arguments(), CallModifiers.NONE);
            return new Call(named("unnest", call), List.of(array), call.modifiers());
        }
        List<String> names = NAMED.get(name);
        boolean named = call.arguments().stream().anyMatch(Expression.NamedArgument.class::isInstance);
        return named && names != null ? inOrder(call, names) : call;
    }

    private static ObjectName named(String function, Call call) {
        return new ObjectName(List.of(new Name(function, call.at())));
    }

    /** {@code make_interval(days => 3)}: the arguments in order, if every name is known. */
    private static Call inOrder(Call call, List<String> names) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arguments.add(new Expression.Literal(LongValue.ZERO));
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression argument = call.arguments().get(i);
            int place = i;
            if (argument instanceof Expression.NamedArgument given) {
                place = names.indexOf(given.name().text().toLowerCase(Locale.ROOT));
                argument = given.value();
            }
            if (place < 0 || place >= names.size()) {
                return call;
            }
            arguments.set(place, argument);
        }
        return new Call(call.function(), arguments, call.modifiers());
    }
}
