package io.docdb.benchmark.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that insert documents with numbers of their own, each in its own way. */
final class Writers implements AutoCloseable {
    private final List<Door.Writer> writers = new ArrayList<>();
    private final AtomicLong ids;
    private final ExecutorService pool;

    /** @param ids where the next number comes from */
    Writers(Door door, int threads, AtomicLong ids) throws Exception {
        this.ids = ids;
        pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            writers.add(door.writer());
        }
    }

    /** Inserts by all threads at once, over {@code nanos}. */
    double perSecond(long nanos) throws Exception {
        long begin = System.nanoTime();
        long end = begin + nanos;
        List<Callable<Long>> tasks = new ArrayList<>();
        for (Door.Writer writer : writers) {
            tasks.add(() -> {
                long count = 0;
                do {
                    writer.insert(ids.getAndIncrement());
                    count++;
                } while (System.nanoTime() < end);
                return count;
            });
        }
        long done = 0;
        for (Future<Long> count : pool.invokeAll(tasks)) {
            done += count.get();
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws Exception {
        pool.shutdown();
        for (Door.Writer writer : writers) {
            writer.close();
        }
    }
}
