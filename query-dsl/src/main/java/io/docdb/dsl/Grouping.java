package io.docdb.dsl;

import io.docdb.value.Document;
import java.util.List;

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
    private final List<Operand> keys;
    private final Filter<?> having;

    Grouping(FindQuery<?> query, List<Operand> keys, Filter<?> having) {
        this.query = query;
        this.keys = keys;
        this.having = having;
    }

    /** Only groups whose row fulfils the filter; its paths are the names of the row. */
    public Grouping having(Filter<?> filter) {
        return new Grouping(query, keys, filter);
    }

    /** A row for each group: the fields it is grouped by, and these aggregates. */
    public FindQuery<Document> select(Operand... aggregates) {
        return query.groups(keys, List.of(aggregates), having);
    }

    /** A row for each group: the fields it is grouped by, and the number of its documents as {@code count}. */
    public FindQuery<Document> count() {
        return select(Operand.count());
    }
}
