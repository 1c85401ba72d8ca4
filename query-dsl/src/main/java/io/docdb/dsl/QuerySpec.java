package io.docdb.dsl;

import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is known of a query; {@link QueryTree} makes a tree of it.
 *
 * @param source what is read
 * @param joins in the order they were asked for
 * @param items what is taken of each document; empty for the whole
 * @param groups present if the items are of groups
 * @param distinct empty: all rows; without operands: different rows; else the first row for each value of them
 */
record QuerySpec(
        QuerySource source,
        List<QuerySource.Join> joins,
        Filter<?> filter,
        List<Operand> items,
        Optional<Groups> groups,
        Optional<List<Operand>> distinct,
        Sort sort,
        Extent extent,
        Optional<Query.Locking> locking) {
    /** How documents are put together. */
    enum Grouped {
        PLAIN,
        ROLLUP,
        CUBE,
        SETS
    }

    /** @param sets for SETS the positions of the keys in each set */
    record Groups(List<Operand> keys, Grouped how, List<List<Integer>> sets) {
        Groups {
            keys = List.copyOf(keys);
            sets = List.copyOf(sets);
        }
    }

    /** @param withTies also the rows that sort equal to the last one */
    record Extent(OptionalLong limit, OptionalLong offset, boolean withTies) {
        static final Extent ALL = new Extent(OptionalLong.empty(), OptionalLong.empty(), false);

        boolean isAll() {
            return limit.isEmpty() && offset.isEmpty();
        }
    }

    QuerySpec {
        joins = List.copyOf(joins);
        items = List.copyOf(items);
    }

    static QuerySpec of(ObjectName name, Filter<?> filter) {
        return of(new QuerySource.Stored(name, false, Optional.empty()), filter);
    }

    static QuerySpec of(QuerySource source, Filter<?> filter) {
        return new QuerySpec(
                source,
                List.of(),
                filter,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Sort.NONE,
                Extent.ALL,
                Optional.empty());
    }

    QuerySpec withSource(QuerySource newSource) {
        return new QuerySpec(newSource, joins, filter, items, groups, distinct, sort, extent, locking);
    }

    QuerySpec withJoins(List<QuerySource.Join> newJoins) {
        return new QuerySpec(source, newJoins, filter, items, groups, distinct, sort, extent, locking);
    }

    QuerySpec withFilter(Filter<?> newFilter) {
        return new QuerySpec(source, joins, newFilter, items, groups, distinct, sort, extent, locking);
    }

    QuerySpec withItems(List<Operand> newItems) {
        return new QuerySpec(source, joins, filter, newItems, groups, distinct, sort, extent, locking);
    }

    QuerySpec withGroups(Groups newGroups) {
        return new QuerySpec(source, joins, filter, items, Optional.of(newGroups), distinct, sort, extent, locking);
    }

    QuerySpec withDistinct(List<Operand> on) {
        return new QuerySpec(source, joins, filter, items, groups, Optional.of(on), sort, extent, locking);
    }

    QuerySpec withSort(Sort newSort) {
        return new QuerySpec(source, joins, filter, items, groups, distinct, newSort, extent, locking);
    }

    QuerySpec withExtent(OptionalLong limit, OptionalLong offset, boolean withTies) {
        Extent newExtent = new Extent(limit, offset, withTies);
        return new QuerySpec(source, joins, filter, items, groups, distinct, sort, newExtent, locking);
    }

    QuerySpec withLocking(Query.Locking newLocking) {
        return new QuerySpec(source, joins, filter, items, groups, distinct, sort, extent, Optional.of(newLocking));
    }

    /** The table whose rows the query gives as they are, if it does nothing else: a common table can be read so alone. */
    Optional<ObjectName> wholeRows() {
        return source instanceof QuerySource.Stored stored
                        && stored.plainRows()
                        && equals(of(source, filter))
                        && filter.isAll()
                ? Optional.of(stored.name())
                : Optional.empty();
    }

    /** True if each row is one value: the document. */
    boolean isSingleColumn() {
        if (!items.isEmpty() || !joins.isEmpty()) {
            return false;
        }
        return source instanceof QuerySource.Combined combined
                ? combined.first().isSingleColumn()
                : source instanceof QuerySource.Function
                        || source instanceof QuerySource.Changed
                        || source instanceof QuerySource.Stored stored && !stored.plainRows();
    }
}
