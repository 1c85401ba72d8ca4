package io.docdb.wal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.LogStart;
import io.docdb.storage.Store;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
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
        try {
            LogStart start = store.copyCheckpoint(target);
            long last = Math.max(start.checkpointSequence(), log.durableSequence());
            copyLog(log.folder(), segments, target, start, start.checkpointSequence() + 1, last);
            return new BackupReport(start.checkpointSequence(), last);
        } catch (IOException e) {
            throw FileFailure.of("write backup", target.describe(""), e);
        } finally {
            segments.unneed(holder);
        }
    }

    /**
     * Adds to a backup of this database the log that has come since.
     *
     * @throws StorageException SNAPSHOT_TOO_OLD if the log no longer reaches back to the end of the backup (keep more of it by
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
            long have = lastSequence(target, start);
            long last = Math.max(have, log.durableSequence());
            if (last > have) {
                segments.get(have + 1);
                copyLog(log.folder(), segments, target, start, have + 1, last);
            }
            return new BackupReport(start.checkpointSequence(), last);
        } catch (IOException e) {
            throw FileFailure.of("extend backup", target.describe(""), e);
        } finally {
            segments.unneed(holder);
        }
    }

    /**
     * Restores a backup, as it was after a commit, into an empty folder.
     *
     * @param sequence from the backup's checkpoint up to its last commit, see {@link #inspect}
     */
    public static void restore(Folder backup, Folder target, long sequence) {
        StoreCopy.requireEmpty(target);
        try {
            LogStart start = StoreCopy.readUnopened(backup);
            long last = lastSequence(backup, start);
            if (sequence < start.checkpointSequence() || sequence > last) {
                throw new StorageException(
                        ErrorCode.INVALID_PARAMETER,
                        "Cannot restore to commit " + sequence + ": expected " + start.checkpointSequence() + " to "
                                + last);
            }
            Segments segments = Segments.read(backup, start.database());
            copyLog(backup, segments, target, start, start.checkpointSequence() + 1, sequence);
            long newest = Segments.read(target, start.database()).newestNumber();
            int timeline = start.timeline() + (sequence < last ? 1 : 0);
            StoreCopy.copyClosed(backup, target, timeline, newest);
        } catch (IOException e) {
            throw FileFailure.of("restore", target.describe(""), e);
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

    /** Reads the records after the checkpoint of a backup, as to find the commit that was the last before some time. */
    public static LogReader read(Folder backup, Optional<EncryptionKey> key) {
        try {
            LogStart start = StoreCopy.read(backup, key);
            long last = lastSequence(backup, start);
            Segments segments = Segments.read(backup, start.database());
            return new LogReader(backup, segments, start, start.checkpointSequence() + 1, () -> last);
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(""), e);
        }
    }

    private static long lastSequence(Folder folder, LogStart start) throws IOException {
        LogRecovery recovery = new LogRecovery(folder, Segments.read(folder, start.database()), start);
        recovery.run();
        return recovery.lastSequence();
    }

    /** Copies the segments that hold records of a range, each cut after its last record of it. */
    static void copyLog(Folder source, Segments segments, Folder target, LogStart start, long first, long last)
            throws IOException {
        List<Segment> all = segments.all();
        Optional<Segment> from = segments.containing(first);
        if (from.isEmpty()) {
            return;
        }
        for (Segment segment : all.subList(all.indexOf(from.get()), all.size())) {
            if (segment.firstSequence() <= last + 1) {
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
            to.force(true);
        }
        target.rename(unfinished, name);
    }
}
