package io.docdb.statistics;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.RowSample;
import io.docdb.codec.FieldNames;
import io.docdb.storage.StoreSnapshot;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Makes the statistics of a collection out of a sample. Thread-safe. */
final class Gatherer {
    /**
     * A thorough sample: a bucket of a 64th then holds some 150 of its documents and is off by 8 % (one part in the root of
     * 150), and a value in a thousandth of the documents is seen ten times. Errors halve with four times as many; what it
     * costs, some tenths of a second, grows with it.
     */
    static final int THOROUGH = 10_000;

    /** A quick sample, taken while somebody waits for a plan: 5 to 20 milliseconds. Collections up to that are known exactly. */
    static final int QUICK = 500;

    /** Paths that are looked at because they occur; declared, indexed and asked ones come first. */
    private static final int MOST_PATHS = 64;

    /** Declared, indexed and asked ones. */
    private static final int MOST_NAMED_PATHS = 256;

    /** Paths whose values are in memory at a time: 3 MB with a thorough sample, 12 MB if all are arrays. */
    private static final int PATHS_AT_A_TIME = 8;

    private final IntFunction<FieldNames> names;
    private final InstantSource clock;

    Gatherer(IntFunction<FieldNames> names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /**
     * @param before what was known, whose asked paths are looked at again
     * @param asked further paths to be looked at
     * @param size how many documents to read at most
     * @param cancelled looked at now and then: if true, the answer is {@code before}
     */
    CollectionStatistics gather(
            StoreSnapshot snapshot,
            CatalogSnapshot catalog,
            int collectionId,
            CollectionStatistics before,
            Set<FieldPath> asked,
            int size,
            BooleanSupplier cancelled) {
        Sample sample = Sample.of(snapshot, collectionId, size);
        FieldNames dictionary = names.apply(collectionId);
        Set<FieldPath> allAsked = new HashSet<>(before.asked());
        allAsked.addAll(asked);
        Set<FieldPath> paths = named(catalog, collectionId, allAsked);
        boolean complete = FrequentPaths.addTo(paths, MOST_PATHS, sample, dictionary);
        Totals totals = new Totals();
        Map<FieldPath, PathStatistics> found = new HashMap<>();
        Map<FieldPath, List<Value>> rows = new LinkedHashMap<>();
        List<FieldPath> waiting = new ArrayList<>(paths);
        for (int from = 0; from < waiting.size() || from == 0; from += PATHS_AT_A_TIME) {
            List<FieldPath> some = waiting.subList(from, Math.min(waiting.size(), from + PATHS_AT_A_TIME));
            if (!read(sample, some, dictionary, found, rows, totals, cancelled)) {
                return before;
            }
        }
        return new CollectionStatistics(
                sample.documents(),
                totals.documents == 0 ? 0 : (double) totals.bytes / totals.documents,
                found,
                allAsked,
                new CollectionStatistics.Gathering(
                        sample.documents(), totals.documents, TimeUnit.MILLISECONDS.toMicros(clock.millis()), complete),
                RowSample.of((int) Math.min(RowSample.MOST_ROWS, totals.documents), rows));
    }

    /** Of one walk. */
    private static final class Totals {
        private long documents;
        private long bytes;
    }

    /** @return false if it was cancelled */
    private static boolean read(
            Sample sample,
            List<FieldPath> paths,
            FieldNames names,
            Map<FieldPath, PathStatistics> found,
            Map<FieldPath, List<Value>> rows,
            Totals totals,
            BooleanSupplier cancelled) {
        List<PathSample> samples =
                paths.stream().map(path -> new PathSample(path, names)).toList();
        Totals walked = new Totals();
        boolean[] ended = new boolean[1];
        sample.walk(stored -> {
            walked.documents++;
            walked.bytes += stored.length;
            samples.forEach(path -> path.add(stored));
            ended[0] = cancelled.getAsBoolean();
            return !ended[0];
        });
        totals.documents = walked.documents;
        totals.bytes = walked.bytes;
        samples.forEach(path -> found.put(path.path(), path.toStatistics(sample.documents())));
        samples.forEach(path -> path.rows().ifPresent(values -> rows.put(path.path(), values)));
        return !ended[0];
    }

    private static Set<FieldPath> named(CatalogSnapshot catalog, int collectionId, Set<FieldPath> asked) {
        Set<FieldPath> paths = new LinkedHashSet<>(asked);
        Optional<CollectionDefinition> definition = catalog.findCollection(collectionId);
        if (definition.isPresent()) {
            paths.addAll(definition.get().primaryKey());
        }
        for (IndexDefinition index : catalog.indexesOf(collectionId)) {
            index.parts().forEach(part -> part.path().ifPresent(paths::add));
        }
        if (definition.isPresent()) {
            for (ColumnDefinition column : definition.get().columns()) {
                paths.add(FieldPath.of(column.name()));
            }
        }
        Set<FieldPath> bounded = new LinkedHashSet<>();
        paths.stream().filter(path -> !path.isRoot()).limit(MOST_NAMED_PATHS).forEach(bounded::add);
        return bounded;
    }
}
