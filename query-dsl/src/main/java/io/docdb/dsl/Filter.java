package io.docdb.dsl;

import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.value.BooleanValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which documents are meant. Begin with {@link #where}; {@code and} and {@code or} join from left to right, as they are
 * read, and take whole filters where parentheses are wanted:
 *
 * <pre>{@code
 * where("customer.city").eq("Oslo").and("total").gt(100)
 * where(Order::total).gt(100).and(where("tags").contains("gift").or("note").exists())
 * }</pre>
 *
 * <p>As in SQL, a comparison with a field that is null or missing is neither true nor false: it is found by
 * {@code isNull()} or {@code isMissing()}, not by {@code ne(…)} nor by {@code not(…)}. Immutable.
 *
 * @param <T> what the documents are; Object where paths are text
 */
public final class Filter<T> {
    private static final Filter<Object> ALL =
            new Filter<>((builder, scope) -> new Expression.Literal(BooleanValue.TRUE));

    private final Operand.Build build;

    Filter(Operand.Build build) {
        this.build = build;
    }

    /** Begins with the field at a path. */
    public static Criterion<Object, Object> where(String path) {
        return where(Operand.field(path));
    }

    public static <T, V> Criterion<T, V> where(Getter<T, V> property) {
        return Criterion.first(Operand.field(property));
    }

    public static <T, A, V> Criterion<T, V> where(Getter<T, A> outer, Getter<A, V> inner) {
        return Criterion.first(Operand.field(outer, inner));
    }

    public static <T, A, B, V> Criterion<T, V> where(Getter<T, A> outer, Getter<A, B> middle, Getter<B, V> inner) {
        return Criterion.first(Operand.field(PathSource.of(outer, middle, inner)));
    }

    public static Criterion<Object, Object> where(Operand operand) {
        return Criterion.first(operand);
    }

    /** Inside {@code elemMatch}: the element itself, where it is no object. */
    public static Criterion<Object, Object> element() {
        return where("");
    }

    public static Filter<Object> all() {
        return ALL;
    }

    public static <T> Filter<T> not(Filter<T> filter) {
        Given.given(filter, "a filter");
        return new Filter<>((builder, scope) -> new Condition.Not(filter.build(builder, scope)));
    }

    /** True if the query has a row; its paths may be about the document at hand by {@link Operand#outer}. */
    public static Filter<Object> exists(FindQuery<?> query) {
        QuerySpec spec = Given.given(query, "a query").spec();
        return new Filter<>((builder, scope) -> new Condition.Exists(builder.subquery(spec, scope), Position.NONE));
    }

    /** True if every one of them is; of none: true. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Filter<T> allOf(Filter<? super T>... filters) {
        List<Filter<? super T>> parts = List.of(filters);
        return parts.isEmpty()
                ? new Filter<>(ALL.build)
                : new Filter<>((builder, scope) -> new Condition.And(built(parts.stream(), builder, scope)));
    }

    /** True if one of them is; of none: false. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Filter<T> anyOf(Filter<? super T>... filters) {
        List<Filter<? super T>> parts = List.of(filters);
        return parts.isEmpty()
                ? new Filter<>((builder, scope) -> new Expression.Literal(BooleanValue.FALSE))
                : new Filter<>((builder, scope) -> new Condition.Or(built(parts.stream(), builder, scope)));
    }

    private static List<Expression> built(
            Stream<? extends Filter<?>> parts, StatementBuilder builder, StatementBuilder.Scope scope) {
        return parts.<Expression>map(part -> part.build(builder, scope)).toList();
    }

    /** Any condition of SQL's syntax tree, taken as it is; it must hold no parameters. */
    public static Filter<Object> tree(Expression condition) {
        return new Filter<>((builder, scope) -> condition);
    }

    // ---- going on

    public Criterion<T, Object> and(String path) {
        return new Criterion<>(this::andThen, Operand.field(path), false);
    }

    public <S extends T, V> Criterion<S, V> and(Getter<S, V> property) {
        return new Criterion<>(this::andThen, Operand.field(property), false);
    }

    public <S extends T> Filter<S> and(Filter<? super S> other) {
        return andThen(other);
    }

    public Criterion<T, Object> or(String path) {
        return new Criterion<>(this::orElse, Operand.field(path), false);
    }

    public <S extends T, V> Criterion<S, V> or(Getter<S, V> property) {
        return new Criterion<>(this::orElse, Operand.field(property), false);
    }

    public <S extends T> Filter<S> or(Filter<? super S> other) {
        return orElse(other);
    }

    private <S> Filter<S> andThen(Filter<?> other) {
        Given.given(other, "a filter");
        if (build == ALL.build) {
            return new Filter<>(other.build);
        }
        return new Filter<>(
                (builder, scope) -> new Condition.And(List.of(build(builder, scope), other.build(builder, scope))));
    }

    private <S> Filter<S> orElse(Filter<?> other) {
        Given.given(other, "a filter");
        return new Filter<>(
                (builder, scope) -> new Condition.Or(List.of(build(builder, scope), other.build(builder, scope))));
    }

    // ---- for the builders of this package

    boolean isAll() {
        return build == ALL.build;
    }

    Expression build(StatementBuilder builder, StatementBuilder.Scope scope) {
        return build.build(builder, scope);
    }
}
