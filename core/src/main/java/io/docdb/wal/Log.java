package io.docdb.wal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.LogBarrier;
import io.docdb.storage.LogStart;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The write-ahead log of one database.
 *
 * <p>{@link #append} puts a record into memory and answers its sequence; one flusher thread writes and forces what has come
 * together since its last force, as one group, and then tells the listener and those who wait. While one group is being forced
 * the next one gathers, so groups grow with the number of writers; the flusher gives those whom it has just woken a moment to
 * come again, at most a quarter of the time a force takes. User threads never touch a file, for an interrupted one would
 * close it.
 *
 * <p>Thread-safe. The first failure stops the database ({@link StopSwitch}): then nobody is acknowledged any more.
 */
public final class Log implements LogBarrier, AutoCloseable {
    private static final int FIRST_BUFFER_BYTES = 64 * 1024;

    /** How often one of few waiters looks before it sleeps: about the time of two thread switches. */
    private static final int SPINS = 200;

    /** A slow disk must not make the flusher burn a processor. */
    private static final long MAX_PATIENCE_NANOS = 50_000;

    private final Folder folder;
    private final LogOptions options;
    private final LogStart start;
    private final StopSwitch stop;
    private final Segments segments;
    private final SegmentWriter writer;
    private final WaitingThreads waiting = new WaitingThreads();
    private final Thread flusher;
    private volatile LongConsumer listener = sequence -> {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition space = lock.newCondition();

    // Guarded by lock.
    private final RecordFormat format;
    private ByteBuffer active = ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);
    private ByteBuffer spare = ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);
    private volatile long appended;
    private int checksum;
    private int checksumBeforeActive;
    private boolean flusherSleeps;

    /** True while a record is being appended; under the lock never seen so, unless the JVM cut that off. */
    private boolean appending;

    private boolean closing;

    /** How long, and for how many records, the flusher waits before it forces a group. Its own. */
    private long patienceNanos;

    private long expected;

    /** The group being written. The flusher's own. */
    private long lastOfGroup;

    private int checksumBeforeGroup;

    private volatile boolean ended;
    private volatile long appendedBytes;
    private volatile long durable;

    /** What the listener has been told: those who wait go on only then, so that they find what it does done. */
    private volatile long announced;

    private volatile long groups;

    private volatile long forceNanos;

    private Log(
            Folder folder,
            LogOptions options,
            LogStart start,
            StopSwitch stop,
            Segments segments,
            SegmentWriter writer,
            long lastSequence,
            int lastChecksum) {
        this.folder = folder;
        this.options = options;
        this.start = start;
        this.stop = stop;
        this.segments = segments;
        this.writer = writer;
        format = new RecordFormat(start.database());
        appended = lastSequence;
        durable = lastSequence;
        announced = lastSequence;
        checksum = lastChecksum;
        checksumBeforeActive = lastChecksum;
        stop.guard(lock);
        flusher = new Thread(this::flushUntilClosed, "docdb-log-flush");
        flusher.setDaemon(true);
    }

    /**
     * Opens the log of a database, or begins it. Afterwards {@link #read} delivers all records after the checkpoint.
     *
     * @throws StorageException DATA_CORRUPTED naming file and position if a record is missing that was durable
     */
    public static Log open(Folder folder, LogOptions options, StopSwitch stop, LogStart start) {
        try {
            BackupLabel.remove(folder);
            Segments segments = Segments.open(folder, options, start.database());
            SegmentWriter writer = new SegmentWriter(folder, options, start, segments);
            LogRecovery recovery = new LogRecovery(folder, segments, start);
            recovery.run();
            int checksum = recovery.secure(writer);
            Log log = new Log(folder, options, start, stop, segments, writer, recovery.lastSequence(), checksum);
            stop.onStop(log::wakeAll);
            log.flusher.start();
            return log;
        } catch (IOException e) {
            throw FileFailure.opening("open log", folder.describe(Segments.FOLDER), e);
        }
    }

    /**
     * Sets who is told, by the flusher thread and in order, each time more records have become durable: the sequence of the
     * newest. Called before the threads in {@link #awaitDurable} go on. Must not wait and must not fail.
     */
    public void onDurable(LongConsumer newListener) {
        listener = newListener;
    }

    /**
     * Appends a record and answers its sequence, the one after the last. Not durable yet. Waits only while a full buffer is
     * being written. The array is not kept.
     */
    public long append(byte[] payload) {
        boolean sealed = start.encryption().isOn();
        long size = RecordFormat.sizeOf(payload.length + (sealed ? Encryption.RECORD_SEAL_BYTES : 0));
        if (size > Integer.MAX_VALUE - 64) {
            throw new StorageException(
                    ErrorCode.TRANSACTION_TOO_LARGE,
                    "Log record too large: expected at most 2 GB, found " + size + " bytes");
        }
        lock.lock();
        try {
            makeRoom((int) size);
            requireWhole();
            long sequence = appended + 1;
            checksum = sealed
                    ? format.write(
                            active,
                            sequence,
                            RecordFormat.SEALED,
                            start.encryption().sealRecord(payload, sequence),
                            checksum,
                            durable)
                    : format.write(active, sequence, (byte) 0, payload, checksum, durable);
            appended = sequence;
            appendedBytes += size;
            if (flusherSleeps) {
                flusherSleeps = false;
                work.signal();
            }
            return sequence;
        } finally {
            appending = false;
            lock.unlock();
        }
    }

    private void makeRoom(int size) {
        requireOpen();
        while (active.remaining() < size) {
            int wanted = active.position() + size;
            if (active.position() == 0 || wanted <= options.bufferBytes()) {
                int capacity = Math.max(wanted, Math.min(options.bufferBytes(), 2 * active.capacity()));
                active = ByteBuffer.allocateDirect(capacity).put(active.flip());
            } else {
                space.awaitUninterruptibly();
                requireOpen();
            }
        }
    }

    /** Two records of one sequence would be the end of the log for whoever reads it. */
    private void requireWhole() {
        if (appending) {
            stop.stop(new OutOfMemoryError("Appending to the log was cut off"));
            stop.check();
        }
        appending = true;
    }

    private void requireOpen() {
        stop.check();
        if (closing) {
            throw new StorageException(ErrorCode.CLOSED, "Log is closed");
        }
    }

    /** The sequence of the newest record, durable or not. */
    public long appendedSequence() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    public long durableSequence() {
        return durable;
    }

    @Override
    public void awaitDurable(long sequence) {
        int spins = waiting.isCrowded() ? 0 : SPINS;
        do {
            if (announced >= sequence) {
                return;
            }
            Thread.onSpinWait();
        } while (spins-- > 0);
        boolean interrupted = false;
        waiting.enter(sequence);
        try {
            while (announced < sequence) {
                stop.check();
                if (ended) {
                    throw new StorageException(ErrorCode.CLOSED, "Log is closed");
                }
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        } finally {
            waiting.leave();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public long appendedBytes() {
        return appendedBytes;
    }

    @Override
    public long newestSegment() {
        return segments.newestNumber();
    }

    /** The number of segments that were begun after a record. */
    public long segmentsAfter(long sequence) {
        return segments.all().stream()
                .filter(segment -> segment.firstSequence() > sequence)
                .count();
    }

    @Override
    public void checkpointed(long sequence) {
        segments.checkpointed(sequence);
    }

    /** The number of groups written and forced since the log was opened. */
    public long groups() {
        return groups;
    }

    /** How long it took to write and force the last group; 0 before the first. */
    public long forceNanos() {
        return forceNanos;
    }

    /**
     * Reads from a sequence on, as far as the log is durable; the reader can follow the log as it grows. While it is open
     * nothing is removed that it has still to read.
     *
     * @throws StorageException SNAPSHOT_TOO_OLD if the log does not reach back that far
     */
    public LogReader read(long fromSequence) {
        return new LogReader(folder, segments, start, fromSequence, this::durableSequence);
    }

    Segments segments() {
        return segments;
    }

    Folder folder() {
        return folder;
    }

    LogStart start() {
        return start;
    }

    /** Reads the whole log, archived segments too, and tells what is damaged. Runs beside everything else. */
    public void verify(Consumer<Damage> out) {
        LogVerifier verifier = new LogVerifier(folder, segments, start, durable, out);
        Object holder = new Object();
        segments.needAll(holder);
        try {
            verifier.run();
        } finally {
            segments.unneed(holder);
        }
    }

    private void flushUntilClosed() {
        try {
            while (flushGroup()) {
                stop.check();
            }
        } catch (Throwable e) {
            stop.stop(told(e));
            stop.endCutOff(e);
        } finally {
            ended = true;
            wakeAll();
        }
    }

    private Throwable told(Throwable failure) {
        try {
            return failure instanceof IOException e
                    ? FileFailure.of("write log", folder.describe(Segments.FOLDER), e)
                    : failure;
        } catch (OutOfMemoryError e) {
            return failure; // which says less, but stops as well
        }
    }

    /**
     * Gives the committers of the last group, who have just been woken, the time to come again: with 8 writers half of them
     * would otherwise always miss the group, and with one the flusher would fall asleep between two commits. Waits for as many
     * records as were under way together last time, at most a quarter of the time a force takes.
     */
    private void gather() {
        if (patienceNanos > 0) {
            long deadline = System.nanoTime() + patienceNanos;
            while (appended < durable + expected && System.nanoTime() < deadline) {
                Thread.yield();
            }
        }
    }

    /** Writes what has gathered; waits for some; false when the log is closed and all is written. */
    private boolean flushGroup() throws IOException {
        gather();
        ByteBuffer group = takeGroup();
        if (group == null) {
            return false;
        }
        long begin = System.nanoTime();
        writer.write(group.flip(), durable + 1, checksumBeforeGroup);
        forceNanos = System.nanoTime() - begin;
        patienceNanos = Math.min(MAX_PATIENCE_NANOS, forceNanos / 4);
        expected = appended - durable;
        groups++;
        durable = lastOfGroup;
        listener.accept(lastOfGroup);
        announced = lastOfGroup;
        waiting.wake(lastOfGroup);
        giveBack(group);
        return true;
    }

    /** Waits for records and takes them, leaving the other buffer to the appenders; null when the log is closed. */
    private ByteBuffer takeGroup() {
        for (int attempt = 0; ; attempt++) {
            try {
                lock.lock();
                try {
                    return awaitWork() ? swapBuffers() : null;
                } finally {
                    lock.unlock();
                }
            } catch (OutOfMemoryError e) {
                requireUnlocked(e);
                MemoryShortage.waitOrThrow(e, attempt); // to wait takes memory; nothing was taken yet
            }
        }
    }

    private boolean awaitWork() {
        while (active.position() == 0) {
            if (closing || stop.isStopped()) {
                return false;
            }
            flusherSleeps = true;
            work.awaitUninterruptibly();
        }
        flusherSleeps = false;
        return true;
    }

    private ByteBuffer swapBuffers() {
        ByteBuffer group = active;
        active = spare;
        spare = null;
        lastOfGroup = appended;
        checksumBeforeGroup = checksumBeforeActive;
        checksumBeforeActive = checksum;
        space.signalAll();
        return group;
    }

    private void giveBack(ByteBuffer group) {
        for (int attempt = 0; ; attempt++) {
            try {
                lock.lock();
                try {
                    spare = group.capacity() <= options.bufferBytes()
                            ? group.clear()
                            : ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);
                    return;
                } finally {
                    lock.unlock();
                }
            } catch (OutOfMemoryError e) {
                requireUnlocked(e);
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    /** What was cut off under the lock must not be done again: see {@link StopSwitch#endCutOff}. */
    private void requireUnlocked(OutOfMemoryError e) {
        if (lock.isHeldByCurrentThread()) {
            throw e;
        }
    }

    private void wakeAll() {
        waiting.wake(Long.MAX_VALUE);
        lock.lock();
        try {
            work.signalAll();
            space.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was appended and releases the files. Does nothing when closed already. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            space.signalAll();
        } finally {
            lock.unlock();
        }
        joinFlusher();
        try {
            writer.close();
        } catch (IOException e) {
            throw FileFailure.of("close log", folder.describe(Segments.FOLDER), e);
        }
    }

    private void joinFlusher() {
        boolean interrupted = false;
        while (flusher.isAlive()) {
            try {
                flusher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
