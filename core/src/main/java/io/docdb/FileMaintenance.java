package io.docdb;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.error.StorageException;
import io.docdb.session.Maintenance;
import io.docdb.storage.Store;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.FolderLock;
import io.docdb.wal.Backup;
import io.docdb.wal.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Maintenance of an open database. Thread-safe. */
final class FileMaintenance implements Maintenance {
    private static final String LOG_FOLDER = "log";

    private final Store store;
    private final Optional<Log> log;
    private final Optional<Path> own;

    /**
     * @param log empty for a database in memory
     * @param own its folder; empty in memory, or where the files are not the operating system's
     */
    FileMaintenance(Store store, Optional<Log> log, Optional<Path> own) {
        this.store = store;
        this.log = log;
        this.own = own;
    }

    @Override
    public void checkpoint() {
        store.checkpoint();
    }

    @Override
    public void verify(Consumer<Damage> out) {
        store.verify(out);
        log.ifPresent(found -> found.verify(out));
    }

    @Override
    public long backup(Path folder) {
        Log source = log.orElseThrow(() -> new StatementException(
                ErrorCode.NOT_SUPPORTED, "Backup expected a database in a folder: this one is in memory"));
        DiskFolder target =
                own.isPresent() ? CopyTarget.open(own.get(), folder, "Backup") : CopyTarget.open(folder, "Backup");
        long files = StoreCopy.countFiles(target) + countOtherFolders(folder);
        if (files == 0) {
            return Backup.write(store, source, target).lastSequence();
        }
        if (!StoreCopy.hasControlRecord(target)) {
            throw new StorageException(
                    ErrorCode.INVALID_PARAMETER,
                    "No backup in the folder: " + folder + " expected a backup or no files, found " + files
                            + " files or folders without a docdb.control: perhaps a backup that was cut off");
        }
        try (FolderLock owned = FolderLock.acquire(target)) { // nobody has it open, this database least of all
            return Backup.extend(source, target).lastSequence();
        }
    }

    /** Folders that no backup has, such as the one of the database itself: a backup must not lie among them. */
    private static long countOtherFolders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.endsWith(LOG_FOLDER))
                    .count();
        } catch (IOException e) {
            throw FileFailure.of("read folder", folder.toString(), e);
        }
    }
}
