package io.docdb.benchmark.limit;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** What {@code MVStore} does by itself with the same keys and values: no log, no force, nothing above. */
final class BareMaps implements AutoCloseable {
    private final MVStore store;
    private final MVMap<byte[], byte[]> documents;
    private final MVMap<byte[], byte[]> index;

    /** In a file, with the automatic commits of MVStore. */
    BareMaps(Path file) {
        store = new MVStore.Builder().fileName(file.toString()).cacheSize(256).open();
        documents = open("documents");
        index = open("index");
    }

    private MVMap<byte[], byte[]> open(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** Puts documents and index entries and writes them to the file. */
    void load(Entries entries) {
        for (int i = 0; i < entries.keys().length; i++) {
            documents.put(entries.keys()[i], entries.values()[i]);
            index.put(entries.indexKeys()[i], new byte[Entries.INDEX_VALUE_BYTES]);
        }
        store.commit();
    }

    /** Random reads in a second. */
    double reads(int count, long nanos) {
        SplittableRandom random = new SplittableRandom(1);
        long begin = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - begin < nanos) {
            if (documents.get(Documents.key(1 + random.nextInt(count))) == null) {
                throw new IllegalStateException("Benchmark broken: a document is missing");
            }
            done++;
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        store.close();
    }
}
