package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.dsl.Docdb;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.StoreOptions;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.value.LongValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.SplittableRandom;

/** Point reads by key, all in memory, beside {@code MVMap.get}. */
final class ReadWork {
    private ReadWork() {}

    /** Reads one document; false if it is not there. */
    interface Read {
        boolean read(long id) throws Exception;
    }

    static void run(Path folder, int documents, Ratios ratios) throws Exception {
        try (BareMaps maps = new BareMaps(folder.resolve("raw"));
                BareTransactions bare = new BareTransactions(folder.resolve("bare"), StoreOptions.defaults());
                Database database = Database.open(folder.resolve("docdb"), DatabaseOptions.defaults())) {
            maps.load(Entries.of(documents));
            bare.load(Entries.of(documents), 1000, Durability.ASYNC);
            fill(database, documents);
            compare(maps, bare, database, documents, ratios);
        }
    }

    static void fill(Database database, int documents) throws Exception {
        try (Session session = database.session()) {
            session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
            session.execute("CREATE INDEX orders_city ON orders (city)");
        }
        LoadWork.loaders().get("SQL by session").load(database, LoadWork.texts(documents));
        database.checkpoint();
    }

    private static void compare(BareMaps maps, BareTransactions bare, Database database, int documents, Ratios ratios)
            throws Exception {
        try (Transaction snapshot = bare.begin(Durability.SYNC);
                Session session = database.session(SessionOptions.DEFAULT.withResultCache(false));
                Connection connection = DriverManager.getConnection(
                        "jdbc:docdb:" + database.folder().orElseThrow() + ";cache=off")) {
            Read inOne = id -> snapshot.get(BareTransactions.MAP, Documents.key(id)) != null;
            Read each = id -> {
                try (Transaction transaction = bare.begin(Durability.SYNC)) {
                    return transaction.get(BareTransactions.MAP, Documents.key(id)) != null;
                }
            };
            Read document = bySession(session, "SELECT _doc FROM orders WHERE id = ?");
            Read field = bySession(session, "SELECT total FROM orders WHERE id = ?");
            var orders = Docdb.of(database)
                    .with(options -> options.withResultCache(false))
                    .collection("orders");
            Read dsl = id -> orders.findById(id).isPresent();
            try (java.sql.PreparedStatement query =
                    connection.prepareStatement("SELECT _doc FROM orders WHERE id = ?")) {
                Read jdbc = id -> {
                    query.setLong(1, id);
                    try (ResultSet rows = query.executeQuery()) {
                        return rows.next() && rows.getString(1) != null;
                    }
                };
                for (int round = 0; round < ratios.rounds(); round++) {
                    compare(round, "get in a transaction", "at least 0.7", inOne, maps, documents, ratios);
                    compare(round, "a transaction for each get", "", each, maps, documents, ratios);
                    compare(round, "a document, SQL by session", "", document, maps, documents, ratios);
                    compare(round, "a field, SQL by session", "", field, maps, documents, ratios);
                    compare(round, "a document, Java DSL findById", "", dsl, maps, documents, ratios);
                    compare(round, "a document's text, JDBC", "", jdbc, maps, documents, ratios);
                }
            }
        }
    }

    private static void compare(
            int round, String name, String target, Read read, BareMaps maps, int documents, Ratios ratios)
            throws Exception {
        ratios.compare(
                round,
                name + " / MVMap.get",
                target,
                nanos -> perSecond(read, documents, nanos),
                nanos -> maps.reads(documents, nanos));
    }

    static double perSecond(Read read, int documents, long nanos) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        long begin = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - begin < nanos) {
            if (!read.read(1 + random.nextInt(documents))) {
                throw new IllegalStateException("Benchmark broken: a document is missing");
            }
            done++;
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    static Read bySession(Session session, String sql) {
        PreparedStatement query = session.prepare(sql);
        return id -> {
            try (Result result = query.execute(LongValue.of(id))) {
                ResultRows rows = result.rows().orElseThrow();
                return rows.next() && !rows.value(0).isNull();
            }
        };
    }
}
