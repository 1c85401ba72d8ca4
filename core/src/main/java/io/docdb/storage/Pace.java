package io.docdb.storage;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How a checkpoint gives way to the commits that go on beside it. It works in pieces of a tenth of a millisecond with a rest
 * after each, and has its writes forced little by little.
 *
 * <p>Without that, measured on two processors with 20 MB to write beside 8 writers: the thread used up its turns of 4 ms, in
 * which a flusher or committer waited for a processor, and the force of all at once kept the disk busy, so that half of the
 * forces of the log took 6 ms instead of 0.15 ms.
 *
 * <p>Nothing rests while nobody commits, nor when committers must soon wait for the checkpoint. For the checkpoint's thread.
 */
final class Pace {
    /** Never rests. */
    static final Pace NONE = new Pace(() -> 0, () -> true);

    static final long WORK_NANOS = 100_000;
    static final long REST_NANOS = 200_000;

    /** A commit this long ago counts as one that goes on. */
    static final long COMPANY_NANOS = 20_000_000;

    private final LongSupplier appended;
    private final BooleanSupplier urgent;
    private final LongSupplier clock;
    private final LongConsumer rest;
    private long lastAppended;
    private long lastCompanyNanos;
    private long workingSinceNanos;

    /**
     * @param appended what commits have appended to the log so far
     * @param urgent true if committers must soon wait for the checkpoint
     */
    Pace(LongSupplier appended, BooleanSupplier urgent) {
        this(appended, urgent, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param clock nanoseconds since some moment
     * @param rest waits so many nanoseconds
     */
    Pace(LongSupplier appended, BooleanSupplier urgent, LongSupplier clock, LongConsumer rest) {
        this.appended = appended;
        this.urgent = urgent;
        this.clock = clock;
        this.rest = rest;
        lastAppended = appended.getAsLong();
        lastCompanyNanos = clock.getAsLong() - COMPANY_NANOS;
        workingSinceNanos = clock.getAsLong();
    }

    /** Call every few microseconds: rests if it is time to. */
    void step() {
        long now = clock.getAsLong();
        if (now - workingSinceNanos >= WORK_NANOS) {
            if (givesWay(now)) {
                rest.accept(REST_NANOS);
                now = clock.getAsLong();
            }
            workingSinceNanos = now;
        }
    }

    /** True if somebody commits meanwhile and there is time to spare. */
    boolean givesWay() {
        return givesWay(clock.getAsLong());
    }

    private boolean givesWay(long now) {
        long length = appended.getAsLong();
        if (length != lastAppended) {
            lastAppended = length;
            lastCompanyNanos = now;
        }
        return now - lastCompanyNanos < COMPANY_NANOS && !urgent.getAsBoolean();
    }
}
