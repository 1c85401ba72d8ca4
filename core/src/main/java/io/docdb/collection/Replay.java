package io.docdb.collection;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.index.IndexBuild;
import io.docdb.index.IndexWriter;
import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.Change;
import io.docdb.txn.CommitRecord;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes index entries again from log records, when a database is opened after a crash: what {@link IndexWriter} wrote
 * into the transaction then follows here from the record and the state before it. Used by one thread.
 */
public final class Replay {
    private final FieldDictionaries dictionaries;
    private final Collections collections;
    private final Catalog catalog;
    private Optional<CatalogSnapshot> known = Optional.empty();

    public Replay(FieldDictionaries dictionaries, Collections collections, Catalog catalog) {
        this.dictionaries = dictionaries;
        this.collections = collections;
        this.catalog = catalog;
    }

    /** Fills the indexes that {@code record} makes over documents which were there before and which it does not touch. */
    public void load(CommitRecord record, StoreSnapshot before, BiConsumer<Integer, Iterator<Entry>> loader) {
        if (record.changes().stream().noneMatch(Replay::isDefinition)) {
            return;
        }
        record.changes().forEach(this::install);
        CatalogSnapshot definitions = known.orElseGet(() -> catalog.load(before, List.of()));
        CatalogSnapshot after = catalog.load(before, record.changes());
        new Record(record, before, definitions, after, change -> {}).loadNewIndexes(loader);
    }

    private static boolean isDefinition(Change change) {
        return change.map() == Keyspace.CATALOG && change.key() != null;
    }

    private void install(Change change) {
        if (change.map() == Keyspace.FIELD_NAMES && change.kind() == MapChange.Kind.PUT) {
            dictionaries.install(change.key(), change.value());
        }
    }

    /** Adds the changes of index maps that belong to {@code record}. */
    public void derive(CommitRecord record, StoreSnapshot before, Consumer<MapChange> out) {
        CatalogSnapshot definitions = known.orElseGet(() -> catalog.load(before, List.of()));
        boolean defines = false;
        for (Change change : record.changes()) {
            install(change);
            defines |= isDefinition(change);
            if (change.map() == Keyspace.CATALOG && change.kind() == MapChange.Kind.CREATE_MAP) {
                out.accept(MapChange.createMap(Keyspace.AUDIT));
            }
        }
        CatalogSnapshot after = defines ? catalog.load(before, record.changes()) : definitions;
        known = Optional.of(after);
        Record changed = new Record(record, before, definitions, after, out);
        changed.dropAndCreateMaps();
        changed.writeEntries();
    }

    /** The documents that are not among the touched ones. */
    private record Without(ByteCursor all, Set<ByteBuffer> touched) implements ByteCursor {
        @Override
        public boolean next() {
            boolean found;
            do {
                found = all.next();
            } while (found && touched.contains(ByteBuffer.wrap(all.key())));
            return found;
        }

        @Override
        public byte[] key() {
            return all.key();
        }

        @Override
        public byte[] value() {
            return all.value();
        }

        @Override
        public void close() {
            all.close();
        }
    }

    /** One record at work. */
    private final class Record {
        private final CommitRecord record;
        private final StoreSnapshot before;
        private final CatalogSnapshot definitionsBefore;
        private final CatalogSnapshot definitionsAfter;
        private final Consumer<MapChange> out;
        private final Set<Integer> newIndexes = new HashSet<>();
        private final Set<Integer> emptied = new HashSet<>();
        private final List<MapChange> added = new ArrayList<>();

        Record(
                CommitRecord record,
                StoreSnapshot before,
                CatalogSnapshot definitionsBefore,
                CatalogSnapshot definitionsAfter,
                Consumer<MapChange> out) {
            this.record = record;
            this.before = before;
            this.definitionsBefore = definitionsBefore;
            this.definitionsAfter = definitionsAfter;
            this.out = out;
            for (Change change : record.changes()) {
                if (change.kind() == MapChange.Kind.DROP_MAP) {
                    emptied.add(change.map());
                }
            }
        }

        void dropAndCreateMaps() {
            Set<Integer> idsBefore = ids(definitionsBefore);
            Set<Integer> idsAfter = ids(definitionsAfter);
            for (IndexDefinition index : definitionsBefore.indexes()) {
                boolean gone = !idsAfter.contains(index.id());
                if (gone || emptied.contains(index.collectionId())) {
                    out.accept(MapChange.dropMap(index.map()));
                }
                if (!gone && emptied.contains(index.collectionId())) {
                    out.accept(MapChange.createMap(index.map()));
                }
            }
            for (IndexDefinition index : definitionsAfter.indexes()) {
                if (!idsBefore.contains(index.id())) {
                    newIndexes.add(index.id());
                    out.accept(MapChange.createMap(index.map()));
                }
            }
        }

        private static Set<Integer> ids(CatalogSnapshot definitions) {
            Set<Integer> ids = new HashSet<>();
            definitions.indexes().forEach(index -> ids.add(index.id()));
            return ids;
        }

        void loadNewIndexes(BiConsumer<Integer, Iterator<Entry>> loader) {
            Set<Integer> idsBefore = ids(definitionsBefore);
            for (IndexDefinition index : definitionsAfter.indexes()) {
                int map = index.collectionId();
                if (!idsBefore.contains(index.id()) && before.hasMap(map) && !emptied.contains(map)) {
                    loader.accept(index.map(), entries(index, touched(map)));
                }
            }
        }

        private Iterator<Entry> entries(IndexDefinition index, Set<ByteBuffer> touched) {
            int map = index.collectionId();
            return IndexBuild.of(writer(definitionsAfter, index), dictionaries.names(map), () -> {
                ByteCursor all = before.cursor(map, null, null, false);
                return touched.isEmpty() ? all : new Without(all, touched);
            });
        }

        private Set<ByteBuffer> touched(int map) {
            Set<ByteBuffer> keys = new HashSet<>();
            for (Change change : record.changes()) {
                if (change.map() == map && change.key() != null) {
                    keys.add(ByteBuffer.wrap(change.key()));
                }
            }
            return keys;
        }

        /** All deletions come first: one document may have got the unique value that another one has given up. */
        void writeEntries() {
            for (Change change : record.changes()) {
                if (Keyspace.isCollection(change.map()) && change.key() != null) {
                    for (IndexDefinition index : definitionsAfter.indexesOf(change.map())) {
                        write(change, index);
                    }
                }
            }
            added.forEach(out);
        }

        private void write(Change change, IndexDefinition index) {
            byte[] old = newIndexes.contains(index.id()) || emptied.contains(change.map())
                    ? null
                    : before.get(change.map(), change.key());
            List<Entry> oldEntries = old == null
                    ? List.of()
                    : writer(definitionsBefore, beforeOf(index)).entries(change.key(), decode(change.map(), old));
            List<Entry> newEntries = change.kind() == MapChange.Kind.PUT
                    ? writer(definitionsAfter, index).entries(change.key(), decode(change.map(), change.value()))
                    : List.of();
            for (Entry entry : oldEntries) {
                if (!IndexWriter.contains(newEntries, entry)) {
                    out.accept(MapChange.delete(index.map(), entry.key()));
                }
            }
            for (Entry entry : newEntries) {
                if (!IndexWriter.contains(oldEntries, entry)) {
                    added.add(MapChange.put(index.map(), entry.key(), entry.value()));
                }
            }
        }

        /** The index as it was defined before: a renamed column changes its paths. */
        private IndexDefinition beforeOf(IndexDefinition index) {
            return definitionsBefore.indexesOf(index.collectionId()).stream()
                    .filter(other -> other.id() == index.id())
                    .findFirst()
                    .orElse(index);
        }

        private IndexWriter writer(CatalogSnapshot definitions, IndexDefinition index) {
            CollectionDefinition collection =
                    definitions.findCollection(index.collectionId()).orElseThrow();
            return collections.writer(collection, index);
        }

        private Document decode(int collectionId, byte[] stored) {
            return DocumentCodec.decode(stored, Transaction.STAMP_BYTES, dictionaries.names(collectionId));
        }
    }
}
