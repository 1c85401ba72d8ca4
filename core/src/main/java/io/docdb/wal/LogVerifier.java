package io.docdb.wal;

import io.docdb.error.DatabaseException;
import io.docdb.storage.LogStart;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads all segments of a log, the archived ones too: every header, every record against its predecessor, and that the
 * segments follow each other without a gap. Runs while the log is in use.
 */
final class LogVerifier {
    private final Folder folder;
    private final Segments segments;
    private final LogStart start;
    private final long durable;
    private final Consumer<Damage> out;

    LogVerifier(Folder folder, Segments segments, LogStart start, long durable, Consumer<Damage> out) {
        this.folder = folder;
        this.segments = segments;
        this.start = start;
        this.durable = durable;
        this.out = out;
    }

    void run() {
        List<Segment> all = segments.all();
        segments.beforeGap()
                .filter(before -> before.name().startsWith(Segments.ARCHIVE))
                .ifPresent(before -> {
                    Segment next = all.get(0);
                    out.accept(new Damage(
                            folder.describe(next.name()),
                            0,
                            "expected the log segment before it, found none: "
                                    + Segments.describeMissing(folder, Optional.of(before.number()), next.number())));
                });
        for (int i = 0; i < all.size(); i++) {
            long end = segments.endOf(all.get(i).number());
            check(all.get(i), end == Long.MAX_VALUE ? durable : Math.min(durable, end - 1));
        }
    }

    private void check(Segment segment, long last) {
        try (DataFile file = folder.open(segment.name(), false)) {
            SegmentHeader header = SegmentHeader.read(file, segment.number(), start.database());
            SegmentScanner scanner = new SegmentScanner(file, header, new RecordFormat(start.database()));
            while (scanner.expectedSequence() <= last) {
                if (!scanner.next()) {
                    out.accept(new Damage(
                            file.path(),
                            scanner.position(),
                            "expected log record " + scanner.expectedSequence() + ", found none that is whole"));
                    return;
                }
                scanner.plainPayload(start.encryption());
            }
            header.requireLength(file);
        } catch (IOException | DatabaseException e) {
            out.accept(new Damage(folder.describe(segment.name()), 0, String.valueOf(e.getMessage())));
        }
    }
}
