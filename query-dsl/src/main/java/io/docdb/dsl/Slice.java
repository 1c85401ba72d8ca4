package io.docdb.dsl;

import java.util.List;

/** One page of a result, and whether another follows; unlike {@link Paged} it does not count the whole. */
public record Slice<T>(List<T> items, Page page, boolean hasNext) {
    public Slice {
        items = List.copyOf(items);
    }
}
