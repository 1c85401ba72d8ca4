package io.docdb.dsl;

import java.util.List;

/**
 * One page of a result, and how large the whole is.
 *
 * @param total documents on all pages
 */
public record Paged<T>(List<T> items, Page page, long total) {
    public Paged {
        items = List.copyOf(items);
    }

    public long pages() {
        return (total + page.size() - 1) / page.size();
    }

    public boolean hasNext() {
        return page.number() + 1 < pages();
    }
}
