package io.docdb.wal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.LogStart;
import io.docdb.storage.Store;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.UnfinishedCopy;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Backups of a database in use, and their restore.
 *
 * <p>A backup is a database folder: the newest checkpoint, held fast while it is copied, and the log after it. It can be
 * extended by the log that has come since, opened like any database, or restored to any commit from its checkpoint on. The
 * restored database begins a new timeline when it leaves commits out.
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes a backup into an empty folder while commits go on. Every block and record is checked on the way.
     *
     * @throws StorageException DATA_CORRUPTED if the database is damaged; INVALID_PARAMETER if the folder is not empty
     */
    public static BackupReport write(Store store, Log log, Folder target) {
        StoreCopy.requireEmpty(target);
        Object holder = new Object();
        Segments segments = log.segments();
        segments.needAll(holder);
        boolean begun = false;
        boolean done = false;
        try {
            UnfinishedCopy.begin(target);
            begun = true;
            long begunMillis = System.currentTimeMillis();
            LogStart start = store.copyCheckpoint(target);
            long last = Math.max(start.checkpointSequence(), log.durableSequence());
            copyLog(log.folder(), segments, target, start, start.checkpointSequence() + 1, last);
            BackupLabel.of(start, last, begunMillis, StoreCopy.dataBytes(target))
                    .write(target);
            UnfinishedCopy.end(target);
            done = true;
            return new BackupReport(start.checkpointSequence(), last);
        } catch (IOException e) {
            throw FileFailure.of("write backup", target.describe(""), e);
        } finally {
            segments.unneed(holder);
            if (begun && !done) {
                clear(target);
            }
        }
    }

    /** Half a copy is none, and would be in the way of the next. */
    private static void clear(Folder target) {
        try {
            for (String file : target.list(Segments.FOLDER)) {
                target.delete(Segments.FOLDER + "/" + file);
            }
            for (String file : target.list("")) {
                if (!UnfinishedCopy.isMark(file)) {
                    target.delete(file);
                }
            }
            target.sync("");
            UnfinishedCopy.end(target);
        } catch (IOException e) {
            // the failure of the backup is the one to report
        }
    }

    /**
     * Adds to a backup of this database the log that has come since. What is damaged at its end is copied again.
     *
     * @throws StorageException INVALID_PARAMETER if it is of another database, or was opened and changed meanwhile;
     *     SNAPSHOT_TOO_OLD if the log no longer reaches back to the end of the backup (keep more of it by
     *     {@link LogOptions#retainBytes} or {@link LogOptions#archive}, or write a new backup)
     */
    public static BackupReport extend(Log log, Folder target) {
        Object holder = new Object();
        Segments segments = log.segments();
        segments.needAll(holder);
        try {
            LogStart start = StoreCopy.readUnopened(target);
            if (!start.database().equals(log.start().database())
                    || start.timeline() != log.start().timeline()) {
                throw new StorageException(
                        ErrorCode.INVALID_PARAMETER,
                        "Backup of another database: " + target.describe("") + " expected "
                                + log.start().database()
                                + " timeline " + log.start().timeline() + ", found " + start.database() + " timeline "
                                + start.timeline());
            }
            LogRecovery end = findEnd(target, start);
            long have = end.lastSequence();
            long last = log.durableSequence();
            boolean nothingYet = have == 0 && last == 0; // there may be no segment, either
            if (!nothingYet
                    && have <= last
                    && segments.containing(have)
                            .or(() -> segments.containing(have + 1))
                            .isEmpty()) {
                throw new StorageException(
                        ErrorCode.SNAPSHOT_TOO_OLD,
                        "Backup cannot be extended: " + target.describe("") + " ends with commit " + have
                                + ", the log goes back to " + segments.oldestSequence()
                                + "; write a new backup into an empty folder, and have more of the log kept from now on"
                                + " (keepLog=1GB in the URL, DatabaseOptions.withKeptLog)");
            }
            if (have > last || !nothingYet && !isOfSameHistory(log, segments, end)) {
                throw new StorageException(
                        ErrorCode.INVALID_PARAMETER,
                        "Backup was opened and changed: " + target.describe("") + " expected commit "
                                + Math.min(have, last) + " of the database as its last, found another " + have
                                + "; write a new backup into an empty folder");
            }
            if (last > have) {
                long newest = Segments.read(target, start.database()).newestNumber();
                long from = segments.get(have + 1).number();
                // Those without records that come after what it has belong to it: their numbers would be missing.
                long next = newest == 0 ? from : Math.min(newest + 1, from);
                copySegments(log.folder(), segments, next, target, start, last);
            }
            if (!target.list(Segments.FOLDER).isEmpty()) {
                target.sync(Segments.FOLDER); // what it had already may come from an extension that was killed
            }
            Optional<BackupLabel> label = BackupLabel.read(target);
            if (label.isPresent()) {
                label.get().withLastSequence(last).write(target);
            }
            return new BackupReport(start.checkpointSequence(), last);
        } catch (IOException e) {
            throw FileFailure.of("extend backup", target.describe(""), e);
        } finally {
            segments.unneed(holder);
        }
    }

    /**
     * True if the last record of a backup is a record of this log, too. After a kill the log may hold it anew, with another
     * checksum but the same payload.
     */
    private static boolean isOfSameHistory(Log log, Segments segments, LogRecovery backup) throws IOException {
        long sequence = backup.lastSequence();
        Segment segment = segments.containing(sequence).orElseGet(() -> segments.get(sequence + 1));
        try (DataFile file = log.folder().open(segment.name(), false)) {
            SegmentHeader header =
                    SegmentHeader.read(file, segment.number(), log.start().database());
            SegmentScanner scanner = new SegmentScanner(
                    file, header, new RecordFormat(log.start().database()));
            while (scanner.sequence() < sequence && scanner.next()) {
                // on to the record
            }
            return scanner.checksum() == backup.lastChecksum()
                    || backup.lastPayload()
                            .filter(payload -> Arrays.equals(payload, scanner.payload()))
                            .isPresent();
        }
    }

    /**
     * Restores a backup, as it was after a commit, into an empty folder.
     *
     * @param sequence from the backup's checkpoint up to its last commit, see {@link #inspect}
     * @param key of an encrypted database, to check its blocks; the copy is made without it, too
     * @throws StorageException DATA_CORRUPTED naming file and position if the backup is damaged
     */
    public static void restore(Folder backup, Folder target, long sequence, Optional<EncryptionKey> key) {
        StoreCopy.requireEmpty(target);
        boolean begun = false;
        boolean done = false;
        try {
            LogStart start = StoreCopy.readUnopened(backup);
            long last = lastSequence(backup, start);
            Optional<BackupLabel> label = BackupLabel.read(backup);
            if (label.isPresent()) {
                StoreCopy.requireSound(backup, label.get().dataBytes(), key);
            }
            if (sequence < start.checkpointSequence() || sequence > last) {
                throw new StorageException(
                        ErrorCode.INVALID_PARAMETER,
                        "Cannot restore to commit " + sequence + ": expected " + start.checkpointSequence() + " to "
                                + last);
            }
            UnfinishedCopy.begin(target);
            begun = true;
            Segments segments = Segments.read(backup, start.database());
            copyLog(backup, segments, target, start, start.checkpointSequence() + 1, sequence);
            long newest = Segments.read(target, start.database()).newestNumber();
            int timeline = start.timeline() + (sequence < last ? 1 : 0);
            StoreCopy.copyClosed(backup, target, timeline, newest);
            UnfinishedCopy.end(target);
            done = true;
        } catch (IOException e) {
            throw FileFailure.of("restore", target.describe(""), e);
        } finally {
            if (begun && !done) {
                clear(target);
            }
        }
    }

    /** What a backup, or any database that is not open, holds. */
    public static BackupReport inspect(Folder backup) {
        try {
            LogStart start = StoreCopy.readUnopened(backup);
            return new BackupReport(start.checkpointSequence(), lastSequence(backup, start));
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(""), e);
        }
    }

    /** True if it says of itself that it is a backup: whoever opens it as a database takes that away. */
    public static boolean isLabelled(Folder folder) {
        try {
            return folder.exists(BackupLabel.NAME);
        } catch (IOException e) {
            throw FileFailure.of("read backup", folder.describe(BackupLabel.NAME), e);
        }
    }

    /**
     * Looks through all blocks and records of a backup.
     *
     * @throws StorageException DATA_CORRUPTED naming file and position; INVALID_AUTHORIZATION
     */
    public static BackupReport check(Folder backup, Optional<EncryptionKey> key) {
        BackupReport report = inspect(backup);
        try {
            Optional<BackupLabel> label = BackupLabel.read(backup);
            if (label.isPresent()) {
                StoreCopy.requireSound(backup, label.get().dataBytes(), key);
            }
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(""), e);
        }
        try (LogReader reader = read(backup, key)) {
            while (reader.next()) {
                // which opens the seal of an encrypted one
            }
        }
        return report;
    }

    /**
     * Reads the records of a backup, as to find the commit that was the last before some time: from the last one of its
     * checkpoint on, if the log has it still, else from the one after.
     */
    public static LogReader read(Folder backup, Optional<EncryptionKey> key) {
        try {
            LogStart start = StoreCopy.read(backup, key);
            long last = lastSequence(backup, start);
            Segments segments = Segments.read(backup, start.database());
            long checkpoint = start.checkpointSequence();
            long from = segments.containing(checkpoint).isPresent() ? checkpoint : checkpoint + 1;
            return new LogReader(backup, segments, start, from, () -> last);
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(""), e);
        }
    }

    /** When a backup was begun: its checkpoint holds nothing later. Empty if that is not known. */
    public static Optional<Instant> begun(Folder backup) {
        try {
            return BackupLabel.read(backup).map(label -> Instant.ofEpochMilli(label.begunMillis()));
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(""), e);
        }
    }

    private static LogRecovery findEnd(Folder folder, LogStart start) throws IOException {
        LogRecovery recovery = new LogRecovery(folder, Segments.read(folder, start.database()), start);
        recovery.run();
        return recovery;
    }

    /** The last commit of a backup, which must be the one that stands on its label. */
    private static long lastSequence(Folder backup, LogStart start) throws IOException {
        Optional<BackupLabel> label = BackupLabel.read(backup);
        LogRecovery end = findEnd(backup, start);
        if (label.isPresent() && end.lastSequence() < label.get().lastSequence()) {
            throw FileFailure.damaged(
                    end.endFile(),
                    end.endPosition(),
                    "expected log record " + (end.lastSequence() + 1) + " of those up to "
                            + label.get().lastSequence() + ", found none that is whole");
        }
        return end.lastSequence();
    }

    /** Copies the segments that hold records of a range, each cut after its last record of it. */
    static void copyLog(Folder source, Segments segments, Folder target, LogStart start, long first, long last)
            throws IOException {
        Optional<Segment> from = segments.containing(first);
        if (from.isPresent()) {
            copySegments(source, segments, from.get().number(), target, start, last);
        }
    }

    private static void copySegments(
            Folder source, Segments segments, long fromNumber, Folder target, LogStart start, long last)
            throws IOException {
        for (Segment segment : segments.all()) {
            if (segment.number() >= fromNumber && segment.firstSequence() <= last + 1) {
                copySegment(source, segment, segments.endOf(segment.number()), target, start, last);
            }
        }
        target.sync(Segments.FOLDER);
    }

    private static void copySegment(Folder source, Segment segment, long end, Folder target, LogStart start, long last)
            throws IOException {
        String name = Segments.FOLDER + "/" + SegmentHeader.fileName(segment.number());
        String unfinished = name + SegmentWriter.UNFINISHED;
        target.delete(unfinished);
        try (DataFile from = source.open(segment.name(), false);
                DataFile to = target.create(unfinished)) {
            SegmentHeader header = SegmentHeader.read(from, segment.number(), start.database());
            SegmentScanner scanner = new SegmentScanner(from, header, new RecordFormat(start.database()));
            while (scanner.expectedSequence() <= Math.min(last, end - 1)) {
                if (!scanner.next()) {
                    throw FileFailure.damaged(
                            from.path(),
                            scanner.position(),
                            "expected log record " + scanner.expectedSequence() + ", found none that is whole");
                }
            }
            ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
            for (long at = 0; at < scanner.position(); at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), scanner.position() - at));
                from.readFully(buffer, at);
                to.write(buffer.flip(), at);
            }
            to.write(header.ofCopy().encode(), 0);
            to.force(true);
        }
        target.rename(unfinished, name);
    }
}
