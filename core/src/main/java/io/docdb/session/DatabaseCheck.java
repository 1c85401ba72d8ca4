package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.collection.DocumentCollection;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.index.IndexEntries;
import io.docdb.index.IndexWriter;
import io.docdb.journal.AuditVerifier;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import io.docdb.storage.file.Damage;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks everything there is: the files block by block and record by record, each document, each index entry against the
 * documents and the documents against the index, and the hash chain of the audit. Reads one snapshot; writers go on.
 */
public final class DatabaseCheck {
    private static final Set<ErrorCode> HINDERING =
            EnumSet.of(ErrorCode.DISK_FULL, ErrorCode.CLOSED, ErrorCode.SNAPSHOT_TOO_OLD, ErrorCode.OUT_OF_MEMORY);

    private final Engine engine;
    private final List<Damage> found = new ArrayList<>();

    public DatabaseCheck(Engine engine) {
        this.engine = engine;
    }

    /** What is wrong, in the order it was found; empty if nothing is. */
    public List<Damage> run() {
        engine.maintenance().verify(found::add);
        try (Transaction transaction = engine.transactions().begin(TransactionOptions.DEFAULT.withReadOnly(true))) {
            CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
            for (CollectionDefinition collection : catalog.collections()) {
                if (collection.origin() != CollectionDefinition.Origin.SYSTEM) {
                    checkCollection(transaction, engine.collections().get(catalog, collection.id()));
                }
            }
            AuditVerifier.verify(transaction).fault().ifPresent(fault -> found.add(new Damage("audit", 0, fault)));
        } catch (DatabaseException e) {
            add("database", e);
        }
        return found;
    }

    /** What kept it from looking is no damage, and is thrown; but a stop where damage was found may come from that. */
    private void add(String where, DatabaseException e) {
        boolean stopped = e.code() == ErrorCode.DATABASE_STOPPED;
        if (hindering(e) || stopped && found.isEmpty()) {
            throw e;
        }
        if (!stopped) {
            found.add(new Damage(where, 0, e.getMessage()));
        }
    }

    private static boolean hindering(Throwable error) {
        boolean hindering = false;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            hindering |= cause instanceof OutOfMemoryError
                    || cause instanceof DatabaseException known && HINDERING.contains(known.code());
        }
        return hindering;
    }

    private void checkCollection(Transaction transaction, DocumentCollection collection) {
        CollectionDefinition definition = collection.definition();
        long[] expected = new long[collection.indexes().size()];
        try (ByteCursor cursor = transaction.scan(definition.id(), null, null, false)) {
            while (cursor.next()) {
                Document document = collection.decode(cursor.value());
                if (!Arrays.equals(cursor.key(), collection.keyOf(document))) {
                    found.add(new Damage(
                            definition.name(), 0, "Document stands under the key of another one: " + document));
                }
                for (int i = 0; i < expected.length; i++) {
                    IndexWriter index = collection.indexes().get(i);
                    List<Entry> entries = index.entries(cursor.key(), document);
                    expected[i] += entries.size();
                    entries.forEach(entry -> checkEntry(transaction, definition, index, entry));
                }
            }
        } catch (DatabaseException e) {
            add(definition.name(), e);
            return; // how many entries there should be is not known
        }
        for (int i = 0; i < expected.length; i++) {
            IndexWriter index = collection.indexes().get(i);
            long there = transaction.count(index.definition().map(), null, null);
            if (there != expected[i]) {
                found.add(new Damage(
                        index.definition().name(), 0, "Index expected " + expected[i] + " entries, found " + there));
            }
        }
    }

    private void checkEntry(Transaction transaction, CollectionDefinition definition, IndexWriter index, Entry entry) {
        byte[] stored = transaction.get(index.definition().map(), entry.key());
        if (stored == null || !IndexEntries.agrees(stored, entry.value())) {
            found.add(new Damage(
                    index.definition().name(),
                    0,
                    "Index entry of a document of " + definition.name()
                            + (stored == null ? " is missing" : " names another document")));
        }
    }
}
