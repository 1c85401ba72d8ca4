package io.docdb.expr.json;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.define.Param;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first arguments of a JSON query, which all have alike: context item, path, values for PASSING. A constant path is
 * parsed once; another one when it changes. Thread-safe: what is kept is immutable.
 */
final class PathQuery {
    private record Kept(String text, JsonPath path) {}

    private final List<String> passing;
    private final boolean parsesText;
    private Kept last;

    private PathQuery(List<String> passing, boolean parsesText, Kept last) {
        this.passing = passing;
        this.parsesText = parsesText;
        this.last = last;
    }

    /** For operands that are not known: text is parsed. */
    static PathQuery general(List<String> passing) {
        return new PathQuery(passing, true, new Kept("$", JsonPath.parse("$")));
    }

    /** For these operands. @throws StatementException SYNTAX_ERROR if a constant path is broken */
    static PathQuery of(List<String> passing, List<Expression> arguments) {
        PathQuery query = new PathQuery(passing, Param.isJsonText(arguments.get(0)), general(passing).last);
        if (arguments.get(1) instanceof Constant constant && !constant.value().isNull()) {
            query.path(constant.value());
        }
        return query;
    }

    /** For items that are JSON already, by a path known beforehand. */
    static PathQuery ofItems(List<String> passing, String path) {
        return new PathQuery(passing, false, new Kept(path, JsonPath.parse(path)));
    }

    private JsonPath path(Value value) {
        Kept kept = last;
        String text = TextForm.of(value);
        if (!kept.text().equals(text)) {
            kept = new Kept(text, JsonPath.parse(text));
            last = kept;
        }
        return kept.path();
    }

    /** True if there is nothing to query. */
    static boolean isNull(Value[] arguments) {
        return arguments[0].isNull() || arguments[1].isNull();
    }

    /** The items found. */
    List<Value> items(Value[] arguments, EvaluationContext watch) {
        Value context =
                parsesText && arguments[0] instanceof TextValue text ? JsonForm.parse(text.value()) : arguments[0];
        return path(arguments[1]).evaluate(context, variables(arguments), watch::checkCancelled);
    }

    private Map<String, Value> variables(Value[] arguments) {
        if (passing.isEmpty()) {
            return Map.of();
        }
        Map<String, Value> variables = new HashMap<>();
        for (int i = 0; i < passing.size(); i++) {
            variables.put(passing.get(i), arguments[2 + i]);
        }
        return variables;
    }

    /** The error of a path that found nothing, for ERROR ON EMPTY. */
    static StatementException nothingFound(String function, Value path) {
        return new StatementException(
                ErrorCode.JSON_NO_ITEM, function + ": nothing found by the path " + TextForm.of(path));
    }
}
