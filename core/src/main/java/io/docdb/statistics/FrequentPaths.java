package io.docdb.statistics;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.txn.Transaction;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the paths that occur in most documents of a sample, those into arrays included. Confined to one gathering. */
final class FrequentPaths {
    /** Decoded to see which fields there are: a path in 2 % of the documents is met with a probability of 98 %. */
    static final int DOCUMENTS = 200;

    private static final int DEPTH = 6;

    /** Of a long array so many elements are looked at: they are of one shape, mostly. */
    private static final int ELEMENTS = 8;

    /** Documents whose field names are data would fill the memory. */
    private static final int MOST_SEEN = 10_000;

    private final Map<FieldPath, Integer> counts = new HashMap<>();
    private final Set<FieldPath> ofDocument = new HashSet<>();

    /**
     * @param most that are wanted
     * @param paths takes the most frequent ones, as long as it has fewer than {@code most}
     * @return true if {@code paths} holds all that were seen
     */
    static boolean addTo(Set<FieldPath> paths, int most, Sample sample, FieldNames names) {
        FrequentPaths frequent = new FrequentPaths();
        sample.first(DOCUMENTS).walk(stored -> {
            frequent.ofDocument.clear();
            frequent.visit(FieldPath.ROOT, DocumentCodec.decode(stored, Transaction.STAMP_BYTES, names));
            frequent.ofDocument.forEach(path -> frequent.counts.merge(path, 1, Integer::sum));
            return frequent.counts.size() < MOST_SEEN;
        });
        List<FieldPath> sorted = new ArrayList<>(frequent.counts.keySet());
        sorted.sort(Comparator.<FieldPath>comparingInt(path -> -frequent.counts.get(path))
                .thenComparingInt(path -> path.steps().size())
                .thenComparing(FieldPath::toString));
        for (FieldPath path : sorted) {
            if (paths.size() >= most && !paths.contains(path)) {
                return false;
            }
            paths.add(path);
        }
        return frequent.counts.size() < MOST_SEEN;
    }

    private void visit(FieldPath path, Value value) {
        if (!path.isRoot()) {
            ofDocument.add(path);
        }
        if (path.steps().size() >= DEPTH) {
            return;
        }
        if (value instanceof Document object) {
            for (int i = 0; i < object.size() && ofDocument.size() < MOST_SEEN; i++) {
                visit(path.then(object.name(i)), object.value(i));
            }
        } else if (value instanceof ArrayValue array) {
            FieldPath elements = path.then(FieldPath.AnyElement.INSTANCE);
            array.elements().stream().limit(ELEMENTS).forEach(element -> visit(elements, element));
        }
    }
}
