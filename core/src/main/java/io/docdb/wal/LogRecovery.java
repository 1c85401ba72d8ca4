package io.docdb.wal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.LogStart;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the end of a log: reads all records after the checkpoint, tells a torn tail from damage, and collects the records
 * that may not have been durable when the last life ended.
 *
 * <p>After a failed force the page cache may show what the disk does not hold. So only what a later record calls durable is
 * trusted; the rest is copied and forced again before anybody sees it.
 */
final class LogRecovery {
    private record Tail(long sequence, byte flags, byte[] payload, int checksum) {}

    private final Folder folder;
    private final Segments segments;
    private final LogStart start;
    private final RecordFormat format;

    /** Records after {@link #durable}, oldest first. */
    private final ArrayDeque<Tail> doubtful = new ArrayDeque<>();

    private long durable;
    private int durableChecksum;
    private String endFile;
    private long endPosition;

    LogRecovery(Folder folder, Segments segments, LogStart start) {
        this.folder = folder;
        this.segments = segments;
        this.start = start;
        endFile = folder.describe(Segments.FOLDER);
        format = new RecordFormat(start.database());
    }

    void run() throws IOException {
        List<Segment> all = segments.all();
        if (all.isEmpty()) {
            requireNewLog();
            durable = start.checkpointSequence();
            return;
        }
        if (segments.newestNumber() < start.checkpointSegment()) {
            throw FileFailure.damaged(
                    folder.describe(Segments.FOLDER),
                    0,
                    "expected log segment " + SegmentHeader.fileName(start.checkpointSegment()) + ", found "
                            + SegmentHeader.fileName(segments.newestNumber()) + " as the newest");
        }
        Optional<Segment> first = segments.containing(start.checkpointSequence() + 1);
        if (first.isEmpty()) {
            throw missingBefore(all.get(0));
        }
        for (int i = all.indexOf(first.get()); i < all.size(); i++) {
            scan(all.get(i), segments.endOf(all.get(i).number()));
        }
        if (lastSequence() < start.checkpointSequence()) {
            throw FileFailure.damaged(
                    folder.describe(all.get(all.size() - 1).name()),
                    0,
                    "expected log records up to the checkpoint " + start.checkpointSequence() + ", found the last at "
                            + lastSequence());
        }
    }

    private StorageException missingBefore(Segment next) throws IOException {
        Optional<Segment> before = segments.beforeGap();
        long from = start.checkpointSequence() + 1;
        if (before.isPresent()) {
            from = Math.max(from, endOf(before.get()));
        }
        return missing(
                Segments.describeMissing(folder, before.map(Segment::number), next.number()),
                from + " to " + (next.firstSequence() - 1));
    }

    private static StorageException missing(String files, String records) {
        return new StorageException(
                ErrorCode.DATA_CORRUPTED,
                "Log segment missing: " + files + " expected with the log records " + records
                        + ", found none; salvage saves what comes before them");
    }

    /** The sequence after the last whole record of a segment. */
    private long endOf(Segment segment) throws IOException {
        try (DataFile file = folder.open(segment.name(), false)) {
            SegmentScanner scanner =
                    new SegmentScanner(file, SegmentHeader.read(file, segment.number(), start.database()), format);
            while (scanner.next()) {
                // on to the end
            }
            return scanner.expectedSequence();
        }
    }

    private void requireNewLog() {
        if (start.checkpointSegment() > 0) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Log missing: " + folder.describe(Segments.FOLDER) + " expected segment "
                            + SegmentHeader.fileName(start.checkpointSegment()) + ", found none");
        }
    }

    private void scan(Segment segment, long end) throws IOException {
        try (DataFile file = folder.open(segment.name(), false)) {
            SegmentHeader header = SegmentHeader.read(file, segment.number(), start.database());
            beginAfter(header);
            SegmentScanner scanner = new SegmentScanner(file, header, format);
            while (scanner.expectedSequence() < end && scanner.next()) {
                take(scanner);
            }
            endFile = file.path();
            endPosition = scanner.position();
            if (scanner.expectedSequence() >= end) {
                return;
            }
            if (end != Long.MAX_VALUE) {
                throw FileFailure.damaged(
                        file.path(),
                        scanner.position(),
                        "expected log record " + scanner.expectedSequence() + " of those up to " + (end - 1)
                                + ", found none that is whole");
            }
            header.requireLength(file);
            long proof = scanner.findProofOfLoss();
            if (proof >= 0) {
                throw FileFailure.damaged(
                        file.path(),
                        scanner.position(),
                        "expected log record " + scanner.expectedSequence() + ", known to be durable by the record at "
                                + proof + ", found none that is whole");
            }
            OptionalLong next = SegmentEnd.read(file, start.database(), segment.number());
            if (next.isPresent()) {
                throw missing(
                        Segments.describeMissing(folder, Optional.of(segment.number()), segment.number() + 2),
                        "from " + next.getAsLong() + " on");
            }
        }
    }

    /** A segment is begun only when all before its first record is durable; what it replaces is gone. */
    private void beginAfter(SegmentHeader header) {
        doubtful.clear();
        durable = header.firstSequence() - 1;
        durableChecksum = header.previousChecksum();
    }

    private void take(SegmentScanner scanner) {
        doubtful.add(new Tail(scanner.sequence(), scanner.flags(), scanner.payload(), scanner.checksum()));
        while (!doubtful.isEmpty() && doubtful.getFirst().sequence() <= scanner.durable()) {
            Tail known = doubtful.removeFirst();
            durable = known.sequence();
            durableChecksum = known.checksum();
        }
    }

    long lastSequence() {
        return doubtful.isEmpty() ? durable : doubtful.getLast().sequence();
    }

    /** The checksum of the last record. */
    int lastChecksum() {
        return doubtful.isEmpty() ? durableChecksum : doubtful.getLast().checksum();
    }

    /** The payload of the last record as it is in the file; empty if the newest segment has no record. */
    Optional<byte[]> lastPayload() {
        return doubtful.isEmpty()
                ? Optional.empty()
                : Optional.of(doubtful.getLast().payload());
    }

    /** The file the last record is in, and {@link #endPosition} where the next one would be. */
    String endFile() {
        return endFile;
    }

    long endPosition() {
        return endPosition;
    }

    /** Copies the doubtful records to a segment of their own; answers the checksum of the last record of the log. */
    int secure(SegmentWriter writer) throws IOException {
        if (doubtful.isEmpty()) {
            return durableChecksum;
        }
        long bytes = 0;
        for (Tail tail : doubtful) {
            bytes += RecordFormat.sizeOf(tail.payload().length);
        }
        ByteBuffer records = ByteBuffer.allocate(Math.toIntExact(bytes));
        int checksum = durableChecksum;
        for (Tail tail : doubtful) {
            checksum = format.write(records, tail.sequence(), tail.flags(), tail.payload(), checksum, durable);
        }
        writer.beginWith(records.flip(), durable + 1, durableChecksum);
        return checksum;
    }
}
