package io.docdb.exec;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.collection.Collections;
import io.docdb.collection.FieldDictionaries;
import io.docdb.collection.PendingReferences;
import io.docdb.collection.TimeOrderedIds;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.storage.Store;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One collection in memory, "people", with the primary key "id" and some indexes. */
final class TestCollection implements AutoCloseable {
    static final int ID = 16;

    final Store store = Store.inMemory();
    final TransactionManager transactions =
            TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults());
    final CatalogSnapshot catalog;
    final Collections collections;
    final Executor executor;
    final CollectionRef reference = new CollectionRef(ID, "public", "people");

    TestCollection(IndexDefinition... indexes) {
        CollectionDefinition people = new CollectionDefinition(
                ID,
                "public",
                "people",
                CollectionDefinition.Origin.COLLECTION,
                List.of(ColumnDefinition.of("id", SqlType.BIGINT, false)),
                Optional.empty(),
                List.of(FieldPath.of("id")),
                "people_pkey",
                List.of(),
                List.of(),
                false,
                "");
        catalog = new CatalogSnapshot(
                1, Map.of("public", ""), List.of(people), List.of(indexes), List.of(), List.of(), List.of());
        FieldDictionaries dictionaries = new FieldDictionaries();
        dictionaries.writeTo(transactions);
        collections = new Collections(dictionaries, new TimeOrderedIds(Clock.systemUTC()), (collection, sql) -> {
            throw new IllegalStateException(sql);
        });
        executor = new Executor(collections);
        write(transaction -> {
            transaction.createMap(1);
            transaction.createMap(ID);
            for (IndexDefinition index : indexes) {
                transaction.createMap(index.map());
            }
        });
    }

    static IndexDefinition index(int id, boolean unique, String... paths) {
        List<IndexDefinition.Part> parts = new ArrayList<>();
        for (String path : paths) {
            boolean descending = path.endsWith(" desc");
            String plain = descending ? path.substring(0, path.length() - 5) : path;
            parts.add(IndexDefinition.Part.of(FieldPath.parse(plain), descending));
        }
        return new IndexDefinition(id, ID, "public", "index" + id, parts, unique, Optional.empty(), false);
    }

    void write(Consumer<Transaction> work) {
        try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
            work.accept(transaction);
            transaction.commit();
        }
    }

    void insert(List<Document> documents) {
        write(transaction -> documents.forEach(
                document -> collections.get(catalog, ID).insert(transaction, new PendingReferences(), document)));
    }

    Transaction begin() {
        return transactions.begin(TransactionOptions.DEFAULT.withIsolation(IsolationLevel.READ_COMMITTED));
    }

    /** Runs in a transaction of its own, which commits. */
    List<Value[]> run(PhysicalPlan plan, Value... parameters) {
        List<Value[]> rows = new ArrayList<>();
        write(transaction -> rows.addAll(run(plan, transaction, parameters)));
        return rows;
    }

    List<Value[]> run(PhysicalPlan plan, Transaction transaction, Value... parameters) {
        return Running.drain(open(plan, transaction, parameters));
    }

    QueryCursor open(PhysicalPlan plan, Transaction transaction, Value... parameters) {
        transaction.beginStatement();
        return executor.open(plan, catalog, Running.context(new TestWorld(parameters), transaction, Running.PLENTY));
    }

    /** One reference to the collection in a statement: its columns, and what is read. */
    static final class Source {
        final Column rowId = Plans.column("rowId", SqlType.VARBINARY);
        final Column document = Plans.column("document", SqlType.OBJECT);
        final List<ScanField> fields = new ArrayList<>();
        private final CollectionRef reference;

        Source(CollectionRef reference, String... paths) {
            this.reference = reference;
            for (String path : paths) {
                fields.add(new ScanField(Plans.column(path, SqlType.ANY), FieldPath.parse(path)));
            }
        }

        Column field(int position) {
            return fields.get(position).column();
        }

        /** @param predicate null for none */
        DocumentRead read(Expression predicate, Column... columns) {
            return new DocumentRead(
                    reference, "p", rowId, document, fields, Optional.ofNullable(predicate), List.of(columns));
        }
    }

    Source source(String... paths) {
        return new Source(reference, paths);
    }

    @Override
    public void close() {
        transactions.close();
        store.close();
    }
}
