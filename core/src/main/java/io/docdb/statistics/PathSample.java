package io.docdb.statistics;

import io.docdb.catalog.PathStatistics;
import io.docdb.catalog.RowSample;
import io.docdb.codec.EncodedValue;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.txn.Transaction;
import io.docdb.value.BinaryValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values one path leads to in a sample. Confined to one gathering. */
final class PathSample {
    /** Common values, and buckets: an eighth of the values below is off by a tenth or so with a sample of 10,000. */
    private static final int COMMON = 64;

    private static final int BUCKETS = 64;

    /** A value is common if it is so much more frequent than the mean. */
    private static final double ABOVE_MEAN = 1.25;

    /** Elements of long arrays are not all kept: at double, eight paths at a time could take 30 MB. */
    private static final int MOST_VALUES = 40_000;

    /** Longer texts count as different values, and in the histogram by how they begin; none is kept as a common value. */
    private static final int LONG_TEXT = 128;

    private static final int LONG_TEXT_KEPT = 64;

    /** Between the beginning of a long text and its hash; no character of a valid text. */
    private static final char CUT = '\uFFFF';

    private static final int MOST_DIGITS = 40;

    /** So many values tell whether there are few different ones: then they are counted, which costs a third of sorting them all. */
    private static final int FIRST = 500;

    private static final double MOSTLY = 0.8;

    private final FieldNames names;
    private final PathReader reader;
    private final List<Value> values = new ArrayList<>();
    private final List<Value> ofDocument = new ArrayList<>();
    private final List<Value> rows = new ArrayList<>(); // of the first documents
    private boolean isRowOf = true; // each document has one value there, or none, and it is kept as it is
    private long documents;
    private long nulls;
    private long arrays;
    private long elements;
    private long containers;

    /** @param count of documents that have it */
    private record Run(Value value, int count) {}

    PathSample(FieldPath path, FieldNames names) {
        this.names = names;
        this.reader = PathReader.of(path, names);
    }

    FieldPath path() {
        return reader.path();
    }

    /** Takes in a stored document, unless there are enough values already. */
    void add(byte[] stored) {
        if (values.size() >= MOST_VALUES) {
            return;
        }
        documents++;
        long containersBefore = containers;
        ofDocument.clear();
        reader.forEachPosition(stored, Transaction.STAMP_BYTES, position -> addAt(stored, position));
        if (ofDocument.isEmpty() && containers == containersBefore) {
            nulls++;
        }
        addRow(containers > containersBefore);
        addDifferent();
    }

    private void addRow(boolean hasContainer) {
        if (documents > RowSample.MOST_ROWS || !isRowOf) {
            return;
        }
        Value value = ofDocument.isEmpty() ? NullValue.NULL : ofDocument.get(0);
        isRowOf = !hasContainer && ofDocument.size() <= 1 && !path().isMulti() && !isCut(value);
        rows.add(value);
    }

    /** The value of each of the first documents; nothing if some of them have more than one there, or a long one. */
    Optional<List<Value>> rows() {
        return isRowOf ? Optional.of(rows) : Optional.empty();
    }

    private void addAt(byte[] stored, int position) {
        ValueKind kind = EncodedValue.kind(stored, position);
        if (kind == ValueKind.ARRAY) {
            arrays++;
            elements += EncodedValue.arrayLength(stored, position);
            containers++;
        } else if (kind == ValueKind.OBJECT) {
            containers++;
        } else if (kind != ValueKind.NULL) {
            ofDocument.add(small(EncodedValue.decode(stored, position, names)));
        }
    }

    private void addDifferent() {
        if (ofDocument.size() == 1) {
            values.add(ofDocument.get(0));
            return;
        }
        ofDocument.sort(ValueOrder.INSTANCE);
        Value last = null;
        for (Value value : ofDocument) {
            if (last == null || ValueOrder.INSTANCE.compare(last, value) != 0) {
                values.add(value);
            }
            last = value;
        }
    }

    private static Value small(Value value) {
        if (value instanceof TextValue text && text.value().length() > LONG_TEXT) {
            String start = text.value().substring(0, LONG_TEXT_KEPT);
            return new TextValue(start + CUT + Integer.toHexString(text.value().hashCode()));
        }
        if (value instanceof BinaryValue binary && binary.length() > LONG_TEXT) {
            return new TextValue("" + CUT + Integer.toHexString(binary.hashCode()));
        }
        return value instanceof DecimalValue number && number.toString().length() > MOST_DIGITS
                ? new DoubleValue(number.doubleValue())
                : value;
    }

    private static boolean isCut(Value value) {
        return value instanceof TextValue text && text.value().indexOf(CUT) >= 0;
    }

    /** As it may be kept: a cut text without its hash. */
    private static Value kept(Value value) {
        return isCut(value)
                ? new TextValue(((TextValue) value)
                        .value()
                        .substring(0, ((TextValue) value).value().indexOf(CUT)))
                : value;
    }

    /** @param all documents of the collection */
    PathStatistics toStatistics(long all) {
        List<Run> runs = runs();
        long once = runs.stream().filter(run -> run.count() == 1).count();
        double share = Math.max(1, documents);
        double perDocument = values.size() / share;
        double scalars = DistinctValues.estimate(values.size(), runs.size(), once, perDocument * all);
        boolean complete = documents == all;
        List<Run> common = common(runs, once, complete);
        return new PathStatistics(
                nulls / share,
                perDocument,
                values.isEmpty() ? Math.max(1, containers / share * all) : scalars,
                common.stream()
                        .map(run -> new PathStatistics.CommonValue(run.value(), run.count() / share))
                        .toList(),
                common.size() == runs.size() ? List.of() : histogram(runs, common),
                runs.isEmpty() ? Optional.empty() : Optional.of(kept(runs.get(0).value())),
                runs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(kept(runs.get(runs.size() - 1).value())),
                arrays == 0 ? 0 : (double) elements / arrays,
                arrays / share);
    }

    /** Ascending. Where values repeat they are counted first: sorting takes the time. */
    private List<Run> runs() {
        List<Run> sorted = new ArrayList<>();
        if (mostlyDiffer()) {
            values.forEach(value -> sorted.add(new Run(value, 1)));
        } else {
            Map<Value, Integer> counts = new LinkedHashMap<>();
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
            counts.forEach((value, count) -> sorted.add(new Run(value, count)));
        }
        sorted.sort(Comparator.comparing(Run::value, ValueOrder.INSTANCE));
        List<Run> runs = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            Value value = sorted.get(from).value();
            int count = 0;
            int to = from;
            while (to < sorted.size()
                    && ValueOrder.INSTANCE.compare(value, sorted.get(to).value()) == 0) {
                count += sorted.get(to++).count();
            }
            runs.add(new Run(value, count));
            from = to;
        }
        return runs;
    }

    private boolean mostlyDiffer() {
        List<Value> first = values.subList(0, Math.min(values.size(), FIRST));
        return new HashSet<>(first).size() > first.size() * MOSTLY;
    }

    private List<Run> common(List<Run> runs, long once, boolean complete) {
        boolean allKnown = runs.size() <= COMMON && (complete || once == 0);
        double enough = allKnown ? 1 : Math.max(2, ABOVE_MEAN * values.size() / Math.max(1, runs.size()));
        return runs.stream()
                .filter(run -> run.count() >= enough && !isCut(run.value()))
                .sorted(Comparator.comparingInt(Run::count).reversed())
                .limit(COMMON)
                .toList();
    }

    private static List<Value> histogram(List<Run> runs, List<Run> common) {
        List<Run> rest = new ArrayList<>(runs);
        rest.removeAll(new HashSet<>(common));
        List<Value> sorted = new ArrayList<>();
        for (Run run : rest) {
            for (int i = 0; i < run.count(); i++) {
                sorted.add(run.value());
            }
        }
        int buckets = Math.min(BUCKETS, sorted.size() - 1);
        List<Value> bounds = new ArrayList<>();
        for (int i = 0; i <= buckets && buckets > 0; i++) {
            bounds.add(kept(sorted.get((int) ((long) i * (sorted.size() - 1) / buckets))));
        }
        return bounds;
    }
}
