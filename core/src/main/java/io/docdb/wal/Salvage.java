package io.docdb.wal;

import io.docdb.error.DatabaseException;
import io.docdb.storage.LogStart;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.StoreSalvage;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a new database folder of what is whole in a damaged one: the entries of the checkpoint that can be read, and the log
 * after it up to its first damage. Opening the new folder replays the log. If anything was lost, what was derived from it must
 * be made anew by the caller, who knows what that is.
 */
public final class Salvage {
    private Salvage() {}

    /**
     * Salvages a database that is not open.
     *
     * @param options as the database would be opened with
     * @param lost told of everything that could not be read
     * @return the newest commit the new folder holds; empty if no checkpoint could be opened and the log does not go back to
     *     the first commit, and nothing was written
     */
    public static Optional<Long> run(Folder source, Folder target, StoreOptions options, Consumer<Damage> lost) {
        try {
            Optional<LogStart> start = new StoreSalvage(source, target, options, lost, Segments.trace(source)).run();
            return start.isEmpty() ? Optional.empty() : Optional.of(copyLog(source, target, start.get(), lost));
        } catch (IOException e) {
            throw FileFailure.of("salvage", source.describe("") + " into " + target.describe(""), e);
        }
    }

    private static long copyLog(Folder source, Folder target, LogStart start, Consumer<Damage> lost)
            throws IOException {
        Segments segments = Segments.readWhole(source, start.database(), lost);
        long last = lastWhole(source, segments, start, lost);
        if (last > start.checkpointSequence()) {
            Backup.copyLog(source, segments, target, start, start.checkpointSequence() + 1, last);
        }
        return last;
    }

    /** The last record that follows the checkpoint without a gap. */
    private static long lastWhole(Folder source, Segments segments, LogStart start, Consumer<Damage> lost)
            throws IOException {
        long last = start.checkpointSequence();
        List<Segment> all = segments.all();
        Optional<Segment> first = segments.containing(last + 1);
        if (first.isEmpty()) {
            tellMissing(lost, source, segments, start);
            return last;
        }
        for (Segment segment : all.subList(all.indexOf(first.get()), all.size())) {
            if (segment.firstSequence() > last + 1) {
                tell(
                        lost,
                        source,
                        segment,
                        0,
                        "expected log record " + (last + 1) + ", found the next at " + segment.firstSequence()
                                + missingBefore(source, all, segment));
                return last;
            }
            long end = segments.endOf(segment.number());
            try (DataFile file = source.open(segment.name(), false)) {
                SegmentHeader header = SegmentHeader.read(file, segment.number(), start.database());
                SegmentScanner scanner = new SegmentScanner(file, header, new RecordFormat(start.database()));
                while (scanner.expectedSequence() < end && scanner.next()) {
                    scanner.plainPayload(start.encryption());
                    last = Math.max(last, scanner.sequence());
                }
                if (scanner.expectedSequence() < end && (end != Long.MAX_VALUE || scanner.findProofOfLoss() >= 0)) {
                    tell(
                            lost,
                            source,
                            segment,
                            scanner.position(),
                            "log record " + scanner.expectedSequence() + " and all after it"
                                    + missingAfter(source, all, segment));
                    return last;
                }
                if (end == Long.MAX_VALUE
                        && SegmentEnd.read(file, start.database(), segment.number())
                                .isPresent()) {
                    tell(
                            lost,
                            source,
                            segment,
                            scanner.position(),
                            "all log records after this segment; missing is "
                                    + Segments.describeMissing(
                                            source, Optional.of(segment.number()), segment.number() + 2));
                }
                if (end == Long.MAX_VALUE && file.size() < header.fileBytes()) {
                    tell(lost, source, segment, file.size(), "what the end of the log segment held, which is cut off");
                }
            } catch (DatabaseException e) {
                tell(lost, source, segment, 0, String.valueOf(e.getMessage()));
                return last;
            }
        }
        if (segments.newestNumber() < start.checkpointSegment()) {
            tellMissing(lost, source, segments, start);
        }
        return last;
    }

    private static String missingAfter(Folder source, List<Segment> all, Segment segment) {
        int next = all.indexOf(segment) + 1;
        return next == all.size() ? "" : missingBefore(source, all, all.get(next));
    }

    private static String missingBefore(Folder source, List<Segment> all, Segment segment) {
        int at = all.indexOf(segment);
        Optional<Long> before =
                at == 0 ? Optional.empty() : Optional.of(all.get(at - 1).number());
        return before.filter(number -> number + 1 >= segment.number()).isPresent()
                ? ""
                : "; missing is " + Segments.describeMissing(source, before, segment.number());
    }

    /** The log does not go on from the checkpoint, or does not reach as far as it did when that was written. */
    private static void tellMissing(Consumer<Damage> lost, Folder source, Segments segments, LogStart start) {
        String expected = null;
        if (segments.newestNumber() < start.checkpointSegment()) {
            expected = "expected log segment " + SegmentHeader.fileName(start.checkpointSegment()) + ", found "
                    + (segments.all().isEmpty() ? "none" : SegmentHeader.fileName(segments.newestNumber()));
        } else if (!segments.all().isEmpty()) {
            Segment oldest = segments.all().get(0);
            expected = "expected log record " + (start.checkpointSequence() + 1) + ", found " + oldest.firstSequence()
                    + " as the oldest" + missingBefore(source, segments.all(), oldest);
        }
        if (expected != null) {
            lost.accept(new Damage(source.describe(Segments.FOLDER), 0, expected));
        }
    }

    private static void tell(Consumer<Damage> lost, Folder source, Segment segment, long position, String what) {
        lost.accept(new Damage(source.describe(segment.name()), position, what));
    }
}
