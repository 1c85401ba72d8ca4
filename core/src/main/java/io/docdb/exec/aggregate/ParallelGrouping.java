package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.PartedOperator;
import io.docdb.exec.operator.QueryThreads;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Groups a large collection by several threads: the collection is cut into parts, each thread groups one part after the other
 * into tables of their own, and these are put together in the order of the parts. So groups come out in the order, and with
 * the values, that one thread would have given them.
 *
 * <p>It is an attempt: where something does not fit (many groups, sums of doubles, any error) everything is thrown away, and
 * the caller groups by itself. The threads live as long as the attempt. Immutable.
 */
public final class ParallelGrouping {
    /** So that a thread that is held up does not hold up the rest for long. */
    private static final int PARTS_PER_THREAD = 4;

    /** Groups past this are better not kept in many parts. */
    private static final long PART_BYTES = 1 << 20;

    /** Groups past this are better not kept twice. */
    private static final long LARGE_PART_BYTES = 8 << 20;

    /** A key of a number and a short text, two or three accumulators. */
    private static final int USUAL_GROUP_BYTES = 300;

    private final PartedOperator input;
    private final int threads;
    private final long fromRows;
    private final int parts;
    private final long partBytes;

    /**
     * @param fromRows the smallest number of rows worth it
     * @param estimatedGroups if they are many, each thread groups one large part, so that fewer are put together
     */
    public ParallelGrouping(PartedOperator input, int threads, long fromRows, double estimatedGroups) {
        this.input = input;
        this.threads = threads;
        this.fromRows = fromRows;
        double bytes = estimatedGroups * USUAL_GROUP_BYTES;
        boolean isLarge = bytes > PART_BYTES && bytes <= LARGE_PART_BYTES;
        this.parts = isLarge ? threads : threads * PARTS_PER_THREAD;
        this.partBytes = isLarge ? LARGE_PART_BYTES : PART_BYTES;
    }

    /** False if nothing came of it: {@code table} and {@code aggregation} are then to be emptied. */
    boolean group(GroupKeys keys, AggregateStep[] steps, Frame frame, RowTable<Group> table, Aggregation aggregation) {
        try (MemoryBudget.Grant grant = frame.run().area().budget().grant()) {
            boolean affordable = grant.tryTake(1) && grant.tryTake(parts * partBytes);
            if (!affordable || input.rowsToVisit(frame) < fromRows) {
                return false;
            }
            List<PartGroups> groups = new ArrayList<>();
            Workers workers = new Workers();
            boolean complete = input.readInParts(frame, parts, cursors -> {
                cursors.forEach(cursor -> groups.add(new PartGroups(keys, steps, frame, partBytes)));
                workers.run(groups, cursors, threads);
            });
            frame.checkCancelled();
            return complete && !workers.failed && merge(groups, table, aggregation);
        }
    }

    private static boolean merge(List<PartGroups> groups, RowTable<Group> table, Aggregation aggregation) {
        for (PartGroups part : groups) {
            if (!part.mergeInto(table, aggregation)) {
                return false;
            }
        }
        return true;
    }

    /** The threads of one attempt, the caller's among them. */
    private static final class Workers {
        private final AtomicInteger taken = new AtomicInteger();

        /** Threads that came to their end: one that memory has ended may leave no other trace. */
        private final AtomicInteger ended = new AtomicInteger();

        private volatile boolean failed;

        void run(List<PartGroups> groups, List<RowCursor> cursors, int threads) {
            List<Thread> others = new ArrayList<>();
            try {
                for (int i = 1; i < threads; i++) {
                    others.add(QueryThreads.start(() -> work(groups, cursors), i));
                }
                work(groups, cursors);
            } catch (OutOfMemoryError noMoreThreads) {
                failed = true;
            } finally {
                QueryThreads.join(others);
            }
            failed |= ended.get() < threads;
        }

        /** What fails here the caller meets again, or reads on without. */
        private void work(List<PartGroups> groups, List<RowCursor> cursors) {
            try {
                for (int part = taken.getAndIncrement();
                        part < cursors.size() && !failed;
                        part = taken.getAndIncrement()) {
                    try (RowCursor rows = cursors.get(part)) {
                        if (!groups.get(part).addAll(rows)) {
                            failed = true;
                        }
                    }
                }
                ended.getAndIncrement();
            } catch (RuntimeException | Error e) {
                failed = true;
            }
        }
    }
}
