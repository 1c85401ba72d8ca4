package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.storage.StoreOptions;
import io.docdb.txn.Durability;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Durable commits of one document by 1, 8 and 64 threads beside {@link RawDisk} (R). */
final class CommitWork {
    private static final Map<Integer, String> TARGETS = Map.of(1, "at least 0.85", 8, "at least 4", 64, "at least 12");

    private CommitWork() {}

    static void run(Path folder, Ratios ratios) throws Exception {
        AtomicLong ids = new AtomicLong(1);
        try (RawDisk disk = new RawDisk(folder.resolve("raw"));
                BareTransactions bare = new BareTransactions(folder.resolve("bare"), StoreOptions.defaults());
                Database database = Database.open(folder.resolve("docdb"))) {
            try (Session session = database.session()) {
                session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
            }
            Map<String, Door> doors = new LinkedHashMap<>();
            doors.put("bare transactions", Door.bare(bare));
            doors.put("SQL by session", Door.session(database, "orders", Durability.SYNC));
            doors.put("Java DSL", Door.dsl(database, "orders"));
            doors.put("JDBC", Door.jdbc(database, "orders"));
            for (int round = 0; round < ratios.rounds(); round++) {
                for (int threads : new int[] {1, 8, 64}) {
                    for (Map.Entry<String, Door> door : doors.entrySet()) {
                        String name = threads + (threads == 1 ? " thread, " : " threads, ") + door.getKey() + " / R";
                        try (Writers writers = new Writers(door.getValue(), threads, ids)) {
                            ratios.compare(round, name, TARGETS.get(threads), writers::perSecond, disk::perSecond);
                        }
                    }
                }
                Door async = Door.session(database, "orders", Durability.ASYNC);
                try (Writers writers = new Writers(async, 1, ids)) {
                    ratios.compare(
                            round,
                            "1 thread, not waiting, SQL by session / R",
                            "",
                            writers::perSecond,
                            disk::perSecond);
                }
            }
        }
    }
}
