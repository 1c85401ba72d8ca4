package io.docdb.catalog;

import io.docdb.key.Keyspace;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;

/** Changes definitions inside a transaction: they come and go with it. Confined to the transaction. */
public final class CatalogEditor {
    private final Transaction transaction;

    public CatalogEditor(Transaction transaction) {
        this.transaction = transaction;
    }

    public void put(CollectionDefinition collection) {
        put(CatalogEntry.key(CatalogEntry.Kind.COLLECTION, collection.id()), DefinitionFormat.write(collection));
    }

    public void remove(CollectionDefinition collection) {
        transaction.delete(Keyspace.CATALOG, CatalogEntry.key(CatalogEntry.Kind.COLLECTION, collection.id()));
        byte[] statistics = StatisticsFormat.key(collection.id());
        if (transaction.get(Keyspace.STATISTICS, statistics) != null) {
            transaction.delete(Keyspace.STATISTICS, statistics);
        }
    }

    public void put(IndexDefinition index) {
        put(CatalogEntry.key(CatalogEntry.Kind.INDEX, index.id()), DefinitionFormat.write(index));
    }

    public void remove(IndexDefinition index) {
        transaction.delete(Keyspace.CATALOG, CatalogEntry.key(CatalogEntry.Kind.INDEX, index.id()));
    }

    public void put(ViewDefinition view) {
        put(CatalogEntry.key(CatalogEntry.Kind.VIEW, view.id()), DefinitionFormat.write(view));
    }

    public void remove(ViewDefinition view) {
        transaction.delete(Keyspace.CATALOG, CatalogEntry.key(CatalogEntry.Kind.VIEW, view.id()));
    }

    public void put(SequenceDefinition sequence) {
        put(CatalogEntry.key(CatalogEntry.Kind.SEQUENCE, sequence.id()), DefinitionFormat.write(sequence));
    }

    public void remove(SequenceDefinition sequence) {
        transaction.delete(Keyspace.CATALOG, CatalogEntry.key(CatalogEntry.Kind.SEQUENCE, sequence.id()));
    }

    public void putSchema(String name) {
        put(CatalogEntry.key(CatalogEntry.Kind.SCHEMA, name), DefinitionFormat.writeSchema(name));
    }

    public void removeSchema(String name) {
        transaction.delete(Keyspace.CATALOG, CatalogEntry.key(CatalogEntry.Kind.SCHEMA, name));
    }

    private void put(byte[] key, Document definition) {
        transaction.put(Keyspace.CATALOG, key, CatalogEntry.encode(definition));
    }
}
