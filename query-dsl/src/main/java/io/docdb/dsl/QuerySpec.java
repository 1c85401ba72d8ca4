package io.docdb.dsl;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All that is known of a query, and how it becomes a tree.
 *
 * @param from what is read
 * @param items what is taken of each document; empty for the whole
 * @param groupBy present if the items are of groups
 */
record QuerySpec(
        From from,
        Filter<?> filter,
        List<Operand> items,
        Optional<List<Operand>> groupBy,
        boolean distinct,
        Sort sort,
        OptionalLong limit,
        OptionalLong offset,
        Optional<Query.Locking> locking) {
    /** What a query reads. */
    sealed interface From {}

    /**
     * @param plainRows true for a view, whose rows are no documents
     * @param joins in the order they were asked for
     */
    record Stored(ObjectName name, boolean plainRows, List<Join> joins) implements From {
        Stored {
            joins = List.copyOf(joins);
        }
    }

    /** The groups of another query. */
    record Groups(QuerySpec query) implements From {}

    /** One more collection beside the first. */
    record Join(TableReference.Join.Kind kind, ObjectName name, String alias, Filter<?> on) {}

    QuerySpec {
        items = List.copyOf(items);
    }

    static QuerySpec of(ObjectName name, boolean plainRows, Filter<?> filter) {
        return of(new Stored(name, plainRows, List.of()), filter);
    }

    static QuerySpec of(From from, Filter<?> filter) {
        return new QuerySpec(
                from,
                filter,
                List.of(),
                Optional.empty(),
                false,
                Sort.NONE,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    QuerySpec withFrom(From newFrom) {
        return new QuerySpec(newFrom, filter, items, groupBy, distinct, sort, limit, offset, locking);
    }

    QuerySpec withFilter(Filter<?> newFilter) {
        return new QuerySpec(from, newFilter, items, groupBy, distinct, sort, limit, offset, locking);
    }

    QuerySpec withItems(List<Operand> newItems) {
        return new QuerySpec(from, filter, newItems, groupBy, distinct, sort, limit, offset, locking);
    }

    QuerySpec withGroupBy(List<Operand> keys) {
        return new QuerySpec(from, filter, items, Optional.of(keys), distinct, sort, limit, offset, locking);
    }

    QuerySpec withDistinct() {
        return new QuerySpec(from, filter, items, groupBy, true, sort, limit, offset, locking);
    }

    QuerySpec withSort(Sort newSort) {
        return new QuerySpec(from, filter, items, groupBy, distinct, newSort, limit, offset, locking);
    }

    QuerySpec withLimit(OptionalLong rows, OptionalLong skipped) {
        return new QuerySpec(from, filter, items, groupBy, distinct, sort, rows, skipped, locking);
    }

    QuerySpec withLocking(Query.Locking newLocking) {
        return new QuerySpec(from, filter, items, groupBy, distinct, sort, limit, offset, Optional.of(newLocking));
    }

    /** True if each row is one value: the document, or the only item. */
    boolean isSingleColumn() {
        return items.isEmpty() && from instanceof Stored stored && !stored.plainRows && stored.joins.isEmpty();
    }

    // ---- the tree

    Query build(StatementBuilder builder) {
        Source source = source(builder);
        QueryBody.Select select = new QueryBody.Select(
                distinct ? Optional.of(new QueryBody.Distinct(List.of())) : Optional.empty(),
                selectItems(builder, source),
                List.of(source.table),
                where(builder, source),
                groupBy.map(keys -> groupBy(keys, builder, source)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Position.NONE);
        return new Query(
                Optional.empty(),
                select,
                sort.build(builder, source.scope),
                limitClause(builder),
                locking.stream().toList(),
                Position.NONE);
    }

    /** {@code SELECT COUNT(*)} over what this query would give. */
    Query buildCount(StatementBuilder builder) {
        boolean plain = items.isEmpty() && groupBy.isEmpty() && !distinct && limit.isEmpty() && offset.isEmpty();
        List<QueryBody.SelectItem> count = List.of(new QueryBody.ExpressionItem(Expression.Call.countStar()));
        if (plain) {
            Source source = source(builder);
            return new Query(new QueryBody.Select(count, List.of(source.table), where(builder, source)));
        }
        boolean orderMatters = limit.isPresent() || offset.isPresent();
        Query inner = (orderMatters ? this : withSort(Sort.NONE)).build(builder);
        TableReference derived = new TableReference.Derived(inner, TableReference.Alias.of(builder.newAlias()));
        return new Query(new QueryBody.Select(count, List.of(derived), Optional.empty()));
    }

    /** {@code SELECT 1 … LIMIT 1}. */
    Query buildExists(StatementBuilder builder) {
        if (groupBy.isPresent() || limit.isPresent() || offset.isPresent()) {
            return withLimit(OptionalLong.of(Math.min(1, limit.orElse(1))), offset)
                    .build(builder);
        }
        Source source = source(builder);
        QueryBody.SelectItem one = new QueryBody.ExpressionItem(new Expression.Literal(LongValue.ONE));
        QueryBody.Select select = new QueryBody.Select(List.of(one), List.of(source.table), where(builder, source));
        return new Query(select, List.of(), Optional.of(Query.Limit.of(new Expression.Literal(LongValue.ONE))));
    }

    private record Source(TableReference table, StatementBuilder.Scope scope, List<String> aliases) {}

    private Source source(StatementBuilder builder) {
        if (from instanceof Groups groups) {
            String alias = builder.newAlias();
            return new Source(
                    new TableReference.Derived(groups.query.build(builder), TableReference.Alias.of(alias)),
                    StatementBuilder.Scope.of(alias),
                    List.of(alias));
        }
        Stored stored = (Stored) from;
        String alias = stored.name.last().text();
        List<String> aliases = new ArrayList<>(List.of(alias));
        TableReference table = new TableReference.Named(stored.name, TableReference.Alias.of(alias));
        for (Join join : stored.joins) {
            aliases.add(join.alias);
            StatementBuilder.Scope soFar =
                    new StatementBuilder.Scope(StatementBuilder.Scope.of(alias).root(), aliases);
            TableReference right = new TableReference.Named(join.name, TableReference.Alias.of(join.alias));
            table = new TableReference.Join(join.kind, table, right, join.on.build(builder, soFar));
        }
        List<String> qualifiers = stored.joins.isEmpty() ? List.of() : aliases;
        return new Source(
                table,
                new StatementBuilder.Scope(StatementBuilder.Scope.of(alias).root(), qualifiers),
                aliases);
    }

    private Optional<Expression> where(StatementBuilder builder, Source source) {
        return filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, source.scope));
    }

    private List<QueryBody.SelectItem> selectItems(StatementBuilder builder, Source source) {
        if (!items.isEmpty()) {
            return named(builder, source);
        }
        if (from instanceof Groups || from instanceof Stored stored && stored.plainRows) {
            return List.of(new QueryBody.StarItem());
        }
        return source.aliases.stream()
                .<QueryBody.SelectItem>map(
                        alias -> new QueryBody.ExpressionItem(Expression.Reference.of(alias, "_doc"), alias))
                .toList();
    }

    private List<QueryBody.SelectItem> named(StatementBuilder builder, Source source) {
        Set<String> taken = new HashSet<>();
        List<QueryBody.SelectItem> built = new ArrayList<>();
        for (Operand item : items) {
            String name = item.resultName(builder);
            if (!taken.add(name)) {
                name = item.longName(builder);
                taken.add(name);
            }
            built.add(new QueryBody.ExpressionItem(item.build(builder, source.scope), name));
        }
        return built;
    }

    private static QueryBody.GroupBy groupBy(List<Operand> keys, StatementBuilder builder, Source source) {
        return QueryBody.GroupBy.of(
                keys.stream().map(key -> key.build(builder, source.scope)).toArray(Expression[]::new));
    }

    private Optional<Query.Limit> limitClause(StatementBuilder builder) {
        if (limit.isEmpty() && offset.isEmpty()) {
            return Optional.empty();
        }
        Optional<Expression> count =
                limit.isPresent() ? Optional.of(builder.parameter(limit.getAsLong())) : Optional.empty();
        Optional<Expression> skip =
                offset.isPresent() ? Optional.of(builder.parameter(offset.getAsLong())) : Optional.empty();
        return Optional.of(new Query.Limit(count, skip, false, false, Position.NONE));
    }
}
