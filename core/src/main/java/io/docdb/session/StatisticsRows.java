package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.PathStatistics;
import io.docdb.statistics.Statistics;
import io.docdb.value.ArrayValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** The rows of {@code PATH_STATISTICS()}: collections by name, paths by their text. Confined to one execution. */
final class StatisticsRows {
    private final Statistics statistics;
    private final CatalogSnapshot catalog;

    StatisticsRows(Statistics statistics, CatalogSnapshot catalog) {
        this.statistics = statistics;
        this.catalog = catalog;
    }

    Iterator<Value[]> rows() {
        List<CollectionDefinition> collections = new ArrayList<>(catalog.collections());
        collections.sort(Comparator.comparing(CollectionDefinition::schema).thenComparing(CollectionDefinition::name));
        List<Value[]> rows = new ArrayList<>();
        for (CollectionDefinition collection : collections) {
            CollectionStatistics known = statistics.known(collection.id());
            known.sortedPaths()
                    .forEach((text, path) ->
                            rows.add(row(collection, text, known.paths().get(path), known.gathering())));
        }
        return rows.iterator();
    }

    private static Value[] row(
            CollectionDefinition collection,
            String path,
            PathStatistics statistics,
            CollectionStatistics.Gathering gathering) {
        List<Value> common = new ArrayList<>();
        List<Value> fractions = new ArrayList<>();
        for (PathStatistics.CommonValue each : statistics.commonValues()) {
            common.add(each.value());
            fractions.add(new DoubleValue(each.fraction()));
        }
        Instant at = Instant.EPOCH.plus(gathering.atMicros(), ChronoUnit.MICROS);
        return new Value[] {
            new TextValue(collection.schema()),
            new TextValue(collection.name()),
            new TextValue(path),
            new DoubleValue(statistics.nullFraction()),
            new DoubleValue(statistics.valuesPerDocument()),
            new DoubleValue(statistics.distinctValues()),
            new ArrayValue(common),
            new ArrayValue(fractions),
            new ArrayValue(statistics.histogram()),
            statistics.least().orElse(NullValue.NULL),
            statistics.greatest().orElse(NullValue.NULL),
            new DoubleValue(statistics.averageArrayLength()),
            new DoubleValue(statistics.arrayFraction()),
            LongValue.of(gathering.documents()),
            LongValue.of(gathering.sampled()),
            new TimestampTzValue(at.atOffset(ZoneOffset.UTC))
        };
    }
}
