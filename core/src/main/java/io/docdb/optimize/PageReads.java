package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.IndexDefinition;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What reading pages of the file adds to the costs of reading documents, in microseconds: nothing for a collection that fits into
 * the cache. Of a larger one the part that does not fit is read from the file, a page for each document that lies in another page
 * than the one before it, or all bytes in order. Which part that is, is known by sizes alone. Confined to one statement.
 */
final class PageReads {
    private static final double PAGE = 7;
    private static final double BYTE_IN_ORDER = 0.0005;

    /** What a leaf holds, unless another size of pages is asked for. */
    private static final double PAGE_BYTES = 3_000;

    private final IntFunction<CollectionStatistics> statistics;
    private final CatalogSnapshot catalog;
    private final long cacheBytes;

    /**
     * @param statistics by collection id; {@link CollectionStatistics#EMPTY} for an unknown one
     * @param cacheBytes memory for pages of the file; {@link Long#MAX_VALUE} if there is none
     */
    PageReads(IntFunction<CollectionStatistics> statistics, CatalogSnapshot catalog, long cacheBytes) {
        this.statistics = statistics;
        this.catalog = catalog;
        this.cacheBytes = cacheBytes;
    }

    /** The part of a collection that does not fit into the cache; 0 if the size of its documents is not known. */
    private double far(int collectionId) {
        CollectionStatistics collection = statistics.apply(collectionId);
        double bytes = collection.documents() * collection.averageBytes();
        return bytes <= cacheBytes ? 0 : 1 - cacheBytes / bytes;
    }

    /** Of the look-up of one document. */
    double ofSeek(int collectionId) {
        return far(collectionId) * PAGE;
    }

    /** Of the next document in the order of the primary key, where all are read. */
    double ofNext(int collectionId) {
        double far = far(collectionId);
        return far == 0 ? 0 : far * statistics.apply(collectionId).averageBytes() * BYTE_IN_ORDER;
    }

    /** Of one of some documents that are fetched in the order of the primary key. */
    double ofFetchInKeyOrder(int collectionId, double fetched) {
        double far = far(collectionId);
        return far == 0 ? 0 : far * PAGE * apartInKeyOrder(collectionId, fetched);
    }

    /** Of one document that an index names: its neighbours in the index may be its neighbours in the collection. */
    double ofFetch(IndexDefinition index) {
        double far = far(index.collectionId());
        return far == 0 ? 0 : far * PAGE * apart(index);
    }

    /**
     * Of the look-up of one of some documents for rows of another collection.
     *
     * @param from whose documents give the keys, as they come in the order of their own primary key
     * @param rows that come of them; as many as there are if they come without a gap
     * @param key where the keys stand in them
     */
    double ofLookup(int collectionId, int from, double rows, FieldPath key) {
        double far = far(collectionId);
        if (far == 0) {
            return 0;
        }
        double given =
                statistics.apply(from).rows().apart(primaryKey(from), List.of(key), documentsPerPage(collectionId));
        return far * PAGE * Math.max(given, apartInKeyOrder(collectionId, rows));
    }

    private double apartInKeyOrder(int collectionId, double fetched) {
        double distance = statistics.apply(collectionId).documents() / Math.max(1, fetched);
        return Math.max(0, Math.min(1, (distance - 1) / documentsPerPage(collectionId)));
    }

    private double apart(IndexDefinition index) {
        List<FieldPath> parts = new ArrayList<>();
        for (IndexDefinition.Part part : index.parts()) {
            Optional<FieldPath> path = part.path();
            if (path.isEmpty()) {
                break;
            }
            parts.add(path.get());
        }
        int collection = index.collectionId();
        return statistics.apply(collection).rows().apart(parts, primaryKey(collection), documentsPerPage(collection));
    }

    private List<FieldPath> primaryKey(int collectionId) {
        return catalog.findCollection(collectionId)
                .map(CollectionDefinition::primaryKey)
                .orElse(List.of());
    }

    private double documentsPerPage(int collectionId) {
        return Math.max(
                1, PAGE_BYTES / Math.max(1, statistics.apply(collectionId).averageBytes()));
    }
}
