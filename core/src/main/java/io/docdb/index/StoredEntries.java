package io.docdb.index;

import io.docdb.catalog.IndexDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.key.KeyDecoder;
import io.docdb.storage.Entry;
import io.docdb.txn.Transaction;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of stored documents: paths are read straight from the bytes; only an index with an expression or a condition
 * decodes the document. Thread-safe.
 */
final class StoredEntries {
    private final IndexWriter writer;
    private final FieldNames names;
    private final PathReader[] paths; // null if the document must be decoded
    private final PathReader[] keyPaths;
    private final int multiPart;

    StoredEntries(IndexWriter writer, FieldNames names) {
        this.writer = writer;
        this.names = names;
        IndexDefinition definition = writer.definition();
        boolean pathsOnly = definition.predicateSql().isEmpty()
                && definition.parts().stream().allMatch(part -> part.path().isPresent());
        this.paths = pathsOnly
                ? definition.parts().stream()
                        .map(part -> PathReader.of(part.path().orElseThrow(), names))
                        .toArray(PathReader[]::new)
                : null;
        this.keyPaths = writer.primaryKey().stream()
                .map(path -> PathReader.of(path, names))
                .toArray(PathReader[]::new);
        this.multiPart = pathsOnly ? multiPart(definition) : -1;
    }

    private static int multiPart(IndexDefinition definition) {
        for (int i = 0; i < definition.parts().size(); i++) {
            if (definition.parts().get(i).path().filter(FieldPath::isMulti).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** @param stored as it stands in the collection's map, stamp first */
    List<Entry> of(byte[] primaryKey, byte[] stored) {
        if (paths == null) {
            return writer.entries(primaryKey, DocumentCodec.decode(stored, Transaction.STAMP_BYTES, names));
        }
        Value[] values = new Value[paths.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == multiPart ? NullValue.NULL : paths[i].read(stored, Transaction.STAMP_BYTES);
        }
        boolean keyExact = isKeyExact(stored);
        if (multiPart < 0) {
            return List.of(writer.entry(List.of(values), primaryKey, keyExact));
        }
        Set<Value> elements = new LinkedHashSet<>();
        paths[multiPart].forEach(stored, Transaction.STAMP_BYTES, elements::add);
        if (elements.isEmpty()) {
            SingleElement.of(paths[multiPart].path())
                    .forEach(array -> PathReader.of(array, names).read(stored, Transaction.STAMP_BYTES), elements::add);
        }
        return elements.stream()
                .map(element -> {
                    values[multiPart] = element;
                    return writer.entry(List.of(values), primaryKey, keyExact);
                })
                .toList();
    }

    private boolean isKeyExact(byte[] stored) {
        for (PathReader path : keyPaths) {
            if (!KeyDecoder.isExact(path.read(stored, Transaction.STAMP_BYTES))) {
                return false;
            }
        }
        return true;
    }
}
