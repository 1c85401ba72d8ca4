package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a collection's contents.
 *
 * @param documents as they are now, exact
 * @param averageBytes mean stored size of a document
 * @param paths statistics by path; {@code tags[*]} speaks of the elements
 * @param asked paths that were named by somebody, and are looked at whether they are frequent or not
 * @param gathering how the paths were looked at
 * @param rows some documents as they are
 */
public record CollectionStatistics(
        long documents,
        double averageBytes,
        Map<FieldPath, PathStatistics> paths,
        Set<FieldPath> asked,
        Gathering gathering,
        RowSample rows) {
    /** A path with more distinct values than this part of the documents is taken to get more with every document. */
    private static final double GROWING = 0.1;

    public static final CollectionStatistics EMPTY = ofCount(0);

    /**
     * How statistics came to be.
     *
     * @param documents there were then
     * @param sampled of them were read
     * @param atMicros when, since 1970 UTC
     * @param complete true if every path that the sample holds is among the paths: another one is rare
     */
    public record Gathering(long documents, long sampled, long atMicros, boolean complete) {
        static final Gathering NONE = new Gathering(0, 0, 0, false);
    }

    public CollectionStatistics {
        paths = Map.copyOf(paths);
        asked = Set.copyOf(asked);
    }

    /** Nothing is known but how many there are. */
    public static CollectionStatistics ofCount(long documents) {
        return new CollectionStatistics(documents, 0, Map.of(), Set.of(), Gathering.NONE, RowSample.NONE);
    }

    /** The same of a collection that has grown or shrunk since: fractions stay, distinct values grow where all differ. */
    public CollectionStatistics withDocuments(long now) {
        return new CollectionStatistics(now, averageBytes, paths, asked, gathering, rows);
    }

    /** What is known of a path, brought to the number of documents there are now. */
    public Optional<PathStatistics> path(FieldPath path) {
        PathStatistics found = paths.get(path);
        if (found == null || gathering.documents() == documents || gathering.documents() == 0) {
            return Optional.ofNullable(found);
        }
        double before = gathering.documents();
        boolean growing = found.distinctValues() > GROWING * before;
        return Optional.of(
                growing ? found.withDistinctValues(Math.max(1, found.distinctValues() * documents / before)) : found);
    }

    /** True if paths were looked at. */
    public boolean isKnown() {
        return gathering.sampled() > 0;
    }

    /** The paths in the order of their text. */
    public Map<String, FieldPath> sortedPaths() {
        Map<String, FieldPath> sorted = new TreeMap<>();
        paths.keySet().forEach(path -> sorted.put(path.toString(), path));
        return sorted;
    }
}
