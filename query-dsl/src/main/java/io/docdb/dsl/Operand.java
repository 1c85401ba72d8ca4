package io.docdb.dsl;

import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SortItem;
import io.docdb.value.FieldPath;
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

    private static Operand computed(String name, Build build) {
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

    /** An operand stays, anything else is a constant. */
    static Operand of(Object operandOrConstant) {
        return operandOrConstant instanceof Operand operand ? operand : value(operandOrConstant);
    }

    Expression build(StatementBuilder builder, StatementBuilder.Scope scope) {
        return builder.once(build, scope);
    }

    Optional<PathSource> source() {
        return source;
    }

    /** The name in the result: as it was given, else the last name of the path, else the function. */
    String resultName(StatementBuilder builder) {
        if (!name.isEmpty()) {
            return name;
        }
        FieldPath path = source.orElseThrow().path(builder.mapper());
        for (int i = path.steps().size() - 1; i >= 0; i--) {
            if (path.steps().get(i) instanceof FieldPath.Field last) {
                return last.name();
            }
        }
        return "value";
    }

    /** The whole path as text for a field without a name of its own, to tell two of the same last name apart. */
    String longName(StatementBuilder builder) {
        return name.isEmpty() ? source.orElseThrow().path(builder.mapper()).toString() : name;
    }
}
