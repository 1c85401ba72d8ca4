package io.docdb.wal;

import io.docdb.storage.LogStart;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Reads the records of a log in order, as far as they are durable, and goes on when there are more:
 *
 * <pre>{@code while (reader.next()) use(reader.sequence(), reader.payload()); }</pre>
 *
 * <p>Confined to one thread. An open reader keeps the segments it has still to read.
 */
public final class LogReader implements AutoCloseable {
    private final Folder folder;
    private final Segments segments;
    private final LogStart start;
    private final LongSupplier durable;
    private final RecordFormat format;
    private long nextSequence;
    private byte[] payload;
    private DataFile file;
    private SegmentScanner scanner;
    private long end;
    private long number;

    LogReader(Folder folder, Segments segments, LogStart start, long fromSequence, LongSupplier durable) {
        this.folder = folder;
        this.segments = segments;
        this.start = start;
        this.durable = durable;
        format = new RecordFormat(start.database());
        nextSequence = fromSequence;
        segments.need(this, fromSequence);
    }

    /**
     * Moves to the next record; false when all that is durable has been read, and then it may be called again later.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED naming file and position
     */
    public boolean next() {
        if (nextSequence > durable.getAsLong()) {
            return false;
        }
        try {
            if (scanner != null && nextSequence >= end) {
                // The end of an unfinished segment is known only once the next one is begun.
                closeFile();
            }
            if (scanner == null) {
                openFile();
            }
            do {
                advance();
            } while (scanner.sequence() < nextSequence);
        } catch (IOException e) {
            throw FileFailure.of("read log", folder.describe(Segments.FOLDER), e);
        }
        payload = scanner.plainPayload(start.encryption());
        nextSequence++;
        return true;
    }

    private void openFile() throws IOException {
        segments.need(this, nextSequence);
        Segment segment = segments.get(nextSequence);
        number = segment.number();
        end = segments.endOf(number);
        file = folder.open(segment.name(), false);
        SegmentHeader header = SegmentHeader.read(file, number, start.database());
        scanner = new SegmentScanner(file, header, format);
    }

    private void advance() throws IOException {
        if (scanner.next()) {
            return;
        }
        end = segments.endOf(number);
        if (scanner.expectedSequence() >= end) {
            closeFile();
            openFile();
        } else {
            scanner.refresh();
        }
        if (!scanner.next()) {
            throw FileFailure.damaged(
                    file.path(),
                    scanner.position(),
                    "expected log record " + scanner.expectedSequence() + ", found none that is whole");
        }
    }

    /** The sequence of the current record. */
    public long sequence() {
        return nextSequence - 1;
    }

    /** The payload of the current record; the caller may keep it. */
    public byte[] payload() {
        return payload;
    }

    private void closeFile() throws IOException {
        scanner = null;
        DataFile closing = file;
        file = null;
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public void close() {
        segments.unneed(this);
        try {
            closeFile();
        } catch (IOException e) {
            throw FileFailure.of("close log", folder.describe(Segments.FOLDER), e);
        }
    }
}
