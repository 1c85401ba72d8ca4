package io.docdb.benchmark.commit;

import io.docdb.Database;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.testdata.Shop;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** Point reads of the same documents from docdb and from a bare map of keys and JSON text in memory. */
final class Reads implements AutoCloseable {
    private final int documents;
    private final Session session;
    private final PreparedStatement byKey;
    private final PreparedStatement oneField;
    private final MVStore store = new MVStore.Builder().open();
    private final MVMap<byte[], byte[]> map = store.openMap(
            "documents",
            new MVMap.Builder<byte[], byte[]>()
                    .keyType(ByteArrayDataType.INSTANCE)
                    .valueType(ByteArrayDataType.INSTANCE));

    Reads(Database database, int documents) {
        this.documents = documents;
        session = database.session(SessionOptions.DEFAULT.withResultCache(false));
        session.execute("CREATE COLLECTION reads PRIMARY KEY (id)");
        PreparedStatement insert = session.prepare("INSERT INTO reads DOCUMENT ?");
        session.begin();
        long id = 1;
        Iterator<String> lines = Shop.orders(3, 1000, documents).lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            insert.execute(new TextValue(line));
            map.put(key(id), line.getBytes(StandardCharsets.UTF_8));
            if (id++ % 1000 == 0) {
                session.commit();
                session.begin();
            }
        }
        session.commit();
        database.checkpoint();
        byKey = session.prepare("SELECT _doc FROM reads WHERE id = ?");
        oneField = session.prepare("SELECT total FROM reads WHERE id = ?");
    }

    private static byte[] key(long id) {
        byte[] key = new byte[8];
        for (int i = 7; i >= 0; i--) {
            key[i] = (byte) id;
            id >>>= 8;
        }
        return key;
    }

    /** Whole documents in a second. */
    double bySql(long nanos) {
        return measure(byKey, nanos);
    }

    /** One field of a document, in a second. */
    double fieldBySql(long nanos) {
        return measure(oneField, nanos);
    }

    private double measure(PreparedStatement query, long nanos) {
        SplittableRandom random = new SplittableRandom(1);
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < nanos) {
            try (Result result = query.execute(LongValue.of(1 + random.nextInt(documents)))) {
                ResultRows rows = result.rows().orElseThrow();
                if (!rows.next() || rows.value(0).isNull()) {
                    throw new IllegalStateException("Benchmark broken: a document is missing");
                }
            }
            count++;
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }

    double byMap(long nanos) {
        SplittableRandom random = new SplittableRandom(1);
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < nanos) {
            if (map.get(key(1 + random.nextInt(documents))) == null) {
                throw new IllegalStateException("Benchmark broken: a document is missing");
            }
            count++;
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        session.close();
        store.closeImmediately();
    }
}
