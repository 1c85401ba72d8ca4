package io.docdb.benchmark.limit;

import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import io.docdb.txn.Durability;
import io.docdb.value.TextValue;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Commits with the audit beside commits without it, which only this benchmark can have. */
final class AuditWork {
    private static final String TARGET = "at least 0.9";

    private AuditWork() {}

    static void run(Path folder, Ratios ratios) throws Exception {
        AtomicLong ids = new AtomicLong(1);
        try (WiredDatabase audited = new WiredDatabase(folder.resolve("audited"), true);
                WiredDatabase plain = new WiredDatabase(folder.resolve("plain"), false)) {
            for (WiredDatabase database : new WiredDatabase[] {audited, plain}) {
                try (Session session = database.session(Durability.SYNC)) {
                    session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
                }
            }
            for (int round = 0; round < ratios.rounds(); round++) {
                for (int threads : new int[] {1, 8, 64}) {
                    String name = threads + (threads == 1 ? " thread" : " threads");
                    try (Writers on = new Writers(door(audited, Durability.SYNC), threads, ids);
                            Writers off = new Writers(door(plain, Durability.SYNC), threads, ids)) {
                        ratios.compare(round, name + ", audited / not audited", TARGET, on::perSecond, off::perSecond);
                    }
                }
                try (Writers on = new Writers(door(audited, Durability.ASYNC), 1, ids);
                        Writers off = new Writers(door(plain, Durability.ASYNC), 1, ids)) {
                    ratios.compare(
                            round,
                            "1 thread, not waiting for the disk, audited / not audited",
                            "",
                            on::perSecond,
                            off::perSecond);
                }
                ratios.compare(
                        round,
                        "1,000 in a transaction, audited / not audited",
                        TARGET,
                        nanos -> load(audited, ids, nanos),
                        nanos -> load(plain, ids, nanos));
            }
        }
    }

    private static Door door(WiredDatabase database, Durability durability) {
        return () -> {
            Session session = database.session(durability);
            PreparedStatement insert = session.prepare("INSERT INTO orders DOCUMENT ?");
            return new Door.Writer() {
                @Override
                public void insert(long id) {
                    insert.execute(new TextValue(Documents.json(id)));
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        };
    }

    private static double load(WiredDatabase database, AtomicLong ids, long nanos) {
        try (Session session = database.session(Durability.SYNC)) {
            PreparedStatement insert = session.prepare("INSERT INTO orders DOCUMENT ?");
            long begin = System.nanoTime();
            long done = 0;
            do {
                session.begin();
                for (int i = 0; i < 1000; i++) {
                    insert.execute(new TextValue(Documents.json(ids.getAndIncrement())));
                }
                session.commit();
                done += 1000;
            } while (System.nanoTime() - begin < nanos);
            return done * 1e9 / (System.nanoTime() - begin);
        }
    }
}
