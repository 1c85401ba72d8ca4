package io.docdb.catalog;

import io.docdb.catalog.CatalogEntry.Kind;
import io.docdb.key.Keyspace;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;

/**
 * Changes definitions inside a transaction: they come and go with it. Confined to the transaction.
 *
 * <p>What is written was decided by looking at the definitions as the statement's snapshot has them: that a name is free, that
 * nothing depends on what goes. So each change locks the definition and its name, and is refused if definitions were changed
 * since: any at READ COMMITTED, where the session then runs the statement again; else, where all of the transaction would have
 * to run again, those that have to do with this one ({@link RelatedDefinitions}). Without that, the later of two ALTER TABLE
 * would write the definition it has read, and the columns of the earlier would be gone. Temporary objects are the session's own.
 *
 * <p>All methods throw {@link io.docdb.error.ConflictException}: SERIALIZATION_FAILURE, LOCK_TIMEOUT, DEADLOCK.
 */
public final class CatalogEditor {
    private final Transaction transaction;
    private Related latest; // null for none

    /** What is changed. */
    private record Target(byte[] key, String schema, Document definition) {}

    /** What changed from the snapshot of one sequence to the definitions of another. */
    private record Related(long seen, long version, RelatedDefinitions definitions) {}

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
        remove(Kind.COLLECTION, collection.id(), collection.schema(), DefinitionFormat.write(collection));
        byte[] statistics = StatisticsFormat.key(collection.id());
        if (transaction.get(Keyspace.STATISTICS, statistics) != null) {
            transaction.delete(Keyspace.STATISTICS, statistics);
        }
    }

    /** Keeps the definition as it is until the transaction has ended, for one that refers to it. */
    public void keep(CollectionDefinition collection) {
        keep(CatalogEntry.key(Kind.COLLECTION, collection.id()), collection.schema());
    }

    /** As the other. */
    public void keep(ViewDefinition view) {
        keep(CatalogEntry.key(Kind.VIEW, view.id()), view.schema());
    }

    public void put(IndexDefinition index) {
        put(Kind.INDEX, index.id(), index.schema(), index.name(), DefinitionFormat.write(index));
    }

    public void remove(IndexDefinition index) {
        remove(Kind.INDEX, index.id(), index.schema(), DefinitionFormat.write(index));
    }

    public void put(ViewDefinition view) {
        put(Kind.VIEW, view.id(), view.schema(), view.name(), DefinitionFormat.write(view));
    }

    public void remove(ViewDefinition view) {
        remove(Kind.VIEW, view.id(), view.schema(), DefinitionFormat.write(view));
    }

    public void put(SequenceDefinition sequence) {
        put(Kind.SEQUENCE, sequence.id(), sequence.schema(), sequence.name(), DefinitionFormat.write(sequence));
    }

    public void remove(SequenceDefinition sequence) {
        remove(Kind.SEQUENCE, sequence.id(), sequence.schema(), DefinitionFormat.write(sequence));
    }

    /** As the others, for a default that takes its numbers from it. */
    public void keep(SequenceDefinition sequence) {
        keep(CatalogEntry.key(Kind.SEQUENCE, sequence.id()), sequence.schema());
    }

    public void put(DomainDefinition domain) {
        put(Kind.DOMAIN, domain.id(), domain.schema(), domain.name(), DefinitionFormat.write(domain));
    }

    public void remove(DomainDefinition domain) {
        remove(Kind.DOMAIN, domain.id(), domain.schema(), DefinitionFormat.write(domain));
    }

    /** As the others, for a column of it. */
    public void keep(DomainDefinition domain) {
        keep(CatalogEntry.key(Kind.DOMAIN, domain.id()), domain.schema());
    }

    /** @param comment empty if none */
    public void putSchema(String name, String comment) {
        byte[] key = CatalogEntry.key(Kind.SCHEMA, name);
        Document definition = DefinitionFormat.writeSchema(name, comment);
        Target target = new Target(key, name, definition);
        lock(target, CatalogEntry.nameKey(name, ""), LockMode.UPDATE);
        lock(target, key, LockMode.UPDATE);
        write(key, definition);
    }

    public void removeSchema(String name) {
        byte[] key = CatalogEntry.key(Kind.SCHEMA, name);
        lock(new Target(key, name, DefinitionFormat.writeSchema(name, "")), key, LockMode.UPDATE);
        transaction.delete(Keyspace.CATALOG, key);
    }

    private void put(Kind kind, int id, String schema, String name, Document definition) {
        Target target = new Target(CatalogEntry.key(kind, id), schema, definition);
        lock(target, target.key(), LockMode.UPDATE);
        lock(target, CatalogEntry.key(Kind.SCHEMA, schema), LockMode.SHARE); // so that nobody drops it meanwhile
        lock(target, CatalogEntry.nameKey(schema, name), LockMode.UPDATE);
        write(target.key(), definition);
    }

    private void remove(Kind kind, int id, String schema, Document definition) {
        Target target = new Target(CatalogEntry.key(kind, id), schema, definition);
        lock(target, target.key(), LockMode.UPDATE);
        transaction.delete(Keyspace.CATALOG, target.key());
    }

    /** To what is kept only its own change makes a difference. */
    private void keep(byte[] key, String schema) {
        if (!TemporarySchema.isOne(schema)) {
            transaction.lockDecided(Keyspace.CATALOG, key, LockMode.SHARE, (seen, newest) -> false);
        }
    }

    /** @param key a lock that the change of the target needs: of itself, its name, its schema */
    private void lock(Target target, byte[] key, LockMode mode) {
        if (!TemporarySchema.isOne(target.schema())) {
            transaction.lockDecided(Keyspace.CATALOG, key, mode, (seen, newest) -> related(seen, newest)
                    .anyOf(target.key(), target.definition()));
        }
    }

    /** One statement may change many definitions. */
    private RelatedDefinitions related(StoreSnapshot seen, StoreSnapshot newest) {
        Related known = latest;
        long version = newest.lastChange(Keyspace.CATALOG);
        if (known == null || known.seen() != seen.sequence() || known.version() != version) {
            known = new Related(seen.sequence(), version, new RelatedDefinitions(seen, newest));
            latest = known;
        }
        return known.definitions();
    }

    private void write(byte[] key, Document definition) {
        transaction.put(Keyspace.CATALOG, key, CatalogEntry.encode(definition));
    }
}
