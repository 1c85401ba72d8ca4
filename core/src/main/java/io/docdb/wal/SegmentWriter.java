package io.docdb.wal;

import io.docdb.storage.LogStart;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.MemoryShortage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Writes groups of records to the current segment, and begins a new one when it is full. Confined to the flusher thread, but
 * for {@link #open} and {@link #close}.
 *
 * <p>The next segment is prepared ahead by a thread of its own: a force of bytes inside a file of zeros has no metadata to
 * write and is up to twice as fast as one that lets the file grow. When a segment fills faster than the next one could be
 * prepared, the groups are large and growing costs little, so a new one is then begun empty.
 */
final class SegmentWriter {
    static final String UNFINISHED = ".tmp";

    private static final long LONGEST_WAIT_MILLIS = 50;

    private static final String PREPARED_SEGMENT = Segments.FOLDER + "/prepared" + UNFINISHED;
    private static final String UNFINISHED_SEGMENT = Segments.FOLDER + "/begun" + UNFINISHED;

    /** Zeros written between two forces: more at once delays the commits that share the disk. */
    private static final int FILL_BYTES = 1 << 17;

    /** A segment that was full sooner than this is followed by one that grows. */
    private static final long BUSY_NANOS = 1_000_000_000L;

    private final Folder folder;
    private final LogOptions options;
    private final LogStart start;
    private final Segments segments;

    private DataFile current;
    private long position;
    private long capacity;
    private long begunNanos;
    private int nextBytes;
    private boolean nextRequested;

    /** The thread that prepares a segment, and what it has prepared; guarded by this. */
    private Thread preparer;

    private DataFile prepared;
    private boolean closing;

    SegmentWriter(Folder folder, LogOptions options, LogStart start, Segments segments) {
        this.folder = folder;
        this.options = options;
        this.start = start;
        this.segments = segments;
        nextBytes = options.firstSegmentBytes();
    }

    /** Writes records at the end of the log and forces them. */
    void write(ByteBuffer group, long firstSequence, int previousChecksum) throws IOException {
        if (current == null || position + group.remaining() > capacity) {
            begin(firstSequence, previousChecksum);
        }
        int length = group.remaining();
        force(group);
        position += length;
        if (position > capacity / 2 && !nextRequested) {
            nextRequested = true;
            prepare(nextBytes);
        }
    }

    /** A shortage of memory is no failure of the file: the same bytes go to the same place once more. */
    private void force(ByteBuffer group) throws IOException {
        int start = group.position();
        for (int attempt = 0; ; attempt++) {
            try {
                current.write(group.position(start), position);
                current.force(false);
                return;
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    /**
     * Begins a segment that holds records already, all or nothing: recovery copies records which may not have been durable,
     * and until the copy is complete the old segment must be the one that counts.
     */
    void beginWith(ByteBuffer records, long firstSequence, int previousChecksum) throws IOException {
        int length = records.remaining();
        DataFile file = createUnfinished(UNFINISHED_SEGMENT);
        file.write(records, SegmentHeader.BYTES);
        finish(file, UNFINISHED_SEGMENT, firstSequence, previousChecksum);
        capacity = Math.max(capacity, position + length);
        position += length;
    }

    private void begin(long firstSequence, int previousChecksum) throws IOException {
        boolean busy = current != null && System.nanoTime() - begunNanos < BUSY_NANOS;
        if (current != null) {
            current.close();
        }
        DataFile file = takePrepared();
        if (file != null) {
            finish(file, PREPARED_SEGMENT, firstSequence, previousChecksum);
            return;
        }
        file = createUnfinished(UNFINISHED_SEGMENT);
        if (!busy) {
            fill(file, options.firstSegmentBytes());
        }
        finish(file, UNFINISHED_SEGMENT, firstSequence, previousChecksum);
    }

    /** Gives a file its header, makes that durable, and only then gives it its name. */
    private void finish(DataFile file, String unfinishedName, long firstSequence, int previousChecksum)
            throws IOException {
        SegmentHeader header = new SegmentHeader(
                start.database(),
                start.timeline(),
                segments.newestNumber() + 1,
                firstSequence,
                previousChecksum,
                Math.max(SegmentHeader.BYTES, file.size()));
        String name = Segments.FOLDER + "/" + SegmentHeader.fileName(header.number());
        file.write(header.encode(), 0);
        file.force(true);
        file.close();
        folder.rename(unfinishedName, name);
        folder.sync(Segments.FOLDER);
        markEnd(firstSequence);
        current = folder.open(name, true);
        segments.add(new Segment(header.number(), name, firstSequence, nextBytes));
        position = SegmentHeader.BYTES;
        capacity = nextBytes;
        begunNanos = System.nanoTime();
        nextBytes = (int) Math.min(options.segmentBytes(), 2L * nextBytes);
        nextRequested = false;
    }

    /** The segment that was the newest so far, of this life or the one before, knows from now on that there is another. */
    private void markEnd(long next) throws IOException {
        Optional<Segment> last = segments.newest();
        if (last.isPresent()) {
            try (DataFile file = folder.open(last.get().name(), true)) {
                SegmentEnd.write(file, start.database(), last.get().number(), next);
            }
        }
    }

    private DataFile createUnfinished(String name) throws IOException {
        folder.delete(name);
        return folder.create(name);
    }

    private static void fill(DataFile file, int bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(bytes, FILL_BYTES));
        for (int at = 0; at < bytes; at += zeros.capacity()) {
            zeros.clear().limit(Math.min(zeros.capacity(), bytes - at));
            file.write(zeros, at);
            file.force(false);
        }
    }

    private synchronized void prepare(int bytes) {
        if (closing || preparer != null || prepared != null) {
            return;
        }
        preparer = new Thread(() -> runPreparation(bytes), "docdb-log-prepare");
        preparer.setDaemon(true);
        try {
            preparer.start();
        } catch (OutOfMemoryError e) {
            preparer = null; // no thread to be had: the flusher begins the segment itself
        }
    }

    private void runPreparation(int bytes) {
        DataFile file = null;
        DataFile ready = null;
        try {
            // A disk that is nearly full is left to the commits.
            if (folder.usableBytes() > 4L * bytes) {
                file = createUnfinished(PREPARED_SEGMENT);
                fill(file, bytes);
                file.force(true);
                ready = file;
            }
        } catch (IOException | RuntimeException | Error e) {
            // Nothing is lost: the flusher then begins a segment itself and meets the error if it lasts.
            giveUp(file);
        } finally {
            endPreparation(ready);
        }
    }

    private synchronized void endPreparation(DataFile file) {
        preparer = null;
        prepared = file;
        notifyAll();
    }

    /** What room it takes may be just what is missing. */
    private void giveUp(DataFile file) {
        if (file != null) {
            try (file) {
                folder.delete(PREPARED_SEGMENT);
            } catch (IOException | RuntimeException e) {
                // deleted at the next open
            }
        }
    }

    private synchronized DataFile takePrepared() {
        DataFile taken = prepared;
        prepared = null;
        return taken;
    }

    private synchronized void stopPreparing() {
        closing = true;
        boolean interrupted = false;
        while (preparer != null && preparer.isAlive()) { // one that memory has ended cannot say that it has
            try {
                wait(LONGEST_WAIT_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Releases the files; deletes a segment prepared in vain. Called when the flusher has ended. */
    void close() throws IOException {
        stopPreparing();
        DataFile vain = takePrepared();
        if (vain != null) {
            vain.close();
            folder.delete(PREPARED_SEGMENT);
        }
        if (current != null) {
            current.close();
        }
    }
}
