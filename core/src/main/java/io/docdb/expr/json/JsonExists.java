package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.define.Param;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.TextForm;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON_EXISTS: whether a path leads anywhere. Arguments: context, path, the values of {@code passing}. */
public record JsonExists(List<String> passing, JsonBehavior onError) implements PathFunction {
    /** A lax path that begins with a member of a plain name, and speaks of the context item nowhere else. */
    private static final Pattern MEMBER_FIRST =
            Pattern.compile("\\s*(?:lax\\s+)?\\$\\.([A-Za-z_][A-Za-z0-9_]*)(?=[\\s.?\\[])([^$]*)");

    /** JSON_EXISTS without any clause. */
    public static final JsonExists PLAIN = new JsonExists(List.of(), JsonBehavior.UNSPECIFIED);

    /** The operator {@code @?}: a document that does not fit the path gives NULL, as in PostgreSQL. */
    static final JsonExists SILENT = new JsonExists(List.of(), JsonBehavior.UNKNOWN);

    public JsonExists {
        passing = List.copyOf(passing);
    }

    /**
     * What a call asks of one member of its context item.
     *
     * @param path from the member on
     */
    public record OfMember(String name, String path) {}

    /**
     * The member that a call asks about, if it is true of no item in which that is NULL or missing: {@code $.items[*] ? (@.sku ==
     * 7)} asks {@code $[*] ? (@.sku == 7)} of {@code items}. Nothing if it asks anything else.
     */
    public static Optional<OfMember> member(Call call) {
        if (!(call.function() instanceof JsonExists asked)
                || asked.onError == JsonBehavior.TRUE
                || asked.onError == JsonBehavior.ERROR
                || Param.isJsonText(call.arguments().get(0))
                || !(call.arguments().get(1) instanceof Constant text)
                || text.value().isNull()) {
            return Optional.empty();
        }
        Matcher parts = MEMBER_FIRST.matcher(TextForm.of(text.value()));
        return parts.matches() && asksForValue(parts.group())
                ? Optional.of(new OfMember(parts.group(1), "$" + parts.group(2)))
                : Optional.empty();
    }

    private static boolean asksForValue(String text) {
        try {
            JsonPath path = JsonPath.parse(text);
            return !path.isPredicate()
                    && path.probes(any -> true).stream()
                            .anyMatch(probe -> probe.variables().isEmpty()
                                    && !probe.values().isEmpty());
        } catch (DatabaseException invalid) {
            return false; // an error of the statement when it runs
        }
    }

    /** The same asked of the member. */
    public static Call from(Expression member, Call call, OfMember asked) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        arguments.set(0, member);
        arguments.set(
                1,
                new Constant(
                        new TextValue(asked.path()), call.arguments().get(1).type()));
        return new Call(call.function(), arguments, call.type(), call.place());
    }

    @Override
    public String name() {
        return "JSON_EXISTS";
    }

    @Override
    public SqlType returning() {
        return SqlType.BOOLEAN;
    }

    /** Nothing found is an answer here. */
    @Override
    public JsonBehavior onEmpty() {
        return JsonBehavior.UNSPECIFIED;
    }

    @Override
    public Value found(List<Value> items, Value[] arguments, EvaluationContext context) {
        return BooleanValue.of(!items.isEmpty());
    }

    @Override
    public Value failed(Value[] arguments, EvaluationContext context) {
        return switch (onError) {
            case TRUE -> BooleanValue.TRUE;
            case UNKNOWN -> NullValue.NULL;
            default -> BooleanValue.FALSE;
        };
    }
}
