package io.docdb.catalog;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.error.DatabaseException;
import io.docdb.key.Keyspace;
import io.docdb.txn.Transaction;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bytes of map {@link Keyspace#STATISTICS}. On disk: fields may be added, none may change its meaning; an entry of
 * another {@link #VERSION} is ignored, for statistics can be gathered again.
 *
 * <p>Key: the collection's id in four bytes. Value: the transaction's stamp, then a document that carries its names, in the
 * encoding of {@link DocumentCodec}, because values must come back in their kinds:
 *
 * <pre>
 * {"version":1, "documents":n, "sampled":n, "at":micros, "complete":b, "averageBytes":x, "asked":["tags[*]"],
 *  "rows":n, "sample":["total", bytes of a {@link RowSample}, …],
 *  "paths":[{"path":"total", "nulls":x, "values":x, "distinct":x, "common":[v, …], "fractions":[x, …],
 *            "histogram":[v, …], "least":v, "greatest":v, "arrayLength":x, "arrays":x}]}
 * </pre>
 */
public final class StatisticsFormat {
    private static final int VERSION = 1;

    private StatisticsFormat() {}

    public static byte[] key(int collectionId) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(collectionId).array();
    }

    public static int collectionId(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    /** The value, its stamp not yet filled. */
    public static byte[] write(CollectionStatistics statistics) {
        List<Value> paths = new ArrayList<>();
        statistics
                .sortedPaths()
                .forEach(
                        (text, path) -> paths.add(write(text, statistics.paths().get(path))));
        CollectionStatistics.Gathering gathering = statistics.gathering();
        Document entry = Document.builder()
                .put("version", LongValue.of(VERSION))
                .put("documents", LongValue.of(gathering.documents()))
                .put("sampled", LongValue.of(gathering.sampled()))
                .put("at", LongValue.of(gathering.atMicros()))
                .put("complete", BooleanValue.of(gathering.complete()))
                .put("averageBytes", new DoubleValue(statistics.averageBytes()))
                .put(
                        "asked",
                        new ArrayValue(statistics.asked().stream()
                                .map(FieldPath::toString)
                                .sorted()
                                .<Value>map(TextValue::new)
                                .toList()))
                .put("rows", LongValue.of(statistics.rows().rows()))
                .put("sample", statistics.rows().toValue())
                .put("paths", new ArrayValue(paths))
                .build();
        return DocumentCodec.encode(entry, FieldNames.none(), Transaction.STAMP_BYTES);
    }

    private static Document write(String path, PathStatistics statistics) {
        List<Value> values = new ArrayList<>();
        List<Value> fractions = new ArrayList<>();
        for (PathStatistics.CommonValue common : statistics.commonValues()) {
            values.add(common.value());
            fractions.add(new DoubleValue(common.fraction()));
        }
        Document.Builder out = Document.builder()
                .put("path", new TextValue(path))
                .put("nulls", new DoubleValue(statistics.nullFraction()))
                .put("values", new DoubleValue(statistics.valuesPerDocument()))
                .put("distinct", new DoubleValue(statistics.distinctValues()))
                .put("common", new ArrayValue(values))
                .put("fractions", new ArrayValue(fractions))
                .put("histogram", new ArrayValue(statistics.histogram()))
                .put("arrayLength", new DoubleValue(statistics.averageArrayLength()))
                .put("arrays", new DoubleValue(statistics.arrayFraction()));
        statistics.least().ifPresent(least -> out.put("least", least));
        statistics.greatest().ifPresent(greatest -> out.put("greatest", greatest));
        return out.build();
    }

    /** Empty if the entry is of another version or does not read: it is as good as none. */
    public static Optional<CollectionStatistics> read(byte[] stored) {
        try {
            Document in = DocumentCodec.decode(stored, Transaction.STAMP_BYTES, FieldNames.none());
            return number(in, "version") == VERSION ? Optional.of(read(in)) : Optional.empty();
        } catch (DatabaseException | ClassCastException damaged) {
            return Optional.empty();
        }
    }

    private static CollectionStatistics read(Document in) {
        Map<FieldPath, PathStatistics> paths = new HashMap<>();
        for (Value entry : elements(in, "paths")) {
            Document path = (Document) entry;
            paths.put(FieldPath.parse(((TextValue) path.get("path")).value()), readPath(path));
        }
        Set<FieldPath> asked = new HashSet<>();
        elements(in, "asked").forEach(path -> asked.add(FieldPath.parse(((TextValue) path).value())));
        long documents = (long) number(in, "documents");
        return new CollectionStatistics(
                documents,
                number(in, "averageBytes"),
                paths,
                asked,
                new CollectionStatistics.Gathering(
                        documents,
                        (long) number(in, "sampled"),
                        (long) number(in, "at"),
                        in.get("complete") == BooleanValue.TRUE),
                in.has("rows") // which older files lack
                        ? RowSample.of((int) number(in, "rows"), in.get("sample"))
                        : RowSample.NONE);
    }

    private static PathStatistics readPath(Document in) {
        List<Value> values = elements(in, "common");
        List<Value> fractions = elements(in, "fractions");
        List<PathStatistics.CommonValue> common = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), fractions.size()); i++) {
            common.add(new PathStatistics.CommonValue(values.get(i), ((NumberValue) fractions.get(i)).doubleValue()));
        }
        return new PathStatistics(
                number(in, "nulls"),
                number(in, "values"),
                number(in, "distinct"),
                common,
                elements(in, "histogram"),
                in.has("least") ? Optional.of(in.get("least")) : Optional.empty(),
                in.has("greatest") ? Optional.of(in.get("greatest")) : Optional.empty(),
                number(in, "arrayLength"),
                number(in, "arrays"));
    }

    private static double number(Document in, String name) {
        return ((NumberValue) in.get(name)).doubleValue();
    }

    private static List<Value> elements(Document in, String name) {
        return ((ArrayValue) in.get(name)).elements();
    }
}
