package io.docdb;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.session.FullDisk;
import io.docdb.session.IndexRepair;
import io.docdb.session.UnreadableDocuments;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.UnfinishedCopy;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.FolderLock;
import io.docdb.storage.seal.Encryption;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.CommitRecordCodec;
import io.docdb.wal.Backup;
import io.docdb.wal.LogReader;
import io.docdb.wal.Salvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done with database folders that nobody has open: backups, made by {@code BACKUP DATABASE TO '…'} or
 * {@link Database#backup}, are restored; damaged databases are salvaged; keys are changed.
 */
public final class Backups {
    private static final String BACKUP = "Backup";
    private static final String DATABASE = "Database";

    private Backups() {}

    /**
     * The commits a backup can be restored to.
     *
     * @param first the oldest
     * @param last the newest
     */
    public record Reach(long first, long last) {}

    /**
     * A folder nobody has open while it is read: files that change under the reader make no whole copy. On a medium that
     * cannot be written nobody has.
     */
    private record Unused(Optional<FolderLock> lock) implements AutoCloseable {
        static Unused of(DiskFolder folder) {
            return new Unused(
                    Files.isWritable(folder.path()) ? Optional.of(FolderLock.acquire(folder)) : Optional.empty());
        }

        @Override
        public void close() {
            lock.ifPresent(FolderLock::close);
        }
    }

    /** What a salvage saved. */
    public record Salvaged(long lastCommit, List<Damage> lost) {}

    /**
     * Tells how far a backup goes.
     *
     * @throws StorageException DATA_CORRUPTED naming file and position if its log is damaged or not all there
     */
    public static Reach inspect(Path backup) {
        var report = Backup.inspect(DiskFolder.existing(backup, BACKUP));
        return new Reach(report.checkpointSequence(), report.lastSequence());
    }

    /** True if the folder is a backup that was not opened as a database since. */
    public static boolean isBackup(Path folder) {
        return Files.isDirectory(folder) && Backup.isLabelled(DiskFolder.existing(folder, BACKUP));
    }

    /**
     * Looks through all files of a backup, block by block and record by record, and changes none: opened as a database, it could
     * not be told from one that was changed any more. What its documents and indexes hold is checked where it is restored.
     *
     * @param key of an encrypted one
     * @throws StorageException DATA_CORRUPTED naming file and position; INVALID_AUTHORIZATION if the key is not the right one
     */
    public static Reach check(Path backup, Optional<EncryptionKey> key) {
        DiskFolder folder = DiskFolder.existing(backup, BACKUP);
        Backup.inspect(folder); // a folder that is none is left as it is
        try (Unused unused = Unused.of(folder)) {
            var report = Backup.check(folder, key);
            return new Reach(report.checkpointSequence(), report.lastSequence());
        }
    }

    /**
     * Restores all of a backup into an empty folder.
     *
     * @throws StorageException DATA_CORRUPTED if the backup is damaged; INVALID_PARAMETER if the target is not empty
     */
    public static void restore(Path backup, Path target) {
        restore(backup, target, inspect(backup).last());
    }

    /** Restores a backup as it was after the commit of that sequence. */
    public static void restore(Path backup, Path target, long sequence) {
        restore(backup, target, sequence, Optional.empty());
    }

    /**
     * As the other.
     *
     * @param key of an encrypted database: with it its contents are checked as well as its log; it is restored without, too
     */
    public static void restore(Path backup, Path target, long sequence, Optional<EncryptionKey> key) {
        DiskFolder source = DiskFolder.existing(backup, BACKUP);
        StoreCopy.readUnopened(source); // a folder that is none is left as it is
        try (Unused unused = Unused.of(source)) {
            Backup.restore(source, CopyTarget.open(backup, target, "Restore"), sequence, key);
        }
    }

    /**
     * Restores a backup as it was at a moment: all commits up to it, none after.
     *
     * @param key of an encrypted database, to read the times of its commits
     * @throws StorageException INVALID_PARAMETER if the backup does not reach back that far
     */
    public static void restore(Path backup, Path target, Instant moment, Optional<EncryptionKey> key) {
        restore(backup, target, lastCommitUntil(backup, moment, key), key);
    }

    private static long lastCommitUntil(Path backup, Instant moment, Optional<EncryptionKey> key) {
        DiskFolder folder = DiskFolder.existing(backup, BACKUP);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, moment);
        long first = inspect(backup).first();
        long found = -1;
        Optional<Instant> oldest = Optional.empty();
        try (LogReader reader = Backup.read(folder, key)) {
            while (reader.next()) {
                long time = CommitRecordCodec.decode(reader.sequence(), reader.payload())
                        .timeMicros();
                oldest = oldest.or(() -> Optional.of(Instant.EPOCH.plus(time, ChronoUnit.MICROS)));
                if (time > micros) {
                    break;
                }
                found = reader.sequence();
            }
        }
        if (found < 0
                && Backup.begun(folder).filter(begun -> !moment.isBefore(begun)).isEmpty()) {
            throw new StorageException(
                    ErrorCode.INVALID_PARAMETER,
                    "Cannot restore to " + moment + ": expected a moment from "
                            + oldest.or(() -> Backup.begun(folder))
                                    .map(Instant::toString)
                                    .orElse("a later one")
                            + " on, before which the backup cannot tell commits apart; its oldest state is that of commit "
                            + first);
        }
        return Math.max(found, first);
    }

    /**
     * Copies what is whole of a damaged database into an empty folder. If anything was lost, all indexes are made anew from
     * the documents that are left, so that every query answers alike. A broken audit chain stays broken, and a check says so.
     *
     * @throws StorageException DATA_CORRUPTED if nothing could be saved
     */
    public static Salvaged salvage(Path damaged, Path target, DatabaseOptions options) {
        List<Damage> lost = new ArrayList<>();
        StoreOptions store = options.store();
        DiskFolder source = DiskFolder.existing(damaged, DATABASE);
        DiskFolder files = CopyTarget.open(damaged, target, "Salvage");
        long last;
        try (Unused unused = Unused.of(source)) {
            last = Salvage.run(source, files, store, lost::add)
                    .orElseThrow(() -> new StorageException(
                            ErrorCode.DATA_CORRUPTED, "Nothing could be saved of " + damaged + ": " + lost));
        } catch (DatabaseException e) {
            throw new FullDisk().tell(e);
        }
        if (!lost.isEmpty()) {
            repair(target, options, lost);
        }
        finish(files);
        return new Salvaged(last, lost);
    }

    private static void finish(DiskFolder copy) {
        try {
            UnfinishedCopy.end(copy);
        } catch (IOException e) {
            throw FileFailure.of("salvage", copy.describe(""), e);
        }
    }

    private static void repair(Path target, DatabaseOptions options, List<Damage> lost) {
        DiskFolder files = DiskFolder.open(target);
        try (Instance instance = Instance.onDisk(files, String.valueOf(target.getFileName()), options)) {
            lost.addAll(new UnreadableDocuments(instance.engine()).remove());
            lost.addAll(new IndexRepair(instance.engine()).run());
        } catch (DatabaseException e) {
            lost.add(new Damage(target.toString(), 0, "the copy does not open: " + e.getMessage()));
        }
    }

    /**
     * Gives an encrypted database another key without writing its data anew: only the file with the data key, which the
     * user's key encrypts, is replaced. A backup keeps the key it was made with.
     *
     * @throws StorageException ALREADY_OPEN (08004) if somebody has it open; INVALID_AUTHORIZATION (28000) if the old key is
     *     not its key
     */
    public static void changeKey(Path folder, EncryptionKey oldKey, EncryptionKey newKey) {
        DiskFolder files = DiskFolder.existing(folder, DATABASE);
        try (FolderLock owned = FolderLock.acquire(files)) {
            Encryption.changeKey(files, oldKey, newKey);
        } catch (IOException e) {
            throw new StorageException(ErrorCode.IO_ERROR, "Key of " + folder + " could not be changed: " + e, e);
        }
    }
}
