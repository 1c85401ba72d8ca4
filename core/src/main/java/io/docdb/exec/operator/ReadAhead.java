package io.docdb.exec.operator;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has a large collection read and decoded by a thread of its own, while the session's thread does something with the rows.
 * They come in their order, and an error comes after the rows before it, as they would by one thread. The thread lives as
 * long as the call. Immutable.
 */
public final class ReadAhead {
    private static final int BATCH_ROWS = 1024;
    private static final long BATCH_BYTES = 128 * 1024;

    /** Enough for either side to go on while the other one is held up. */
    private static final int QUEUED_BATCHES = 4;

    /** Those in the queue, one being filled and one being used. */
    private static final long KEPT_BYTES = (QUEUED_BATCHES + 2) * BATCH_BYTES;

    private static final long PATIENCE_MILLIS = 20;

    private final PartedOperator input;
    private final long fromRows;

    /** @param fromRows the smallest number of rows worth it */
    public ReadAhead(PartedOperator input, long fromRows) {
        this.input = input;
        this.fromRows = fromRows;
    }

    /**
     * Gives each row to {@code use}, which must not touch the frame's transaction.
     *
     * @return false if the rows cannot be read so, or not to their end: what {@code use} has made is then void, and the
     *     operator is to be opened as usual
     */
    public boolean forEach(Frame frame, Consumer<Value[]> use) {
        try (MemoryBudget.Grant grant = frame.run().area().budget().grant()) {
            boolean affordable = grant.tryTake(1) && grant.tryTake(KEPT_BYTES);
            if (!affordable || input.rowsToVisit(frame) < fromRows) {
                return false;
            }
            Pipe pipe = new Pipe();
            return input.readInParts(frame, 1, cursors -> pipe.run(cursors.get(0), frame, use)) && pipe.started;
        }
    }

    /**
     * Rows that follow each other.
     *
     * @param last whether none follow
     * @param failure what has ended them; Java null for their own end, or if more follow
     */
    private record Batch(Value[][] rows, boolean last, Throwable failure) {}

    /** What two threads share. */
    private static final class Pipe {
        private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(QUEUED_BATCHES);
        private volatile boolean abandoned;
        private boolean started;

        void run(RowCursor rows, Frame frame, Consumer<Value[]> use) {
            Thread reader;
            try {
                reader = QueryThreads.start(() -> read(rows), 1);
            } catch (OutOfMemoryError noMoreThreads) {
                return;
            }
            started = true;
            try {
                Batch batch;
                do {
                    batch = next(frame);
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

        private Batch next(Frame frame) {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        Batch batch = batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                        if (batch != null) {
                            return batch;
                        }
                        frame.checkCancelled();
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

        private void read(RowCursor source) {
            Value[][] rows = new Value[BATCH_ROWS][];
            int count = 0;
            long bytes = 0;
            Throwable failure = null;
            try (source) {
                for (Value[] row = source.next(); row != null && !abandoned; row = source.next()) {
                    rows[count++] = row;
                    bytes += RowSize.of(row);
                    if (count == BATCH_ROWS || bytes >= BATCH_BYTES) {
                        put(new Batch(Arrays.copyOf(rows, count), false, null));
                        count = 0;
                        bytes = 0;
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            put(new Batch(Arrays.copyOf(rows, count), true, failure));
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
    }
}
