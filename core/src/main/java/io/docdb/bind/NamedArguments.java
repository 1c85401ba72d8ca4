package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Call;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.NamedArgument;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code make_interval(days => 3)}: the arguments in their order, for functions whose arguments have names in PostgreSQL. */
final class NamedArguments {
    /** @param omitted what stands for an argument that is left out, by its name: those without must be given */
    private record Signature(List<String> names, Map<String, Value> omitted) {}

    private static final Signature INTERVAL = new Signature(
            List.of("years", "months", "weeks", "days", "hours", "mins", "secs"),
            Stream.of("years", "months", "weeks", "days", "hours", "mins", "secs")
                    .collect(Collectors.toMap(Function.identity(), name -> LongValue.ZERO)));

    private static final Signature JSON_PATH = new Signature(
            List.of("target", "path", "vars", "silent"),
            Map.of("vars", new TextValue("{}"), "silent", BooleanValue.FALSE));

    private static final Signature FROM_JSON = new Signature(List.of("from_json"), Map.of());

    private static final Signature POPULATED = new Signature(List.of("base", "from_json"), Map.of());

    private static final Map<String, Signature> KNOWN = Map.ofEntries(
            Map.entry("make_interval", INTERVAL),
            all("make_date", "year", "month", "day"),
            all("make_time", "hour", "min", "sec"),
            all("make_timestamp", "year", "month", "mday", "hour", "min", "sec"),
            all("make_timestamptz", "year", "month", "mday", "hour", "min", "sec"),
            Map.entry(
                    "jsonb_set",
                    new Signature(
                            List.of("jsonb_in", "path", "replacement", "create_if_missing"),
                            Map.of("create_if_missing", BooleanValue.TRUE))),
            Map.entry(
                    "jsonb_set_lax",
                    new Signature(
                            List.of("jsonb_in", "path", "replacement", "create_if_missing", "null_value_treatment"),
                            Map.of(
                                    "create_if_missing",
                                    BooleanValue.TRUE,
                                    "null_value_treatment",
                                    new TextValue("use_json_null")))),
            Map.entry(
                    "jsonb_insert",
                    new Signature(
                            List.of("jsonb_in", "path", "replacement", "insert_after"),
                            Map.of("insert_after", BooleanValue.FALSE))),
            Map.entry("jsonb_path_exists", JSON_PATH),
            Map.entry("jsonb_path_exists_tz", JSON_PATH),
            Map.entry("jsonb_path_match", JSON_PATH),
            Map.entry("jsonb_path_match_tz", JSON_PATH),
            Map.entry("jsonb_path_query", JSON_PATH),
            Map.entry("jsonb_path_query_tz", JSON_PATH),
            Map.entry("jsonb_path_query_array", JSON_PATH),
            Map.entry("jsonb_path_query_array_tz", JSON_PATH),
            Map.entry("jsonb_path_query_first", JSON_PATH),
            Map.entry("jsonb_path_query_first_tz", JSON_PATH),
            Map.entry("json_array_elements", FROM_JSON),
            Map.entry("json_array_elements_text", FROM_JSON),
            Map.entry("jsonb_array_elements", FROM_JSON),
            Map.entry("jsonb_array_elements_text", FROM_JSON),
            Map.entry("json_each", FROM_JSON),
            Map.entry("json_each_text", FROM_JSON),
            Map.entry("jsonb_each", FROM_JSON),
            Map.entry("jsonb_each_text", FROM_JSON),
            Map.entry("json_populate_record", POPULATED),
            Map.entry("jsonb_populate_record", POPULATED),
            Map.entry("json_populate_recordset", POPULATED),
            Map.entry("jsonb_populate_recordset", POPULATED));

    private NamedArguments() {}

    private static Map.Entry<String, Signature> all(String function, String... names) {
        return Map.entry(function, new Signature(List.of(names), Map.of()));
    }

    /** The call without names; the same if it has none, or if nobody knows the function's. */
    static Call inOrder(Call call, Binding binding) {
        Signature signature = KNOWN.get(call.functionName().toLowerCase(Locale.ROOT));
        boolean named = call.arguments().stream().anyMatch(NamedArgument.class::isInstance);
        return named && signature != null ? inOrder(call, signature, binding) : call;
    }

    private static Call inOrder(Call call, Signature signature, Binding binding) {
        List<Optional<Expression>> given = new ArrayList<>();
        signature.names().forEach(name -> given.add(Optional.empty()));
        boolean names = false;
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression argument = call.arguments().get(i);
            int place = argument instanceof NamedArgument named ? placeOf(named, call, signature, binding) : i;
            if (names && !(argument instanceof NamedArgument)) {
                throw binding.error(
                        argument.at(),
                        ErrorCode.SYNTAX_ERROR,
                        "Arguments without a name are expected before those with one");
            }
            if (place >= given.size()) {
                return call; // there are too many, which is told by who looks for the function
            }
            if (given.get(place).isPresent()) {
                throw binding.error(
                        argument.at(),
                        ErrorCode.SYNTAX_ERROR,
                        "Argument \"" + signature.names().get(place) + "\" of " + call.functionName()
                                + " is given twice");
            }
            names = argument instanceof NamedArgument;
            given.set(place, Optional.of(argument instanceof NamedArgument named ? named.value() : argument));
        }
        return new Call(call.function(), filled(given, call, signature, binding), call.modifiers());
    }

    private static int placeOf(NamedArgument argument, Call call, Signature signature, Binding binding) {
        String name = argument.name().text().toLowerCase(Locale.ROOT);
        int place = signature.names().indexOf(name);
        if (place < 0) {
            throw binding.error(
                    argument.at(),
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Function " + call.functionName() + " has no argument \"" + argument.name() + "\""
                            + NearNames.didYouMean(name, signature.names()) + "; it has " + signature.names());
        }
        return place;
    }

    private static List<Expression> filled(
            List<Optional<Expression>> given, Call call, Signature signature, Binding binding) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = signature.names().get(i);
            arguments.add(given.get(i)
                    .or(() -> Optional.ofNullable(signature.omitted().get(name)).map(Literal::new))
                    .orElseThrow(() -> missing(name, call, binding)));
        }
        return arguments;
    }

    private static StatementException missing(String name, Call call, Binding binding) {
        return binding.error(
                call.at(),
                ErrorCode.UNKNOWN_FUNCTION,
                "Function " + call.functionName() + " expects the argument \"" + name + "\"");
    }
}
