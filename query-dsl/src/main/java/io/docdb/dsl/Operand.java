package io.docdb.dsl;

import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SortItem;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something with a value for each document: a field, a constant, a function of others, an aggregate of a group.
 *
 * <pre>{@code
 * orders.groupBy("customer.city").select(count().as("orders"), sum("total").as("revenue"))
 * orders.find(where(call("lower", field("customer.city"))).eq("oslo"))
 * orders.find(where("shippedOn").gt(field("promisedOn")))
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Operand {
    /** Makes the tree, when the statement is built. */
    @FunctionalInterface
    interface Build {
        Expression build(StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private final Build build;
    private final String name;
    private final Optional<PathSource> source;

    private Operand(Build build, String name, Optional<PathSource> source) {
        this.build = build;
        this.name = name;
        this.source = source;
    }

    static Operand computed(String name, Build build) {
        return new Operand(build, name, Optional.empty());
    }

    /** The field at a path such as {@code customer.city}, {@code items[0].sku} or {@code items[*].sku}. */
    public static Operand field(String path) {
        return field(PathSource.of(path));
    }

    public static <T, V> Operand field(Getter<T, V> property) {
        return field(PathSource.of(property));
    }

    public static <T, A, V> Operand field(Getter<T, A> outer, Getter<A, V> inner) {
        return field(PathSource.of(outer, inner));
    }

    static Operand field(PathSource source) {
        return new Operand((builder, scope) -> scope.reference(source.path(builder.mapper())), "", Optional.of(source));
    }

    /** A constant; it becomes a parameter. */
    public static Operand value(Object constant) {
        return computed("value", (builder, scope) -> builder.parameter(constant));
    }

    /** Any function or aggregate SQL knows: {@code call("lower", field("name"))}. Other arguments are constants. */
    public static Operand call(String function, Object... arguments) {
        return call(function, CallModifiers.NONE, arguments);
    }

    private static Operand call(String function, CallModifiers modifiers, Object... arguments) {
        List<Operand> operands = Stream.of(arguments).map(Operand::of).toList();
        return computed(function, (builder, scope) -> {
            List<Expression> built = new ArrayList<>();
            operands.forEach(operand -> built.add(operand.build(builder, scope)));
            return new Expression.Call(ObjectName.of(function), built, modifiers);
        });
    }

    /** Any expression of SQL's syntax tree, taken as it is; it must hold no parameters. */
    public static Operand tree(Expression expression) {
        return computed("value", (builder, scope) -> expression);
    }

    /** The field of the query around, in a query that stands in {@code in}, {@code exists} or {@code scalar}. */
    public static Operand outer(String path) {
        PathSource source = PathSource.of(path);
        return computed("outer", (builder, scope) -> builder.around().reference(source.path(builder.mapper())));
    }

    /** The only value of the only row of a query; NULL where it has none. */
    public static Operand scalar(FindQuery<?> query) {
        QuerySpec spec = Given.given(query, "a query").spec();
        return computed("value", (builder, scope) -> new Expression.ScalarSubquery(builder.subquery(spec, scope)));
    }

    /** The only column of all rows of a query, as an array in its order. */
    public static Operand array(FindQuery<?> query) {
        QuerySpec spec = Given.given(query, "a query").spec();
        return computed("array", (builder, scope) -> new Expression.ArrayQuery(builder.subquery(spec, scope)));
    }

    /** Several values as one, which are compared from left to right: {@code where(row(field("a"), field("b"))).gt(row(1, 2))}. */
    public static Operand row(Object... values) {
        List<Operand> parts =
                Stream.of(Given.given(values, "values")).map(Operand::of).toList();
        return computed(
                "row",
                (builder, scope) -> new Expression.RowValue(
                        parts.stream().map(part -> part.build(builder, scope)).toList(), Position.NONE));
    }

    /** The value where the filter is true; goes on with {@code when(…)}, and ends with {@code otherwise(…)}. */
    public static Case when(Filter<?> filter, Object value) {
        return Case.of(filter, value);
    }

    // ---- aggregates

    public static Operand count() {
        return computed("count", (builder, scope) -> Expression.Call.countStar());
    }

    /** How many documents of the group have the field, and not null in it. */
    public static Operand count(String path) {
        return call("count", field(path));
    }

    public static Operand countDistinct(String path) {
        return call("count", CallModifiers.NONE.withDistinct(), field(path));
    }

    public static <T, V> Operand count(Getter<T, V> property) {
        return call("count", field(property));
    }

    public static <T, V> Operand countDistinct(Getter<T, V> property) {
        return call("count", CallModifiers.NONE.withDistinct(), field(property));
    }

    public static Operand sum(String path) {
        return call("sum", field(path));
    }

    public static <T, V> Operand sum(Getter<T, V> property) {
        return call("sum", field(property));
    }

    public static Operand avg(String path) {
        return call("avg", field(path));
    }

    public static <T, V> Operand avg(Getter<T, V> property) {
        return call("avg", field(property));
    }

    public static Operand min(String path) {
        return call("min", field(path));
    }

    public static <T, V> Operand min(Getter<T, V> property) {
        return call("min", field(property));
    }

    public static Operand max(String path) {
        return call("max", field(path));
    }

    public static <T, V> Operand max(Getter<T, V> property) {
        return call("max", field(property));
    }

    /** The values of the group as an array, in their order. */
    public static Operand collect(String path) {
        Operand field = field(path);
        return computed("collect", (builder, scope) -> {
            Expression element = field.build(builder, scope);
            return new Expression.Call(
                    ObjectName.of("array_agg"),
                    List.of(element),
                    CallModifiers.NONE.withOrderBy(List.of(SortItem.ascending(element))));
        });
    }

    // ---- what stands around a call

    /** Of each value once: {@code call("string_agg", field("city"), ", ").distinct()}. */
    public Operand distinct() {
        return modified((modifiers, builder, scope) -> modifiers.withDistinct());
    }

    /** An aggregate of those documents of the group alone: {@code sum("total").where(where("status").eq("PAID"))}. */
    public Operand where(Filter<?> filter) {
        Given.given(filter, "a filter");
        return modified((modifiers, builder, scope) -> modifiers.withFilter(filter.build(builder, scope)));
    }

    /** An aggregate whose values come in this order: {@code call("array_agg", field("id")).ordered(Sort.by("total"))}. */
    public Operand ordered(Sort sort) {
        Given.given(sort, "an order");
        return modified((modifiers, builder, scope) -> modifiers.withOrderBy(sort.build(builder, scope)));
    }

    /** {@code WITHIN GROUP (ORDER BY …)}: {@code call("percentile_cont", 0.5).withinGroup(Sort.by("total"))}. */
    public Operand withinGroup(Sort sort) {
        Given.given(sort, "an order");
        return modified((modifiers, builder, scope) -> modifiers.withWithinGroup(sort.build(builder, scope)));
    }

    /** A function of the rows around this one: {@code sum("total").over(Window.partitionBy("city"))}. */
    public Operand over(Window window) {
        Given.given(window, "a window");
        return modified((modifiers, builder, scope) -> modifiers.withOver(window.build(builder, scope)));
    }

    /** {@code first_value}, {@code last_value}, {@code lag} and their like among those that are not null. */
    public Operand ignoreNulls() {
        return modified((modifiers, builder, scope) -> modifiers.withNullTreatment(CallModifiers.NullTreatment.IGNORE));
    }

    /** {@code nth_value} counted from the end of the frame. */
    public Operand fromLast() {
        return modified((modifiers, builder, scope) -> modifiers.withFromLast());
    }

    /** The number of the row in its window, from 1; for {@link #over}. */
    public static Operand rowNumber() {
        return call("row_number");
    }

    /** As {@link #rowNumber}, but equal rows have equal numbers, and the next has the number it has in the window. */
    public static Operand rank() {
        return call("rank");
    }

    @FunctionalInterface
    private interface Change {
        CallModifiers of(CallModifiers modifiers, StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private Operand modified(Change change) {
        return new Operand(
                (builder, scope) -> {
                    if (!(build(builder, scope) instanceof Expression.Call call)) {
                        throw Given.refused("distinct(), where(…), ordered(…), withinGroup(…) and over(…) are about a"
                                + " function: expected one such as sum(…), found another value");
                    }
                    return new Expression.Call(
                            call.function(), call.arguments(), change.of(call.modifiers(), builder, scope));
                },
                name.isEmpty() ? "value" : name,
                Optional.empty());
    }

    // ---- types

    /** The value brought to a type, as CAST does in SQL. @throws io.docdb.error.DatabaseException when run, if it does not fit */
    public Operand cast(SqlType type) {
        return casted(type, false);
    }

    /** As {@link #cast}, but NULL where the value does not fit. */
    public Operand tryCast(SqlType type) {
        return casted(type, true);
    }

    private Operand casted(SqlType type, boolean orNull) {
        DataType target = new DataType(Given.given(type, "a type"));
        return computed(
                name.isEmpty() ? "value" : name,
                (builder, scope) -> new Expression.Cast(build(builder, scope), target, orNull, Position.NONE));
    }

    // ---- JSON paths

    /** The one scalar at a path of SQL/JSON, {@code $.lines[*] ? (@.qty > 2).sku}; NULL if there is none, or several. */
    public Operand jsonValue(String path) {
        return computed("value", (builder, scope) -> new JsonExpression.JsonValue(build(builder, scope), text(path)));
    }

    /** As {@link #jsonValue(String)}, brought to a type. */
    public Operand jsonValue(String path, SqlType type) {
        DataType returning = new DataType(Given.given(type, "a type"));
        return computed(
                "value",
                (builder, scope) -> new JsonExpression.JsonValue(
                        build(builder, scope),
                        text(path),
                        List.of(),
                        Optional.of(returning),
                        JsonExpression.OnCase.UNSPECIFIED,
                        JsonExpression.OnCase.UNSPECIFIED,
                        Position.NONE));
    }

    /** All that a path of SQL/JSON finds, as an array. */
    public Operand jsonQuery(String path) {
        return computed(
                "value",
                (builder, scope) -> new JsonExpression.JsonQuery(
                        build(builder, scope),
                        text(path),
                        List.of(),
                        Optional.empty(),
                        JsonExpression.Wrapper.UNCONDITIONAL,
                        false,
                        JsonExpression.OnCase.UNSPECIFIED,
                        JsonExpression.OnCase.UNSPECIFIED,
                        Position.NONE));
    }

    static Expression text(String path) {
        return new Expression.Literal(new TextValue(Given.given(path, "a path of SQL/JSON")));
    }

    // ---- arithmetic

    public Operand plus(Object other) {
        return combine(BinaryOperator.ADD, other);
    }

    public Operand minus(Object other) {
        return combine(BinaryOperator.SUBTRACT, other);
    }

    public Operand times(Object other) {
        return combine(BinaryOperator.MULTIPLY, other);
    }

    public Operand dividedBy(Object other) {
        return combine(BinaryOperator.DIVIDE, other);
    }

    /** Text after text, array after array. */
    public Operand concat(Object other) {
        return combine(BinaryOperator.CONCATENATE, other);
    }

    private Operand combine(BinaryOperator operator, Object other) {
        Operand right = of(other);
        return computed(
                name,
                (builder, scope) ->
                        new Expression.Binary(operator, build(builder, scope), right.build(builder, scope)));
    }

    /** The same under the name it has in the result. */
    public Operand as(String newName) {
        return new Operand(build, newName, source);
    }

    // ---- for the builders of this package

    /** An operand stays, a query is its only value, anything else is a constant. */
    static Operand of(Object operandOrConstant) {
        if (operandOrConstant instanceof FindQuery<?> query) {
            return scalar(query);
        }
        return operandOrConstant instanceof Operand operand ? operand : value(operandOrConstant);
    }

    Expression build(StatementBuilder builder, StatementBuilder.Scope scope) {
        return builder.once(build, scope);
    }

    Optional<PathSource> source() {
        return source;
    }

    /** The name in the result: as it was given, else the last name of the path, else the function, else {@code value}. */
    String resultName(StatementBuilder builder) {
        if (!name.isEmpty()) {
            return name;
        }
        if (source.isEmpty()) {
            return "value";
        }
        FieldPath path = source.get().path(builder.mapper());
        for (int i = path.steps().size() - 1; i >= 0; i--) {
            if (path.steps().get(i) instanceof FieldPath.Field last) {
                return last.name();
            }
        }
        return "value";
    }

    /** The whole path as text for a field without a name of its own, to tell two of the same last name apart. */
    String longName(StatementBuilder builder) {
        return name.isEmpty() && source.isPresent()
                ? source.get().path(builder.mapper()).toString()
                : resultName(builder);
    }
}
