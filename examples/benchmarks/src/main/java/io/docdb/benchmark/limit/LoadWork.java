package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.codec.JsonReader;
import io.docdb.dsl.Docdb;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import io.docdb.storage.StoreOptions;
import io.docdb.txn.Durability;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads documents in order of key, with one secondary index, in durable transactions of 1,000, beside the same puts into
 * bare maps. Each measurement loads a new database.
 */
final class LoadWork {
    private static final int TRANSACTION = 1000;

    private LoadWork() {}

    /** A way to load texts into the collection {@code orders}. */
    interface Loader {
        void load(Database database, String[] texts) throws Exception;
    }

    static Map<String, Loader> loaders() {
        Map<String, Loader> loaders = new LinkedHashMap<>();
        loaders.put("SQL by session", LoadWork::bySession);
        loaders.put("Java DSL, insertMany", LoadWork::byDsl);
        loaders.put("JDBC, batches", LoadWork::byJdbc);
        return loaders;
    }

    static void run(Path folder, int documents, Ratios ratios) throws Exception {
        String[] texts = texts(documents);
        for (int round = 0; round < ratios.rounds(); round++) {
            double limit = rawLoad(folder, Entries.of(documents));
            double bare = bareLoad(folder, Entries.of(documents));
            ratios.add(round, "bare transactions / puts into MVStore", "at least 0.5", bare, limit);
            for (Map.Entry<String, Loader> loader : loaders().entrySet()) {
                ratios.add(
                        round,
                        loader.getKey() + " / puts into MVStore",
                        "at least 0.5",
                        load(folder, texts, DatabaseOptions.defaults(), loader.getValue()),
                        limit);
            }
        }
    }

    static String[] texts(int documents) {
        String[] texts = new String[documents];
        for (int i = 0; i < documents; i++) {
            texts[i] = Documents.json(i + 1L);
        }
        return texts;
    }

    private static double rawLoad(Path folder, Entries entries) throws Exception {
        Path file = folder.resolve("raw");
        long begin = System.nanoTime();
        try (BareMaps maps = new BareMaps(file)) {
            maps.load(entries);
            return entries.keys().length * 1e9 / (System.nanoTime() - begin);
        } finally {
            Limits.delete(file);
        }
    }

    private static double bareLoad(Path folder, Entries entries) throws Exception {
        Path own = folder.resolve("bare");
        try (BareTransactions transactions = new BareTransactions(own, StoreOptions.defaults())) {
            long begin = System.nanoTime();
            transactions.load(entries, TRANSACTION, Durability.SYNC);
            return entries.keys().length * 1e9 / (System.nanoTime() - begin);
        } finally {
            Limits.delete(own);
        }
    }

    /** Documents a second, into a new database. */
    static double load(Path folder, String[] texts, DatabaseOptions options, Loader loader) throws Exception {
        Path own = folder.resolve("docdb");
        try (Database database = Database.open(own, options)) {
            try (Session session = database.session()) {
                session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
                session.execute("CREATE INDEX orders_city ON orders (city)");
                long begin = System.nanoTime();
                loader.load(database, texts);
                long nanos = System.nanoTime() - begin;
                long count = Docdb.of(database).collection("orders").count();
                if (count != texts.length) {
                    throw new IllegalStateException("Benchmark broken: " + count + " documents");
                }
                return texts.length * 1e9 / nanos;
            }
        } finally {
            Limits.delete(own);
        }
    }

    private static void bySession(Database database, String[] texts) {
        try (Session session = database.session()) {
            PreparedStatement insert = session.prepare("INSERT INTO orders DOCUMENT ?");
            for (int from = 0; from < texts.length; from += TRANSACTION) {
                session.begin();
                for (int i = from; i < from + TRANSACTION && i < texts.length; i++) {
                    insert.execute(new TextValue(texts[i]));
                }
                session.commit();
            }
        }
    }

    private static void byDsl(Database database, String[] texts) {
        var orders = Docdb.of(database).collection("orders");
        List<Document> batch = new ArrayList<>(TRANSACTION);
        for (int i = 0; i < texts.length; i++) {
            batch.add(JsonReader.parseDocument(texts[i]));
            if (batch.size() == TRANSACTION || i == texts.length - 1) {
                orders.insertMany(batch);
                batch.clear();
            }
        }
    }

    private static void byJdbc(Database database, String[] texts) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:docdb:" + database.folder().orElseThrow());
                java.sql.PreparedStatement insert = connection.prepareStatement("INSERT INTO orders DOCUMENT ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < texts.length; i++) {
                insert.setString(1, texts[i]);
                insert.addBatch();
                if ((i + 1) % TRANSACTION == 0 || i == texts.length - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }
}
