package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Rows on their way from a thread that reads them to the one that uses them. For one run. */
final class RowPipe {
    private static final int BATCH_ROWS = 1024;
    private static final long BATCH_BYTES = 128 * 1024;

    /** Enough for either side to go on while the other one is held up. */
    private static final int QUEUED_BATCHES = 4;

    /** Those in the queue, one being filled and one being used. */
    static final long KEPT_BYTES = (QUEUED_BATCHES + 2) * BATCH_BYTES;

    private static final long PATIENCE_MILLIS = 20;

    private final Runnable cancelCheck;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final Value[][] filling = new Value[BATCH_ROWS][];
    private volatile boolean abandoned;
    private volatile boolean ended;
    private Throwable lost; // what has ended the reader without a last batch; Java null if it left one
    private boolean started;

    /** @param cancelCheck throws if the statement is to end; asked while rows are waited for */
    RowPipe(Runnable cancelCheck) {
        this.cancelCheck = cancelCheck;
    }

    boolean isStarted() {
        return started;
    }

    /**
     * Gives each row to {@code use} on the caller's thread, and closes {@code rows}. Throws what they throw, after the rows before
     * it. Does nothing if there is no thread to be had: see {@link #isStarted}.
     *
     * @throws IllegalStateException if the thread has ended and left no word why
     */
    void run(RowCursor rows, Consumer<Value[]> use) {
        Thread reader;
        try {
            reader = QueryThreads.start(() -> readAndEnd(rows), 1);
        } catch (OutOfMemoryError noMoreThreads) {
            return;
        }
        started = true;
        try {
            Batch batch;
            do {
                batch = next();
                for (Value[] row : batch.rows) {
                    use.accept(row);
                }
            } while (!batch.last);
            rethrow(batch.failure);
        } finally {
            abandoned = true;
            batches.clear();
            QueryThreads.join(List.of(reader));
        }
    }

    private Batch next() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    boolean nothingComes = ended;
                    Batch batch = batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                    if (batch != null) {
                        return batch;
                    }
                    if (nothingComes) {
                        rethrow(lost);
                        throw new IllegalStateException("Reading ahead has ended without its last rows");
                    }
                    cancelCheck.run();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void readAndEnd(RowCursor source) {
        try {
            read(source);
        } catch (RuntimeException | Error e) {
            lost = e;
        } finally {
            ended = true;
        }
    }

    private void read(RowCursor source) {
        int count = 0;
        long bytes = 0;
        Throwable failure = null;
        try (source) {
            for (Value[] row = source.next(); row != null && !abandoned; row = source.next()) {
                filling[count++] = row;
                bytes += RowSize.of(row);
                if (count == BATCH_ROWS || bytes >= BATCH_BYTES) {
                    put(new Batch(Arrays.copyOf(filling, count), false, null));
                    count = 0;
                    bytes = 0;
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        put(new Batch(Arrays.copyOf(filling, count), true, failure));
    }

    /** Waits for room, unless nobody wants the rows any longer. */
    private void put(Batch batch) {
        boolean done = false;
        while (!done && !abandoned) {
            try {
                done = batches.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                abandoned = true; // nobody interrupts this thread but to end it
            }
        }
    }

    /**
     * Rows that follow each other.
     *
     * @param last whether none follow
     * @param failure what has ended them; Java null for their own end, or if more follow
     */
    private record Batch(Value[][] rows, boolean last, Throwable failure) {}
}
