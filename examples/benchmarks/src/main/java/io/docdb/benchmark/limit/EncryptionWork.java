package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.Durability;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An encrypted database beside one that is not. */
final class EncryptionWork {
    private static final String TARGET = "at least 0.7";

    /** So small that most reads go to the file, whose pages the operating system has in memory. */
    private static final long SMALL_CACHE_BYTES = 1 << 20;

    private EncryptionWork() {}

    static void run(Path folder, int documents, Ratios ratios) throws Exception {
        DatabaseOptions plain = DatabaseOptions.defaults();
        DatabaseOptions sealed = plain.withEncryption(EncryptionKey.ofBytes(new byte[EncryptionKey.KEY_BYTES]));
        String[] texts = LoadWork.texts(documents);
        LoadWork.Loader loader = LoadWork.loaders().get("SQL by session"); // a URL would have to name the key
        for (int round = 0; round < ratios.rounds(); round++) {
            ratios.add(
                    round,
                    "load, encrypted / not",
                    TARGET,
                    LoadWork.load(folder, texts, sealed, loader),
                    LoadWork.load(folder, texts, plain, loader));
        }
        commitsAndReads(folder.resolve("large"), plain, sealed, documents, true, ratios);
        commitsAndReads(folder.resolve("small"), small(plain), small(sealed), documents, false, ratios);
    }

    private static DatabaseOptions small(DatabaseOptions options) {
        return options.withStore(options.store().withCacheBytes(SMALL_CACHE_BYTES));
    }

    private static void commitsAndReads(
            Path folder, DatabaseOptions plain, DatabaseOptions sealed, int documents, boolean cached, Ratios ratios)
            throws Exception {
        AtomicLong ids = new AtomicLong(documents + 1L);
        try (Database open = Database.open(folder.resolve("plain"), plain);
                Database encrypted = Database.open(folder.resolve("sealed"), sealed)) {
            for (Database database : new Database[] {open, encrypted}) {
                ReadWork.fill(database, documents);
            }
            for (int round = 0; round < ratios.rounds(); round++) {
                for (int threads : cached ? new int[] {1, 8, 64} : new int[0]) {
                    String name = threads + (threads == 1 ? " thread" : " threads") + " committing, encrypted / not";
                    try (Writers with = new Writers(Door.session(encrypted, "orders", Durability.SYNC), threads, ids);
                            Writers without =
                                    new Writers(Door.session(open, "orders", Durability.SYNC), threads, ids)) {
                        ratios.compare(round, name, TARGET, with::perSecond, without::perSecond);
                    }
                }
                reads(round, encrypted, open, documents, cached, ratios);
            }
        }
    }

    private static void reads(
            int round, Database encrypted, Database open, int documents, boolean cached, Ratios ratios)
            throws Exception {
        SessionOptions options = SessionOptions.DEFAULT.withResultCache(false);
        String sql = "SELECT _doc FROM orders WHERE id = ?";
        try (Session with = encrypted.session(options);
                Session without = open.session(options)) {
            Map<Session, ReadWork.Read> reads =
                    Map.of(with, ReadWork.bySession(with, sql), without, ReadWork.bySession(without, sql));
            ratios.compare(
                    round,
                    "reads by key, " + (cached ? "cached" : "from the file") + ", encrypted / not",
                    TARGET,
                    nanos -> ReadWork.perSecond(reads.get(with), documents, nanos),
                    nanos -> ReadWork.perSecond(reads.get(without), documents, nanos));
        }
    }
}
