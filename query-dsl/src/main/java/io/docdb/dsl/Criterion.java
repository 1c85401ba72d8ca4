package io.docdb.dsl;

import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.value.ArrayValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that waits for its condition: what {@link Filter#where} gives. A path with {@code [*]} leads to many values; the
 * condition then holds if it holds for one of them.
 *
 * <p>Comparisons follow the one order of all values (numbers by their value, whatever their class; texts by code point) and hold
 * for no field that is null or missing; with null on the other side they hold for none, but for {@link #eq} and {@link #ne},
 * which then ask whether the field is there. Where a value is asked for, an {@link Operand} may stand in its place.
 * Immutable.
 *
 * @param <T> what the documents are
 * @param <V> what the field holds
 */
public final class Criterion<T, V> {
    /** Lists up to this length are written out, so that each element can be sought in an index; longer ones are one array. */
    private static final int LONGEST_LIST = 64;

    private final Function<Filter<?>, Filter<T>> join;
    private final Operand operand;
    private final boolean ignoreCase;

    Criterion(Function<Filter<?>, Filter<T>> join, Operand operand, boolean ignoreCase) {
        this.join = join;
        this.operand = operand;
        this.ignoreCase = ignoreCase;
    }

    static <T, V> Criterion<T, V> first(Operand operand) {
        return new Criterion<>(filter -> new Filter<>(filter::build), operand, false);
    }

    /** The next condition disregards upper and lower case. */
    public Criterion<T, V> ignoreCase() {
        return new Criterion<>(join, operand, true);
    }

    // ---- comparisons

    /** Equal; {@code eq(null)} is {@link #isNull()}. */
    public Filter<T> eq(V value) {
        return value == null ? isNull() : compare(ComparisonOperator.EQUAL, value);
    }

    public Filter<T> eq(Operand other) {
        return compare(ComparisonOperator.EQUAL, other);
    }

    public Filter<T> eq(Quantified rows) {
        return compare(ComparisonOperator.EQUAL, rows);
    }

    public Filter<T> eq(Number value) {
        return compare(ComparisonOperator.EQUAL, value);
    }

    /** There and different; {@code ne(null)} is {@link #isNotNull()}. */
    public Filter<T> ne(V value) {
        return value == null ? isNotNull() : compare(ComparisonOperator.NOT_EQUAL, value);
    }

    public Filter<T> ne(Operand other) {
        return compare(ComparisonOperator.NOT_EQUAL, other);
    }

    public Filter<T> ne(Quantified rows) {
        return compare(ComparisonOperator.NOT_EQUAL, rows);
    }

    public Filter<T> gt(V value) {
        return compare(ComparisonOperator.GREATER, value);
    }

    public Filter<T> gt(Operand other) {
        return compare(ComparisonOperator.GREATER, other);
    }

    public Filter<T> gt(Quantified rows) {
        return compare(ComparisonOperator.GREATER, rows);
    }

    public Filter<T> gt(Number value) {
        return compare(ComparisonOperator.GREATER, value);
    }

    public Filter<T> gte(V value) {
        return compare(ComparisonOperator.GREATER_OR_EQUAL, value);
    }

    public Filter<T> gte(Operand other) {
        return compare(ComparisonOperator.GREATER_OR_EQUAL, other);
    }

    public Filter<T> gte(Quantified rows) {
        return compare(ComparisonOperator.GREATER_OR_EQUAL, rows);
    }

    public Filter<T> gte(Number value) {
        return compare(ComparisonOperator.GREATER_OR_EQUAL, value);
    }

    public Filter<T> lt(V value) {
        return compare(ComparisonOperator.LESS, value);
    }

    public Filter<T> lt(Operand other) {
        return compare(ComparisonOperator.LESS, other);
    }

    public Filter<T> lt(Quantified rows) {
        return compare(ComparisonOperator.LESS, rows);
    }

    public Filter<T> lt(Number value) {
        return compare(ComparisonOperator.LESS, value);
    }

    public Filter<T> lte(V value) {
        return compare(ComparisonOperator.LESS_OR_EQUAL, value);
    }

    public Filter<T> lte(Operand other) {
        return compare(ComparisonOperator.LESS_OR_EQUAL, other);
    }

    public Filter<T> lte(Quantified rows) {
        return compare(ComparisonOperator.LESS_OR_EQUAL, rows);
    }

    public Filter<T> lte(Number value) {
        return compare(ComparisonOperator.LESS_OR_EQUAL, value);
    }

    private Filter<T> compare(ComparisonOperator operator, Object value) {
        Operand right = Operand.of(value);
        return done((builder, scope) -> {
            Expression other = folded(right.build(builder, scope));
            Expression left = operand.build(builder, scope);
            ElementConditions values = values(builder);
            return values.isMulti() && !ignoreCase
                    ? new Condition.QuantifiedArray(operator.mirrored(), other, false, left)
                    : values.each(left, one -> new Condition.Comparison(operator, folded(one), other));
        });
    }

    private Filter<T> compare(ComparisonOperator operator, Quantified rows) {
        Given.given(rows, "any(query) or all(query)");
        if (ignoreCase) {
            throw Given.refused("ignoreCase() does not go with a query: expected lower(…) on both sides");
        }
        return test((builder, scope, one) -> rows.compare(operator, one, builder, scope));
    }

    /** From {@code low} to {@code high}, both included. */
    public Filter<T> between(Object low, Object high) {
        Operand from = Operand.of(low);
        Operand to = Operand.of(high);
        return test((builder, scope, one) -> new Condition.Between(
                folded(one), folded(from.build(builder, scope)), folded(to.build(builder, scope))));
    }

    /** Equal to one of them; of none: false. */
    public Filter<T> in(Collection<?> values) {
        List<Object> elements = new ArrayList<>(Given.given(values, "a list of values for in(…)"));
        return test((builder, scope, one) -> in(builder, scope, one, elements));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Filter<T> in(V... values) {
        return in(Arrays.asList(Given.given(values, "values for in(…)")));
    }

    /** Equal to a row of the query, which gives one column. */
    public Filter<T> in(FindQuery<?> query) {
        QuerySpec spec = Given.given(query, "a query").spec();
        if (ignoreCase) {
            throw Given.refused("ignoreCase() does not go with a query: expected lower(…) on both sides");
        }
        return test((builder, scope, one) -> new Condition.InQuery(one, builder.subquery(spec, scope)));
    }

    /** There and equal to no row of the query, none of whose rows is null. */
    public Filter<T> notIn(FindQuery<?> query) {
        return join(Filter.not(alone().in(query)));
    }

    /** There and none of them. */
    public Filter<T> notIn(Collection<?> values) {
        return Filter.allOf(join(Filter.not(alone().in(values))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Filter<T> notIn(V... values) {
        return notIn(Arrays.asList(Given.given(values, "values for notIn(…)")));
    }

    private Expression in(
            StatementBuilder builder, StatementBuilder.Scope scope, Expression one, List<Object> elements) {
        if (elements.size() > LONGEST_LIST && !ignoreCase) {
            List<Value> values =
                    elements.stream().map(builder.mapper()::toValue).toList();
            return new Condition.QuantifiedArray(
                    ComparisonOperator.EQUAL, one, false, builder.parameter(new ArrayValue(values)));
        }
        List<Expression> built = new ArrayList<>();
        elements.forEach(element -> built.add(folded(Operand.of(element).build(builder, scope))));
        return new Condition.InList(folded(one), built);
    }

    // ---- text

    /** {@code %} stands for any characters, {@code _} for one. */
    public Filter<T> like(String pattern) {
        return like(pattern, Optional.empty());
    }

    public Filter<T> notLike(String pattern) {
        return join(Filter.not(alone().like(pattern)));
    }

    /** Begins with the text, in which {@code %} and {@code _} stand for themselves. */
    public Filter<T> startsWith(String text) {
        return like(escape(Given.given(text, "a text")) + '%', Optional.of("\\"));
    }

    public Filter<T> endsWith(String text) {
        return like('%' + escape(Given.given(text, "a text")), Optional.of("\\"));
    }

    /** The text is part of the field's text. */
    public Filter<T> containsText(String text) {
        return like('%' + escape(Given.given(text, "a text")) + '%', Optional.of("\\"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Filter<T> like(String pattern, Optional<String> escape) {
        return test((builder, scope, one) -> new Condition.Like(
                ignoreCase ? Condition.Like.Kind.ILIKE : Condition.Like.Kind.LIKE,
                one,
                builder.parameter(pattern),
                escape.map(character -> new Expression.Literal(new TextValue(character))),
                false,
                io.docdb.sql.ast.Position.NONE));
    }

    /** A regular expression that matches somewhere in the text. */
    public Filter<T> regex(String expression) {
        return test((builder, scope, one) -> new Condition.Like(
                ignoreCase ? Condition.Like.Kind.REGEX_IGNORE_CASE : Condition.Like.Kind.REGEX,
                one,
                builder.parameter(expression)));
    }

    // ---- being there

    /** Null or missing. */
    public Filter<T> isNull() {
        return is(Condition.Is.Test.NULL, false);
    }

    /** There and not null. */
    public Filter<T> isNotNull() {
        return is(Condition.Is.Test.NULL, true);
    }

    /** Another value, where null is a value like others. */
    public Filter<T> isDistinctFrom(Object other) {
        return compare(ComparisonOperator.DISTINCT, Operand.of(other));
    }

    /** The same value, where null is a value like others. */
    public Filter<T> isNotDistinctFrom(Object other) {
        return compare(ComparisonOperator.NOT_DISTINCT, Operand.of(other));
    }

    /** The path of SQL/JSON finds something in the value: {@code $.lines[*] ? (@.qty > 2)}. */
    public Filter<T> jsonExists(String path) {
        return join.apply(new Filter<>(
                (builder, scope) -> new JsonExpression.JsonExists(operand.build(builder, scope), Operand.text(path))));
    }

    /** The field is not there; null is there. */
    public Filter<T> isMissing() {
        return is(Condition.Is.Test.MISSING, false);
    }

    /** The field is there, be it null. */
    public Filter<T> exists() {
        return is(Condition.Is.Test.MISSING, true);
    }

    public Filter<T> isTrue() {
        return is(Condition.Is.Test.TRUE, false);
    }

    public Filter<T> isFalse() {
        return is(Condition.Is.Test.FALSE, false);
    }

    /** Nothing is in it: null, missing, an array without elements, a text without characters. */
    public Filter<T> isEmpty() {
        return done((builder, scope) -> {
            Expression tree = operand.build(builder, scope);
            return Condition.Or.of(
                    new Condition.Is(tree, Condition.Is.Test.NULL),
                    new Condition.Comparison(ComparisonOperator.EQUAL, tree, new Expression.Literal(new TextValue(""))),
                    new Condition.Comparison(
                            ComparisonOperator.EQUAL, tree, new Expression.ArrayConstructor(List.of())));
        });
    }

    public Filter<T> isNotEmpty() {
        return join(Filter.not(alone().isEmpty()));
    }

    private Filter<T> is(Condition.Is.Test test, boolean negated) {
        return done((builder, scope) ->
                new Condition.Is(operand.build(builder, scope), test, negated, io.docdb.sql.ast.Position.NONE));
    }

    // ---- arrays

    /**
     * The value is an element of the array; in a field that holds text (known by its class, or found to be so), a text is
     * part of it.
     */
    public Filter<T> contains(Object value) {
        Operand element = Operand.of(value);
        return done((builder, scope) -> {
            PathSource.Shape shape = operand.source()
                    .map(source -> source.shape(builder.mapper()))
                    .orElse(PathSource.Shape.UNKNOWN);
            boolean maybeText = value instanceof CharSequence && shape != PathSource.Shape.ARRAY;
            if (maybeText && shape == PathSource.Shape.SINGLE) {
                return alone().containsText(value.toString()).build(builder, scope);
            }
            Expression isElement = isElement(builder, scope, element);
            if (!maybeText) {
                return isElement;
            }
            Expression isArray = new Condition.Is(operand.build(builder, scope), Condition.Is.Test.JSON_ARRAY);
            Expression isPart = alone().containsText(value.toString()).build(builder, scope);
            return new Condition.Or(List.of(isElement, new Condition.And(List.of(new Condition.Not(isArray), isPart))));
        });
    }

    private Expression isElement(StatementBuilder builder, StatementBuilder.Scope scope, Operand element) {
        Expression value = folded(element.build(builder, scope));
        Expression elements = values(builder).elements(scope);
        return ignoreCase
                ? values(builder)
                        .oneOf(elements, one -> new Condition.Comparison(ComparisonOperator.EQUAL, folded(one), value))
                : new Condition.QuantifiedArray(ComparisonOperator.EQUAL, value, false, elements);
    }

    /** One of the values is an element of the array. */
    public Filter<T> containsAny(Collection<?> values) {
        List<Operand> operands = Given.given(values, "values for containsAny(…)").stream()
                .map(Operand::of)
                .toList();
        return done((builder, scope) -> operands.isEmpty()
                ? Filter.anyOf().build(builder, scope)
                : new Condition.Or(operands.stream()
                        .map(element -> isElement(builder, scope, element))
                        .toList()));
    }

    public Filter<T> containsAny(Object... values) {
        return containsAny(Arrays.asList(Given.given(values, "values for containsAny(…)")));
    }

    /** Every value is an element of the array. */
    public Filter<T> containsAll(Collection<?> values) {
        List<Operand> operands = Given.given(values, "values for containsAll(…)").stream()
                .map(Operand::of)
                .toList();
        return done((builder, scope) -> operands.isEmpty()
                ? Filter.all().build(builder, scope)
                : new Condition.And(operands.stream()
                        .map(element -> isElement(builder, scope, element))
                        .toList()));
    }

    public Filter<T> containsAll(Object... values) {
        return containsAll(Arrays.asList(Given.given(values, "values for containsAll(…)")));
    }

    /** The field is an array of that many elements. */
    public Filter<T> size(int elements) {
        return done((builder, scope) -> {
            Expression found = Expression.Call.of("cardinality", values(builder).elements(scope));
            Expression isArray = new Condition.Is(operand.build(builder, scope), Condition.Is.Test.JSON_ARRAY);
            Expression fits =
                    new Condition.Comparison(ComparisonOperator.EQUAL, found, builder.parameter((long) elements));
            return new Condition.And(List.of(isArray, fits));
        });
    }

    /** One element fulfils the whole filter, whose paths begin at the element. */
    public Filter<T> elemMatch(Filter<?> filter) {
        Given.given(filter, "a filter of the elements");
        return done((builder, scope) -> values(builder).match(values(builder).elements(scope), filter));
    }

    // ---- building

    /** A condition on one value. */
    @FunctionalInterface
    private interface Test {
        Expression build(StatementBuilder builder, StatementBuilder.Scope scope, Expression one);
    }

    private Filter<T> test(Test test) {
        return done((builder, scope) ->
                values(builder).each(operand.build(builder, scope), one -> test.build(builder, scope, one)));
    }

    private Filter<T> done(Operand.Build build) {
        return join(new Filter<>(build));
    }

    private Filter<T> join(Filter<?> filter) {
        return join.apply(filter);
    }

    /** The same field without what stands before it. */
    private Criterion<T, V> alone() {
        return new Criterion<>(filter -> new Filter<>(filter::build), operand, ignoreCase);
    }

    private ElementConditions values(StatementBuilder builder) {
        return new ElementConditions(operand, builder);
    }

    private Expression folded(Expression text) {
        return ignoreCase ? Expression.Call.of("lower", text) : text;
    }
}
