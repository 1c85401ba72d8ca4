package io.docdb.dsl;

import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups that wait for what is asked of them.
 *
 * <pre>{@code
 * orders.find(where("status").eq("PAID"))
 *       .groupBy("customer.city").select(count().as("orders"), sum("total").as("revenue"))
 *       .where(where("orders").gt(10)).orderBy("revenue").desc().list()
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Grouping {
    private final FindQuery<?> query;
    private final QuerySpec.Groups groups;
    private final Filter<?> having;

    Grouping(FindQuery<?> query, List<Operand> keys) {
        this(query, new QuerySpec.Groups(keys, QuerySpec.Grouped.PLAIN, List.of()), Filter.all());
    }

    private Grouping(FindQuery<?> query, QuerySpec.Groups groups, Filter<?> having) {
        this.query = query;
        this.groups = groups;
        this.having = having;
    }

    private Grouping with(QuerySpec.Grouped how, List<List<Integer>> sets) {
        return new Grouping(query, new QuerySpec.Groups(groups.keys(), how, sets), having);
    }

    /** Also subtotals without the last key, without the last two, and so on to the total; null stands for a key left out. */
    public Grouping rollup() {
        return with(QuerySpec.Grouped.ROLLUP, List.of());
    }

    /** Also subtotals for every choice of the keys. */
    public Grouping cube() {
        return with(QuerySpec.Grouped.CUBE, List.of());
    }

    /**
     * Groups by each of these sets of the keys: {@code groupBy("city", "status").sets(List.of(0), List.of(1), List.of())}.
     *
     * @param positions of keys, from 0; an empty list is the total
     */
    @SafeVarargs
    public final Grouping sets(List<Integer>... positions) {
        List<List<Integer>> sets = new ArrayList<>();
        for (List<Integer> set : positions) {
            for (int key : set) {
                if (key < 0 || key >= groups.keys().size()) {
                    throw Given.refused("Grouping set does not exist: expected positions of keys from 0 to "
                            + (groups.keys().size() - 1) + ", found " + key);
                }
            }
            sets.add(List.copyOf(set));
        }
        if (sets.isEmpty()) {
            throw Given.refused("Expected at least one set of "
                    + IntStream.range(0, groups.keys().size()).boxed().toList() + ", found none");
        }
        return with(QuerySpec.Grouped.SETS, sets);
    }

    /** Only groups whose row fulfils the filter; its paths are the names of the row. */
    public Grouping having(Filter<?> filter) {
        return new Grouping(query, groups, Given.given(filter, "a filter of the groups"));
    }

    /** A row for each group: the fields it is grouped by, and these aggregates. */
    public FindQuery<Document> select(Operand... aggregates) {
        return query.groups(groups, List.of(aggregates), having);
    }

    /** A row for each group: the fields it is grouped by, and the number of its documents as {@code count}. */
    public FindQuery<Document> count() {
        return select(Operand.count());
    }
}
