package io.docdb.exec.row;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Where the queries of one database keep their temporary files: the sub-folder {@code temp}. Thread-safe. The files of an
 * encrypted database are encrypted with a key that ends with the process.
 *
 * <p>The folder is asked for when the first query spills, so that a database in memory makes one only if it must.
 */
public final class SpillSpace {
    private static final String SUB_FOLDER = "temp";

    private final Supplier<Folder> folder;
    private final Encryption encryption;
    private final AtomicLong files = new AtomicLong();

    /** @param encryption of the files; {@link Encryption#NONE} for none */
    public SpillSpace(Supplier<Folder> folder, Encryption encryption) {
        this.folder = folder;
        this.encryption = encryption;
    }

    /** Deletes what a crash has left behind. To be called once, by the owner of the folder, before the first query. */
    public void deleteLeftovers() {
        try {
            for (String name : folder.get().list(SUB_FOLDER)) {
                folder.get().delete(SUB_FOLDER + "/" + name);
            }
        } catch (IOException failure) {
            throw FileFailure.opening("empty temporary files", folder.get().describe(SUB_FOLDER), failure);
        }
    }

    SpillFile createFile() {
        long number = files.incrementAndGet();
        String name = SUB_FOLDER + "/" + number + ".rows";
        try {
            Folder target = folder.get();
            DataFile file = target.create(name);
            return new SpillFile(file, number, encryption, () -> deleteFile(target, name));
        } catch (IOException failure) {
            throw failed(failure, "create", folder.get().describe(name));
        }
    }

    private static void deleteFile(Folder target, String name) {
        try {
            target.delete(name);
        } catch (IOException failure) {
            throw failed(failure, "delete", target.describe(name));
        }
    }

    /** Ends the query, not the database: nothing but this query needs the file. */
    static DatabaseException failed(IOException failure, String action, String path) {
        ErrorCode code = FileFailure.isDiskFull(failure) ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR;
        String message = "Cannot " + action + " a temporary file of the query: " + path + ": " + failure.getMessage();
        return new DatabaseException(code, message, failure);
    }
}
