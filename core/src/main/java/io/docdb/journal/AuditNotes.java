package io.docdb.journal;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogEntries;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.codec.DocumentDifference;
import io.docdb.codec.DocumentWriter;
import io.docdb.codec.SpareWriter;
import io.docdb.collection.Collections;
import io.docdb.collection.DocumentCollection;
import io.docdb.key.Keyspace;
import io.docdb.storage.MapChange;
import io.docdb.txn.Change;
import io.docdb.txn.Transaction;
import io.docdb.txn.WriteSetView;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notes what a write set changes: {@code {"changes":[{"collection":"orders","operation":"UPDATE","changes":[{"key":"17",
 * "paths":["status"]}]}]}}. Thread-safe.
 */
final class AuditNotes {
    static final String INSERT = "INSERT";
    static final String UPDATE = "UPDATE";
    static final String DELETE = "DELETE";
    static final String TRUNCATE = "TRUNCATE";
    static final String DEFINE = "DEFINE";
    static final String REFUSED = "REFUSED";

    private static final byte[] NOTHING = {};

    private final Catalog catalog;
    private final Collections collections;
    private final SpareWriter writers = new SpareWriter();

    AuditNotes(Catalog catalog, Collections collections) {
        this.catalog = catalog;
        this.collections = collections;
    }

    /** The note; empty if nothing worth one changes. */
    byte[] write(WriteSetView writes, Transaction reader) {
        List<Change> changes = writes.changes();
        if (!isAudited(changes)) {
            return NOTHING;
        }
        Groups groups = new Groups(catalog.snapshot(reader), writes);
        for (Change change : changes) {
            if (change.map() == Keyspace.CATALOG && change.key() != null) {
                groups.add(CatalogEntries.nameOf(change, writes), DEFINE, null);
            } else if (Keyspace.isCollection(change.map())) {
                groups.note(change);
            } else if (change.map() == Keyspace.REFUSALS && change.value() != null) {
                Document entry = AuditFormat.entry(change.value());
                groups.add("", REFUSED, writer -> writer.value(entry));
            }
        }
        return groups.bytes();
    }

    private static boolean isAudited(List<Change> changes) {
        for (Change change : changes) {
            int map = change.map();
            if (map == Keyspace.CATALOG || map == Keyspace.REFUSALS || Keyspace.isCollection(map)) {
                return true;
            }
        }
        return false;
    }

    /** The notes of one write set by collection and operation. Neighbours mostly belong together: the last ones are kept. */
    private final class Groups {
        private final CatalogSnapshot definitions;
        private final WriteSetView writes;
        private final Map<List<String>, Group> groups = new LinkedHashMap<>();
        private DocumentCollection collection; // of the last change; Java null before the first
        private Group last; // that was added to; Java null before the first
        private List<FieldPath> lastPaths =
                List.of(); // of an update: the next one of the statement mostly has the same
        private List<String> lastPathTexts = List.of();

        Groups(CatalogSnapshot definitions, WriteSetView writes) {
            this.definitions = definitions;
            this.writes = writes;
        }

        void note(Change change) {
            int map = change.map();
            if (collection == null || collection.definition().id() != map) {
                if (definitions.findCollection(map).isEmpty()) {
                    return; // dropped with its documents: the definition's own entry tells
                }
                collection = collections.get(definitions, map);
            }
            CollectionDefinition definition = collection.definition();
            if (definition.temporary()) {
                return;
            }
            if (change.kind() == MapChange.Kind.DROP_MAP) {
                add(definition.name(), TRUNCATE, null);
            } else if (change.key() != null) {
                note(change, definition);
            }
        }

        private void note(Change change, CollectionDefinition definition) {
            byte[] before = writes.before(change.map(), change.key());
            byte[] after = change.value();
            if (before != null && after != null) {
                add(definition.name(), UPDATE, updateNote(before, after));
            } else if (before != null || after != null) {
                String operation = before == null ? INSERT : DELETE;
                byte[] stored = before == null ? after : before;
                add(definition.name(), operation, new KeyNote(keyText(collection.keyIn(stored)), null));
            }
        }

        private KeyNote updateNote(byte[] before, byte[] after) {
            DocumentDifference difference = collection.difference(before, after);
            List<FieldPath> paths = ChangedPaths.between(difference.before(), difference.after());
            if (!paths.equals(lastPaths)) {
                lastPaths = paths;
                lastPathTexts = paths.stream().map(FieldPath::toString).toList();
            }
            return new KeyNote(keyText(collection.keyIn(before)), lastPathTexts);
        }

        /** @param detail Java null for none */
        void add(String name, String operation, Consumer<DocumentWriter> detail) {
            if (last == null || !last.is(name, operation)) {
                last = groups.computeIfAbsent(
                        List.of(name, operation), key -> new Group(name, operation, new ArrayList<>()));
            }
            if (detail != null) {
                last.details.add(detail);
            }
        }

        /** The note; empty if there is nothing to tell. */
        byte[] bytes() {
            if (groups.isEmpty()) {
                return NOTHING;
            }
            DocumentWriter writer = writers.take(AuditFormat.names(), 0);
            writer.startObject();
            writer.name(AuditFormat.CHANGES);
            writer.startArray();
            groups.values().forEach(group -> group.write(writer));
            writer.endArray();
            writer.endObject();
            byte[] note = writer.toBytes();
            writers.handBack(writer);
            return note;
        }
    }

    /** What one operation did to one collection. */
    private record Group(String name, String operation, List<Consumer<DocumentWriter>> details) {
        boolean is(String otherName, String otherOperation) {
            return name.equals(otherName) && operation.equals(otherOperation);
        }

        void write(DocumentWriter writer) {
            writer.startObject();
            writer.name(AuditFormat.COLLECTION);
            writer.textValue(name);
            writer.name(AuditFormat.OPERATION);
            writer.textValue(operation);
            writer.name(AuditFormat.CHANGES);
            writer.startArray();
            details.forEach(detail -> detail.accept(writer));
            writer.endArray();
            writer.endObject();
        }
    }

    /**
     * The key of a document and, if it was changed, the paths that were; of one that comes or goes the rest need not be decoded.
     *
     * @param paths Java null for none
     */
    private record KeyNote(String key, List<String> paths) implements Consumer<DocumentWriter> {
        @Override
        public void accept(DocumentWriter writer) {
            writer.startObject();
            writer.name(AuditFormat.KEY);
            writer.textValue(key);
            if (paths != null) {
                writer.name(AuditFormat.PATHS);
                writer.startArray();
                paths.forEach(writer::textValue);
                writer.endArray();
            }
            writer.endObject();
        }
    }

    /** The primary key as text: a single text as it is, everything else as JSON. */
    private static String keyText(List<Value> parts) {
        Value key = parts.size() == 1 ? parts.get(0) : new ArrayValue(parts);
        return key instanceof TextValue text ? text.value() : key.toString();
    }
}
