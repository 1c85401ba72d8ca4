package io.docdb.catalog;

import io.docdb.catalog.CatalogEntry.Kind;
import io.docdb.key.Keyspace;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;

/**
 * Changes definitions inside a transaction: they come and go with it. Confined to the transaction.
 *
 * <p>What is written was decided by looking at the definitions as the statement's snapshot has them: that a name is free, that
 * nothing depends on what goes. So each change locks the definition and its name, and is refused if any definition was changed
 * since, at every isolation level; the session then runs the statement again. Without that, the later of two ALTER TABLE would
 * write the definition it has read, and the columns of the earlier would be gone. Temporary objects are the session's own.
 *
 * <p>All methods throw {@link io.docdb.error.ConflictException}: SERIALIZATION_FAILURE, LOCK_TIMEOUT, DEADLOCK.
 */
public final class CatalogEditor {
    private final Transaction transaction;

    public CatalogEditor(Transaction transaction) {
        this.transaction = transaction;
    }

    public void put(CollectionDefinition collection) {
        put(
                Kind.COLLECTION,
                collection.id(),
                collection.schema(),
                collection.name(),
                DefinitionFormat.write(collection));
    }

    public void remove(CollectionDefinition collection) {
        remove(Kind.COLLECTION, collection.id(), collection.schema());
        byte[] statistics = StatisticsFormat.key(collection.id());
        if (transaction.get(Keyspace.STATISTICS, statistics) != null) {
            transaction.delete(Keyspace.STATISTICS, statistics);
        }
    }

    /** Keeps the definition as it is until the transaction has ended, for one that refers to it. */
    public void keep(CollectionDefinition collection) {
        lock(CatalogEntry.key(Kind.COLLECTION, collection.id()), collection.schema(), LockMode.SHARE);
    }

    /** As the other. */
    public void keep(ViewDefinition view) {
        lock(CatalogEntry.key(Kind.VIEW, view.id()), view.schema(), LockMode.SHARE);
    }

    public void put(IndexDefinition index) {
        put(Kind.INDEX, index.id(), index.schema(), index.name(), DefinitionFormat.write(index));
    }

    public void remove(IndexDefinition index) {
        remove(Kind.INDEX, index.id(), index.schema());
    }

    public void put(ViewDefinition view) {
        put(Kind.VIEW, view.id(), view.schema(), view.name(), DefinitionFormat.write(view));
    }

    public void remove(ViewDefinition view) {
        remove(Kind.VIEW, view.id(), view.schema());
    }

    public void put(SequenceDefinition sequence) {
        put(Kind.SEQUENCE, sequence.id(), sequence.schema(), sequence.name(), DefinitionFormat.write(sequence));
    }

    public void remove(SequenceDefinition sequence) {
        remove(Kind.SEQUENCE, sequence.id(), sequence.schema());
    }

    /** As the others, for a default that takes its numbers from it. */
    public void keep(SequenceDefinition sequence) {
        lock(CatalogEntry.key(Kind.SEQUENCE, sequence.id()), sequence.schema(), LockMode.SHARE);
    }

    public void put(DomainDefinition domain) {
        put(Kind.DOMAIN, domain.id(), domain.schema(), domain.name(), DefinitionFormat.write(domain));
    }

    public void remove(DomainDefinition domain) {
        remove(Kind.DOMAIN, domain.id(), domain.schema());
    }

    /** As the others, for a column of it. */
    public void keep(DomainDefinition domain) {
        lock(CatalogEntry.key(Kind.DOMAIN, domain.id()), domain.schema(), LockMode.SHARE);
    }

    /** @param comment empty if none */
    public void putSchema(String name, String comment) {
        byte[] key = CatalogEntry.key(Kind.SCHEMA, name);
        lock(CatalogEntry.nameKey(name, ""), name, LockMode.UPDATE);
        lock(key, name, LockMode.UPDATE);
        write(key, DefinitionFormat.writeSchema(name, comment));
    }

    public void removeSchema(String name) {
        byte[] key = CatalogEntry.key(Kind.SCHEMA, name);
        lock(key, name, LockMode.UPDATE);
        transaction.delete(Keyspace.CATALOG, key);
    }

    private void put(Kind kind, int id, String schema, String name, Document definition) {
        byte[] key = CatalogEntry.key(kind, id);
        lock(key, schema, LockMode.UPDATE);
        lock(CatalogEntry.key(Kind.SCHEMA, schema), schema, LockMode.SHARE); // so that nobody drops it meanwhile
        lock(CatalogEntry.nameKey(schema, name), schema, LockMode.UPDATE);
        write(key, definition);
    }

    private void remove(Kind kind, int id, String schema) {
        byte[] key = CatalogEntry.key(kind, id);
        lock(key, schema, LockMode.UPDATE);
        transaction.delete(Keyspace.CATALOG, key);
    }

    private void lock(byte[] key, String schema, LockMode mode) {
        if (!TemporarySchema.isOne(schema)) {
            transaction.lockDecided(Keyspace.CATALOG, key, mode);
        }
    }

    private void write(byte[] key, Document definition) {
        transaction.put(Keyspace.CATALOG, key, CatalogEntry.encode(definition));
    }
}
