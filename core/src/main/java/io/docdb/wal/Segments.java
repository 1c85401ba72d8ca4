package io.docdb.wal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.LogTrace;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The begun segments of a log in order, which of them are still needed, and by whom. Thread-safe. */
final class Segments {
    static final String FOLDER = "log";
    static final String ARCHIVE = "archive";

    /** Of a first segment: by default 256 segments are kept at most, and read in some 10 ms; at 16 it would be 1,024. */
    private static final int LEAST_PART = 4;

    private final Folder folder;
    private final LogOptions options;

    /** Ascending by number; guarded by this. */
    private final List<Segment> segments = new ArrayList<>();

    /** Those before a gap, of which nothing is needed if the checkpoint is behind it; guarded by this. */
    private final List<Segment> beforeGap = new ArrayList<>();

    /** From a holder to the first sequence it still needs; guarded by this. */
    private final Map<Object, Long> needs = new HashMap<>();

    private long checkpointSequence;

    private Segments(Folder folder, LogOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Lists the segments on disk; deletes what was never finished. Who gave them their names may have been killed before that
     * was durable, and a control record soon counts on them.
     */
    static Segments open(Folder folder, LogOptions options, UUID database) throws IOException {
        Segments found = list(folder, options, database);
        if (!found.segments.isEmpty()) {
            folder.sync(FOLDER);
        }
        for (String file : folder.list(FOLDER)) {
            if (file.endsWith(SegmentWriter.UNFINISHED)) {
                folder.delete(FOLDER + "/" + file);
            }
        }
        return found;
    }

    /** Lists the segments of a log that is not open, and changes nothing. */
    static Segments read(Folder folder, UUID database) throws IOException {
        return list(folder, LogOptions.DEFAULT, database);
    }

    /** As {@link #read}, with those before a gap, and without the segments whose header is damaged, which are told. */
    static Segments readWhole(Folder folder, UUID database, Consumer<Damage> lost) throws IOException {
        return listAll(
                folder,
                LogOptions.DEFAULT,
                database,
                (name, e) -> lost.accept(
                        new Damage(folder.describe(name), 0, "a log segment with all its records: " + e.getMessage())));
    }

    /** What the oldest segment with a whole header says of its database; empty if there is none. */
    static Optional<LogTrace> trace(Folder folder) throws IOException {
        Optional<SegmentHeader> oldest = Optional.empty();
        for (String subFolder : List.of(ARCHIVE, FOLDER)) {
            for (String file : folder.list(subFolder)) {
                Optional<Long> number = SegmentHeader.numberOf(file);
                if (number.isPresent()
                        && (oldest.isEmpty() || number.get() < oldest.get().number())) {
                    try (DataFile segment = folder.open(subFolder + "/" + file, false)) {
                        Optional<SegmentHeader> header = SegmentHeader.readWhole(segment, number.get());
                        oldest = header.isPresent() ? header : oldest;
                    }
                }
            }
        }
        return oldest.map(header -> new LogTrace(header.database(), header.timeline(), header.firstSequence() == 1));
    }

    /**
     * The files of the segments that are missing before one.
     *
     * @param before the segment in front of them, if there is one
     */
    static String describeMissing(Folder folder, Optional<Long> before, long next) {
        long last = next - 1;
        long first = before.map(number -> number + 1).orElse(last);
        return folder.describe(FOLDER + "/" + SegmentHeader.fileName(first))
                + (first < last ? " to " + SegmentHeader.fileName(last) : "");
    }

    private static Segments list(Folder folder, LogOptions options, UUID database) throws IOException {
        Segments result = listAll(folder, options, database, (name, e) -> {
            throw e;
        });
        result.setAsideBeforeGap(database);
        return result;
    }

    private static Segments listAll(
            Folder folder, LogOptions options, UUID database, BiConsumer<String, StorageException> onDamage)
            throws IOException {
        Segments result = new Segments(folder, options);
        result.addAll(ARCHIVE, database, onDamage);
        result.addAll(FOLDER, database, onDamage);
        result.segments.sort(Comparator.comparingLong(Segment::number));
        return result;
    }

    /** Deletions are not forced: after a power cut an old segment may be back while the one after it is gone. */
    private void setAsideBeforeGap(UUID database) throws IOException {
        int first = Math.max(0, segments.size() - 1);
        while (first > 0 && isFollowed(segments.get(first - 1), segments.get(first), database)) {
            first--;
        }
        List<Segment> before = segments.subList(0, first);
        beforeGap.addAll(before);
        before.clear();
    }

    /** Segments without records may be missing between two: backups were once extended without them. */
    private boolean isFollowed(Segment segment, Segment next, UUID database) throws IOException {
        if (next.number() - segment.number() <= 1) {
            return true;
        }
        try (DataFile file = folder.open(segment.name(), false)) {
            SegmentHeader header = SegmentHeader.read(file, segment.number(), database);
            SegmentScanner scanner = new SegmentScanner(file, header, new RecordFormat(database));
            while (scanner.expectedSequence() < next.firstSequence() && scanner.next()) {
                // on to the end
            }
            return scanner.expectedSequence() >= next.firstSequence();
        }
    }

    /** The segment before the newest gap. */
    synchronized Optional<Segment> beforeGap() {
        return beforeGap.isEmpty() ? Optional.empty() : Optional.of(beforeGap.get(beforeGap.size() - 1));
    }

    private void addAll(String subFolder, UUID database, BiConsumer<String, StorageException> onDamage)
            throws IOException {
        for (String file : folder.list(subFolder)) {
            String name = subFolder + "/" + file;
            Optional<Long> number = SegmentHeader.numberOf(file);
            if (number.isEmpty()) {
                continue;
            }
            try (DataFile segment = folder.open(name, false)) {
                SegmentHeader header = SegmentHeader.read(segment, number.get(), database);
                segments.add(new Segment(number.get(), name, header.firstSequence(), segment.size()));
            } catch (StorageException e) {
                onDamage.accept(name, e);
            }
        }
    }

    synchronized void add(Segment segment) {
        segments.add(segment);
    }

    synchronized List<Segment> all() {
        return List.copyOf(segments);
    }

    synchronized Optional<Segment> newest() {
        return segments.isEmpty() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1));
    }

    long newestNumber() {
        return newest().map(Segment::number).orElse(0L);
    }

    /** The newest segment that begins at or before a sequence, if the log reaches back that far. */
    synchronized Optional<Segment> containing(long sequence) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).firstSequence() <= sequence) {
                return Optional.of(segments.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first sequence of the segment after the one with this number; {@link Long#MAX_VALUE} if it is the newest. */
    synchronized long endOf(long number) {
        long end = Long.MAX_VALUE;
        for (Segment segment : segments) {
            if (segment.number() > number) {
                end = Math.min(end, segment.firstSequence());
            }
        }
        return end;
    }

    /** Keeps all records from {@code sequence} on until {@link #unneed}; fails if they are not there any more. */
    synchronized void need(Object holder, long sequence) {
        if (!segments.isEmpty() && containing(sequence).isEmpty()) {
            throw gone(sequence);
        }
        needs.put(holder, sequence);
    }

    /** The segment with a record that is durable. */
    synchronized Segment get(long sequence) {
        return containing(sequence).orElseThrow(() -> gone(sequence));
    }

    private StorageException gone(long sequence) {
        return new StorageException(
                ErrorCode.SNAPSHOT_TOO_OLD,
                "Log position gone: expected " + sequence + ", found "
                        + (segments.isEmpty() ? "none" : segments.get(0).firstSequence())
                        + " as the oldest record kept");
    }

    /** Of the first record that is kept; 0 if there is none. */
    synchronized long oldestSequence() {
        return segments.isEmpty() ? 0 : segments.get(0).firstSequence();
    }

    /** Keeps all there is until {@link #unneed}. */
    synchronized void needAll(Object holder) {
        needs.put(holder, 0L);
    }

    synchronized void unneed(Object holder) {
        needs.remove(holder);
    }

    synchronized void checkpointed(long sequence) {
        checkpointSequence = Math.max(checkpointSequence, sequence);
        try {
            giveUp();
        } catch (IOException e) {
            throw FileFailure.of("remove old log segments", folder.describe(FOLDER), e);
        }
    }

    private void giveUp() throws IOException {
        long neededFrom = checkpointSequence + 1;
        for (long need : needs.values()) {
            neededFrom = Math.min(neededFrom, need);
        }
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += retained(segment);
        }
        if (!options.archive()) {
            for (Segment old : beforeGap) {
                folder.delete(old.name());
            }
            beforeGap.clear();
        }
        boolean changed = false;
        int first = 0;
        // The newest segment stays in any case: its existence shows that the log is whole.
        while (first < segments.size() - 1 && segments.get(first + 1).firstSequence() <= neededFrom) {
            Segment oldest = segments.get(first);
            if (options.archive()) {
                if (oldest.name().startsWith(FOLDER)) {
                    String archived = ARCHIVE + "/" + SegmentHeader.fileName(oldest.number());
                    folder.rename(oldest.name(), archived);
                    segments.set(first, new Segment(oldest.number(), archived, oldest.firstSequence(), oldest.bytes()));
                    changed = true;
                }
                first++;
            } else if (bytes - retained(oldest) >= options.retainBytes()) {
                folder.delete(oldest.name());
                segments.remove(first);
                bytes -= retained(oldest);
            } else {
                break;
            }
        }
        if (changed) {
            folder.sync(ARCHIVE);
            folder.sync(FOLDER);
        }
    }

    /**
     * What a segment counts for among those that are kept. Each life leaves one, with a header that the next life reads: of
     * short lives there would be a hundred thousand before their bytes came to something.
     */
    private long retained(Segment segment) {
        return Math.max(segment.bytes(), options.firstSegmentBytes() / LEAST_PART);
    }
}
