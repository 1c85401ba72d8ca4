package io.docdb.journal;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogEntries;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
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
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes what a write set changes: {@code {"changes":[{"collection":"orders","operation":"UPDATE","changes":[{"key":"17",
 * "paths":["status"]}]}]}}. Stateless and thread-safe.
 */
final class AuditNotes {
    static final String INSERT = "INSERT";
    static final String UPDATE = "UPDATE";
    static final String DELETE = "DELETE";
    static final String TRUNCATE = "TRUNCATE";
    static final String DEFINE = "DEFINE";
    static final String REFUSED = "REFUSED";

    private final Catalog catalog;
    private final Collections collections;

    AuditNotes(Catalog catalog, Collections collections) {
        this.catalog = catalog;
        this.collections = collections;
    }

    /** The note; empty if nothing worth one changes. */
    byte[] write(WriteSetView writes, Transaction reader) {
        List<Change> changes = writes.changes();
        if (changes.stream().noneMatch(change -> isAudited(change.map()))) {
            return new byte[0];
        }
        CatalogSnapshot definitions = catalog.snapshot(reader);
        Map<List<String>, List<Value>> groups = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.map() == Keyspace.CATALOG && change.key() != null) {
                add(groups, CatalogEntries.nameOf(change, writes), DEFINE, Optional.empty());
            } else if (Keyspace.isCollection(change.map())) {
                note(change, writes, definitions, groups);
            } else if (change.map() == Keyspace.REFUSALS && change.value() != null) {
                add(groups, "", REFUSED, Optional.of(AuditFormat.entry(change.value())));
            }
        }
        List<Value> operations = new ArrayList<>();
        groups.forEach((group, entries) -> operations.add(Document.builder()
                .put(AuditFormat.COLLECTION, new TextValue(group.get(0)))
                .put(AuditFormat.OPERATION, new TextValue(group.get(1)))
                .put(AuditFormat.CHANGES, new ArrayValue(entries))
                .build()));
        return operations.isEmpty()
                ? new byte[0]
                : AuditFormat.annotation(Document.of(AuditFormat.CHANGES, new ArrayValue(operations)));
    }

    private static boolean isAudited(int map) {
        return map == Keyspace.CATALOG || map == Keyspace.REFUSALS || Keyspace.isCollection(map);
    }

    private void note(
            Change change, WriteSetView writes, CatalogSnapshot definitions, Map<List<String>, List<Value>> groups) {
        Optional<CollectionDefinition> definition = definitions.findCollection(change.map());
        if (definition.isEmpty() || definition.get().temporary()) {
            return; // dropped with its documents: the definition's own entry tells
        }
        String name = definition.get().name();
        if (change.kind() == MapChange.Kind.DROP_MAP) {
            add(groups, name, TRUNCATE, Optional.empty());
        } else if (change.key() != null) {
            DocumentCollection collection = collections.get(definitions, change.map());
            byte[] before = writes.before(change.map(), change.key());
            byte[] after = change.value();
            if (before != null && after != null) {
                Document old = collection.decode(before);
                add(groups, name, UPDATE, Optional.of(updateNote(definition.get(), old, collection.decode(after))));
            } else if (before != null || after != null) {
                String operation = before == null ? INSERT : DELETE;
                byte[] stored = before == null ? after : before;
                add(groups, name, operation, Optional.of(keyNote(definition.get(), collection, stored)));
            }
        }
    }

    /** Of a document that comes or goes only the key is noted; the rest need not be decoded. */
    private static Document keyNote(CollectionDefinition definition, DocumentCollection collection, byte[] stored) {
        return Document.of(AuditFormat.KEY, key(definition, path -> collection.read(stored, path)));
    }

    private static Document updateNote(CollectionDefinition definition, Document before, Document after) {
        List<Value> paths = new ArrayList<>();
        ChangedPaths.between(before, after).forEach(path -> paths.add(new TextValue(path.toString())));
        return Document.builder()
                .put(AuditFormat.KEY, key(definition, path -> path.get(before)))
                .put(AuditFormat.PATHS, new ArrayValue(paths))
                .build();
    }

    /** The primary key as text: a single text as it is, everything else as JSON. */
    private static TextValue key(CollectionDefinition definition, Function<FieldPath, Value> document) {
        List<Value> parts = new ArrayList<>();
        for (FieldPath path : definition.primaryKey()) {
            parts.add(document.apply(path));
        }
        Value key = parts.size() == 1 ? parts.get(0) : new ArrayValue(parts);
        return key instanceof TextValue text ? text : new TextValue(key.toString());
    }

    private static void add(
            Map<List<String>, List<Value>> groups, String collection, String operation, Optional<Document> detail) {
        List<Value> entries = groups.computeIfAbsent(List.of(collection, operation), group -> new ArrayList<>());
        detail.ifPresent(entries::add);
    }
}
