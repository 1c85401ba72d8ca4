package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a collection's contents.
 *
 * @param documents exact at the time
 * @param averageBytes mean stored size of a document
 * @param paths statistics by path; {@code tags[*]} speaks of the elements
 */
public record CollectionStatistics(long documents, double averageBytes, Map<FieldPath, PathStatistics> paths) {
    public static final CollectionStatistics EMPTY = new CollectionStatistics(0, 0, Map.of());

    public CollectionStatistics {
        paths = Map.copyOf(paths);
    }

    public Optional<PathStatistics> path(FieldPath path) {
        return Optional.ofNullable(paths.get(path));
    }
}
