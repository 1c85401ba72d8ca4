package io.docdb.bind;

import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.Parameter;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.TableFunction;
import io.docdb.expr.define.Spread;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Binds calls: finds out whether a function is scalar, aggregate or window, and turns the conditional ones (COALESCE,
 * NULLIF, DECODE …) into CASE, so that the optimizer knows one form.
 */
final class CallBinder {
    private static final Set<String> CONDITIONAL =
            Set.of("coalesce", "nullif", "ifnull", "nvl", "isnull", "nvl2", "decode", "if", "iif", "casewhen");

    private static final Set<String> AS_JSON = Set.of(
            "to_json",
            "to_jsonb",
            "row_to_json",
            "json_build_object",
            "jsonb_build_object",
            "json_build_array",
            "jsonb_build_array");

    /** What SQLite has with modifiers behind the moment, and with {@code 'now'} for it. */
    /** They show as many bits of a negative number as its type has. */
    private static final Set<String> IN_RADIX = Set.of("to_hex", "to_oct", "to_bin");

    private static final Set<String> MOVED_BY_MODIFIERS = Set.of("date", "time", "julianday");

    private final ExpressionBinder expressions;
    private final Binding binding;

    CallBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.binding = expressions.binding();
    }

    private Expression mergeAction(io.docdb.sql.ast.Expression.Call call) {
        return expressions
                .scope()
                .mergeAction()
                .map(Column::ref)
                .orElseThrow(() -> binding.error(
                        call.at(), ErrorCode.SYNTAX_ERROR, "MERGE_ACTION() is expected in RETURNING of a MERGE only"));
    }

    Expression bind(io.docdb.sql.ast.Expression.Call written) {
        io.docdb.sql.ast.Expression.Call call = PostgresCalls.translate(written, binding);
        String name = nameOf(call);
        if (call.modifiers().over().isPresent()) {
            return new WindowBinder(expressions).bind(name, call);
        }
        if (!call.modifiers().withinGroup().isEmpty()
                && binding.functions().window(name).isPresent()) {
            return new AggregateBinder(expressions).hypothetical(name, call);
        }
        if (name.equals("approx_count_distinct") && call.arguments().size() == 1) {
            return new AggregateBinder(expressions)
                    .bind(
                            binding.functions().aggregate("count").orElseThrow(),
                            call.arguments(),
                            call.modifiers().withDistinct(),
                            call.at());
        }
        if (binding.functions().aggregate(name).isPresent()) {
            return new AggregateBinder(expressions).bind(name, call);
        }
        refuseModifiers(name, call);
        if (name.equals("merge_action") && call.arguments().isEmpty()) {
            return mergeAction(call);
        }
        if (CONDITIONAL.contains(name) && !isDecodingOfText(name, call)) {
            return conditional(name, call);
        }
        if (name.equals("grouping") || name.equals("grouping_id")) {
            return new AggregateBinder(expressions).grouping(call);
        }
        if (name.equals("values") && isExcluded(call)) {
            return expressions.bind(excluded(
                    (io.docdb.sql.ast.Expression.Reference) call.arguments().get(0)));
        }
        if ((name.equals("nextval") || name.equals("currval")) && isText(call.arguments())) {
            return sequenceByText(name.equals("nextval"), call);
        }
        if (name.equals("json_contains") && call.arguments().size() == 3) {
            return containsAt(expressions.bind(call.arguments()), call.at());
        }
        if (TableFunctionBinder.POPULATED.contains(name)) {
            return populated(name, call);
        }
        if (binding.functions().scalar(name).isEmpty() && givesRowsHere(name)) {
            return rows(binding.functions().table(name).orElseThrow(), call);
        }
        ScalarFunction function = binding.functions().scalar(name).orElseThrow(() -> unknown(name, call));
        Optional<io.docdb.sql.ast.Expression.Call> spread = spread(call.arguments());
        if (spread.isPresent()) {
            return spread(function, call, spread.get());
        }
        List<Expression> arguments = ObjectNumbers.in(name, expressions.bind(call.arguments()), binding);
        if (AS_JSON.contains(name)) {
            arguments = arguments.stream()
                    .map(each -> each instanceof RowConstructor row ? object(row, call.at()) : each)
                    .toList();
        }
        if (name.equals("greatest") || name.equals("least")) {
            arguments = expressions.coercion().readLiterals(arguments, call.at());
            arguments = expressions.coercion().unify(arguments, resultType(function, arguments, call.at()));
        }
        if ((name.equals("trunc") || name.equals("truncate")) && isPoint(arguments)) {
            function = binding.functions().scalar("trunc_time").orElseThrow();
        }
        if (MOVED_BY_MODIFIERS.contains(name) && (arguments.size() > 1 || isNow(arguments))) {
            function = binding.functions().scalar(name + "_moved").orElseThrow();
        }
        if (IN_RADIX.contains(name) && isBigint(arguments)) {
            function = binding.functions().operator(name.toUpperCase(Locale.ROOT) + " BIGINT");
        }
        if (name.equals("week") && arguments.size() == 2) {
            function = binding.functions().operator("WEEK IN MODE");
        }
        boolean byPattern = name.equals("substring") && arguments.size() == 2 && isPattern(arguments.get(1));
        return scalar(byPattern ? binding.functions().operator("SUBSTRING_REGEX") : function, arguments, call.at());
    }

    private static boolean isBigint(List<Expression> arguments) {
        return arguments.size() == 1 && arguments.get(0).type().name() == SqlType.Name.BIGINT;
    }

    private static boolean isNow(List<Expression> arguments) {
        return arguments.size() == 1
                && arguments.get(0) instanceof Constant constant
                && constant.value() instanceof TextValue text
                && text.value().strip().equalsIgnoreCase("now");
    }

    /** {@code VARIADIC array} as the last argument. */
    private static Optional<io.docdb.sql.ast.Expression.Call> spread(List<io.docdb.sql.ast.Expression> arguments) {
        return !arguments.isEmpty()
                        && arguments.get(arguments.size() - 1) instanceof io.docdb.sql.ast.Expression.Call last
                        && last.function().parts().size() == 1
                        && last.functionName().equals("variadic")
                        && last.arguments().size() == 1
                ? Optional.of(last)
                : Optional.empty();
    }

    private Expression spread(
            ScalarFunction function, io.docdb.sql.ast.Expression.Call call, io.docdb.sql.ast.Expression.Call last) {
        if (!function.isVariadic()) {
            throw binding.error(
                    last.at(),
                    ErrorCode.UNKNOWN_FUNCTION,
                    "VARIADIC expected a function with any number of arguments, found " + call.functionName());
        }
        List<io.docdb.sql.ast.Expression> written = new ArrayList<>(call.arguments());
        written.set(written.size() - 1, last.arguments().get(0));
        List<Expression> arguments = new ArrayList<>(expressions.bind(written));
        Expression array = arguments.get(arguments.size() - 1);
        if (array instanceof Parameter) {
            arguments.set(arguments.size() - 1, expressions.coercion().array(array));
        }
        return scalar(new Spread(function), arguments, call.at());
    }

    /** MySQL's {@code JSON_CONTAINS(json, part, path)}: what the path leads to contains it. */
    private Expression containsAt(List<Expression> arguments, Position at) {
        Expression whole = expressions.operator("->", List.of(arguments.get(0), arguments.get(2)), at);
        return scalar(binding.functions().scalar("json_contains").orElseThrow(), List.of(whole, arguments.get(1)), at);
    }

    /** {@code JSON_POPULATE_RECORD} in an expression is the row it gives in FROM, as a document, of NULL it is NULL; of several, one row for each. */
    private Expression populated(String name, io.docdb.sql.ast.Expression.Call call) {
        Name row = new Name("$row", call.at());
        TableReference from = new TableReference.Function(call, new TableReference.Alias(row, List.of()));
        QueryBody.SelectItem item = new QueryBody.ExpressionItem(
                new io.docdb.sql.ast.Expression.Reference(List.of(new PathStep.Field(row))), Optional.empty());
        Optional<io.docdb.sql.ast.Expression> known = call.arguments().size() == 2
                        && call.arguments().get(0) instanceof io.docdb.sql.ast.Expression.Cast
                ? Optional.of(new Condition.Is(call.arguments().get(1), Condition.Is.Test.NULL, true, call.at()))
                : Optional.empty();
        Query query = new Query(new QueryBody.Select(List.of(item), List.of(from), known));
        if (!name.endsWith("recordset")) {
            return expressions.bind(new io.docdb.sql.ast.Expression.ScalarSubquery(query, call.at()));
        }
        return expressions.bind(io.docdb.sql.ast.Expression.Call.of(
                "unnest", new io.docdb.sql.ast.Expression.ArrayQuery(query, call.at())));
    }

    private boolean givesRowsHere(String name) {
        boolean place =
                switch (expressions.clause()) {
                    case SELECT_LIST, GROUP_BY, GROUP_ALIAS, ORDER_BY -> true;
                    default -> false;
                };
        return place
                && binding.functions().table(name).isPresent()
                && expressions.scope().select().isPresent();
    }

    /** A table function in the select list: its rows multiply those of the query. */
    private Expression rows(TableFunction function, io.docdb.sql.ast.Expression.Call call) {
        List<Expression> arguments = new ArrayList<>(expressions.bind(call.arguments()));
        if (function.name().equals("UNNEST")) {
            arguments.replaceAll(expressions.coercion()::array);
        }
        List<TableFunction.OutputColumn> outputs =
                binding.errors().locate(call.at(), () -> function.columns(Coercion.typesOf(arguments)));
        if (outputs.size() != 1) {
            throw binding.error(
                    call.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "Table function " + call.functionName() + " gives " + outputs.size()
                            + " columns and may only stand in FROM");
        }
        binding.tally().uses(function.volatility());
        return expressions.scope().select().orElseThrow().rowCalls().add(function, arguments, outputs.get(0));
    }

    /** {@code DECODE('ff', 'hex')} makes bytes; with more arguments it chooses. */
    private static boolean isDecodingOfText(String name, io.docdb.sql.ast.Expression.Call call) {
        return name.equals("decode") && call.arguments().size() == 2;
    }

    /** Oracle's and H2's TRUNC of a date or time; MySQL's TRUNCATE is of numbers only. */
    private static boolean isPoint(List<Expression> arguments) {
        return !arguments.isEmpty()
                && switch (arguments.get(0).type().family()) {
                    case DATE, TIMESTAMP, TIMESTAMP_TZ -> true;
                    default -> false;
                };
    }

    /** PostgreSQL: {@code SUBSTRING(text FROM pattern)}. A text of digits is a number that was written as text. */
    private static boolean isPattern(Expression argument) {
        if (!argument.type().isText()) {
            return false;
        }
        return !(argument instanceof Constant constant)
                || !(constant.value() instanceof TextValue text)
                || !text.value().strip().matches("-?\\d+");
    }

    /** MySQL's {@code ON DUPLICATE KEY UPDATE a = VALUES(a)}: what was to be inserted. */
    private boolean isExcluded(io.docdb.sql.ast.Expression.Call call) {
        return call.arguments().size() == 1
                && call.arguments().get(0) instanceof io.docdb.sql.ast.Expression.Reference
                && expressions
                        .scope()
                        .findRelation(List.of("excluded"), binding.context())
                        .isPresent();
    }

    private static io.docdb.sql.ast.Expression excluded(io.docdb.sql.ast.Expression.Reference column) {
        List<PathStep> steps = new ArrayList<>();
        steps.add(PathStep.Field.of("excluded"));
        steps.addAll(column.steps());
        return new io.docdb.sql.ast.Expression.Reference(steps);
    }

    /** The name alone: functions live in no schema, and standard ones may be written as if in ours. */
    private String nameOf(io.docdb.sql.ast.Expression.Call call) {
        if (call.function().parts().size() > 1) {
            throw unknown(call.functionName(), call);
        }
        return call.functionName();
    }

    private StatementException unknown(String name, io.docdb.sql.ast.Expression.Call call) {
        if (binding.functions().window(name).isPresent()) {
            return binding.error(
                    call.at(),
                    ErrorCode.WINDOWING_ERROR,
                    "Window function " + name + " needs an OVER clause, as in " + name + "() OVER (ORDER BY …)");
        }
        if (binding.functions().table(name).isPresent()) {
            return binding.error(
                    call.at(), ErrorCode.NOT_SUPPORTED, "Table function " + name + " may only stand in FROM");
        }
        String hint = NearNames.didYouMean(
                name.toUpperCase(Locale.ROOT), binding.functions().names());
        return binding.error(call.at(), ErrorCode.UNKNOWN_FUNCTION, "Function \"" + name + "\" not found" + hint);
    }

    private void refuseModifiers(String name, io.docdb.sql.ast.Expression.Call call) {
        boolean isAggregateCall = call.modifiers().distinct()
                || call.modifiers().star()
                || call.modifiers().filter().isPresent()
                || !call.modifiers().orderBy().isEmpty()
                || !call.modifiers().withinGroup().isEmpty();
        if (isAggregateCall && (binding.functions().scalar(name).isPresent() || CONDITIONAL.contains(name))) {
            throw binding.error(
                    call.at(),
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Not an aggregate function: " + name + " takes no DISTINCT, *, FILTER or ORDER BY");
        }
    }

    /** A call whose types have been checked. */
    Expression scalar(ScalarFunction function, List<Expression> arguments, Position at) {
        SqlType type = resultType(function, arguments, at);
        binding.tally().uses(function.volatility());
        return new Call(function, arguments, type, binding.placeOf(at));
    }

    private SqlType resultType(ScalarFunction function, List<Expression> arguments, Position at) {
        try {
            return function.resultType(Coercion.typesOf(arguments));
        } catch (StatementException error) {
            throw binding.errors().located(error, at);
        }
    }

    private Expression conditional(String name, io.docdb.sql.ast.Expression.Call call) {
        List<Expression> arguments = expressions.bind(call.arguments());
        Position at = call.at();
        return switch (name) {
            case "coalesce" -> coalesce(count(name, arguments, 1, Integer.MAX_VALUE, at), at);
            case "ifnull", "nvl" -> coalesce(count(name, arguments, 2, Integer.MAX_VALUE, at), at);
            case "isnull" -> // MySQL's tests one value, SQL Server's is COALESCE
                arguments.size() == 1 ? new IsNull(arguments.get(0)) : coalesce(count(name, arguments, 2, 2, at), at);
            case "nullif" -> nullIf(count(name, arguments, 2, 2, at), at);
            case "nvl2" -> {
                count(name, arguments, 3, 3, at);
                yield new CaseBinder(expressions)
                        .caseOf(List.of(new Not(new IsNull(arguments.get(0)))), arguments.subList(1, 3), at);
            }
            case "decode" -> decode(count(name, arguments, 3, Integer.MAX_VALUE, at), at);
            default -> {
                count(name, arguments, 3, 3, at);
                Expression condition = expressions.coercion().condition(arguments.get(0), name, at);
                yield new CaseBinder(expressions).caseOf(List.of(condition), arguments.subList(1, 3), at);
            }
        };
    }

    private List<Expression> count(String name, List<Expression> arguments, int least, int most, Position at) {
        if (arguments.size() < least || arguments.size() > most) {
            String expected = least == most ? "" + least : "at least " + least;
            throw binding.error(
                    at,
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + expected + ", found " + arguments.size());
        }
        return arguments;
    }

    private Expression coalesce(List<Expression> arguments, Position at) {
        List<Expression> read = expressions.coercion().readLiterals(arguments, at);
        SqlType type = expressions.coercion().common(read, "coalesce", at);
        List<Expression> typed = expressions.coercion().unify(read, type);
        if (typed.subList(0, typed.size() - 1).stream().anyMatch(Plans::isVolatile)) {
            return expressions.operator("COALESCE ONCE", typed, at);
        }
        List<Expression> conditions = new ArrayList<>();
        for (Expression argument : typed.subList(0, typed.size() - 1)) {
            conditions.add(new Not(new IsNull(argument)));
        }
        return conditions.isEmpty() ? typed.get(0) : new CaseBinder(expressions).caseOf(conditions, typed, at);
    }

    private Expression nullIf(List<Expression> arguments, Position at) {
        if (Plans.isVolatile(arguments.get(0))) {
            return expressions.operator("NULLIF ONCE", arguments, at);
        }
        Expression equal =
                expressions.coercion().compare(Comparison.Operator.EQUAL, arguments.get(0), arguments.get(1), at);
        return new CaseBinder(expressions).caseOf(List.of(equal), List.of(Constant.NULL, arguments.get(0)), at);
    }

    /** {@code DECODE(value, search, result, …, otherwise)}: NULL finds NULL. */
    private Expression decode(List<Expression> arguments, Position at) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int pair = 1;
        for (; pair + 1 < arguments.size(); pair += 2) {
            conditions.add(expressions
                    .coercion()
                    .compare(Comparison.Operator.NOT_DISTINCT, arguments.get(0), arguments.get(pair), at));
            results.add(arguments.get(pair + 1));
        }
        results.add(pair < arguments.size() ? arguments.get(pair) : Constant.NULL);
        return new CaseBinder(expressions).caseOf(conditions, results, at);
    }

    private static boolean isText(List<io.docdb.sql.ast.Expression> arguments) {
        return arguments.size() == 1
                && arguments.get(0) instanceof io.docdb.sql.ast.Expression.Literal literal
                && literal.value() instanceof TextValue;
    }

    /** {@code TO_JSON(ROW(1, 'x'))} is an object with fields f1, f2 …, as in PostgreSQL. */
    private Expression object(RowConstructor row, Position at) {
        List<Expression> fields = new ArrayList<>();
        for (int i = 0; i < row.fields().size(); i++) {
            fields.add(new Constant(new TextValue("f" + (i + 1)), SqlType.VARCHAR));
            fields.add(row.fields().get(i));
        }
        return scalar(binding.functions().operator("JSON_BUILD_OBJECT"), fields, at);
    }

    /** {@code NEXTVAL('orders_id')}; the text may be qualified by a schema. */
    private Expression sequenceByText(boolean next, io.docdb.sql.ast.Expression.Call call) {
        String text = ((TextValue)
                        ((io.docdb.sql.ast.Expression.Literal) call.arguments().get(0)).value())
                .value();
        List<Name> parts = new ArrayList<>();
        for (String part : text.split("\\.")) {
            String bare = part.startsWith("\"") && part.endsWith("\"") && part.length() > 1
                    ? part.substring(1, part.length() - 1)
                    : part;
            parts.add(new Name(bare, call.at()));
        }
        return sequence(new ObjectName(parts), next, call.at());
    }

    static Optional<SequenceDefinition> findSequence(ObjectName name, Position at, Binding binding) {
        List<String> schemas = name.qualifier().isEmpty()
                ? binding.context().searchPath()
                : List.of(name.qualifier().get(name.qualifier().size() - 1).text());
        return binding.errors().locate(at, () -> schemas.stream()
                .flatMap(schema ->
                        binding.catalog().findSequence(schema, name.last().text()).stream())
                .findFirst());
    }

    /** One of that name in another schema, or one whose name is near. */
    private static String meantSequence(ObjectName name, Binding binding) {
        List<SequenceDefinition> sequences = binding.catalog().sequences();
        return sequences.stream()
                .filter(each -> each.name().equalsIgnoreCase(name.last().text()))
                .findFirst()
                .map(each -> ", did you mean \"" + each.schema() + "." + each.name() + "\"?")
                .orElseGet(() -> NearNames.didYouMean(
                        name.last().text(),
                        sequences.stream().map(SequenceDefinition::name).toList()));
    }

    /** NEXT VALUE FOR, CURRENT VALUE FOR: the function's argument is the sequence by schema and name. */
    Expression sequence(ObjectName name, boolean next, Position at) {
        SequenceDefinition sequence = findSequence(name, at, binding)
                .orElseThrow(() -> binding.error(
                        at,
                        ErrorCode.UNKNOWN_OBJECT,
                        "Sequence \"" + name + "\" not found" + meantSequence(name, binding)));
        Expression argument = new Constant(new TextValue(sequence.schema() + "." + sequence.name()), SqlType.VARCHAR);
        return expressions.operator(next ? "NEXT VALUE FOR" : "CURRENT VALUE FOR", List.of(argument), at);
    }
}
