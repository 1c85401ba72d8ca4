package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an index is made of: {@code Index.on("customer.city").descending("placedAt").unique().named("by_city")}. A path such
 * as {@code tags[*]} makes one entry for each element. Immutable.
 */
public final class Index {
    private final String name;
    private final boolean unique;
    private final Sort parts;
    private final Optional<Filter<?>> only;

    private Index(String name, boolean unique, Sort parts, Optional<Filter<?>> only) {
        this.name = name;
        this.unique = unique;
        this.parts = parts;
        this.only = only;
    }

    public static Index on(String path) {
        return new Index("", false, Sort.by(path), Optional.empty());
    }

    public static <T, V> Index on(Getter<T, V> property) {
        return new Index("", false, Sort.by(property), Optional.empty());
    }

    public static <T, A, V> Index on(Getter<T, A> outer, Getter<A, V> inner) {
        return new Index("", false, Sort.by(Operand.field(outer, inner)), Optional.empty());
    }

    /** On an expression, such as {@code call("lower", field("email"))}. */
    public static Index on(Operand expression) {
        return new Index("", false, Sort.by(expression), Optional.empty());
    }

    public Index then(String path) {
        return new Index(name, unique, parts.thenBy(path), only);
    }

    public <T, V> Index then(Getter<T, V> property) {
        return new Index(name, unique, parts.thenBy(property), only);
    }

    public Index descending(String path) {
        return new Index(name, unique, parts.thenBy(path).desc(), only);
    }

    /** No two documents may have equal values; those without a value are never equal. */
    public Index unique() {
        return new Index(name, true, parts, only);
    }

    /** Only for documents that fulfil the filter. */
    public Index where(Filter<?> filter) {
        return new Index(name, unique, parts, Optional.of(filter));
    }

    public Index named(String newName) {
        return new Index(newName, unique, parts, only);
    }

    SchemaChange build(ObjectName collection, DocumentMapper mapper) {
        StatementBuilder builder = StatementBuilder.inlining(mapper);
        StatementBuilder.Scope top = StatementBuilder.Scope.of(List.of());
        Optional<Expression> where = only.map(filter -> filter.build(builder, top));
        return new SchemaChange.CreateIndex(
                unique,
                false,
                name.isEmpty() ? Optional.empty() : Optional.of(Names.objectName(name)),
                collection,
                "",
                new ArrayList<>(parts.build(builder, top)),
                List.of(),
                true,
                where,
                List.of(),
                Position.NONE);
    }
}
