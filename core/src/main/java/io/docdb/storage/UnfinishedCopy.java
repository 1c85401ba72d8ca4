package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/**
 * The empty file {@code docdb.unfinished}: it stands in the folder of a backup, a restore or a salvage from before the first
 * file of the copy until after the last is durable. Half a copy may be a database that opens, with some of the commits or none
 * at all; what a kill or a power cut leaves of it must not pass for the whole.
 */
public final class UnfinishedCopy {
    private static final String NAME = "docdb.unfinished";

    private UnfinishedCopy() {}

    /**
     * Called before anything else is written into the folder, which was seen empty. Who fails here has no part in what is in
     * it and must leave that alone: another copy may have been begun or even finished meanwhile.
     *
     * @throws StorageException INVALID_PARAMETER if the folder is not empty any more
     */
    public static void begin(Folder target) throws IOException {
        try {
            target.create(NAME).close();
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(
                    ErrorCode.INVALID_PARAMETER,
                    "Folder not empty: another copy is being written into " + target.describe(""),
                    e);
        }
        boolean begun = false;
        try {
            target.sync("");
            StoreCopy.requireEmpty(target, 1);
            begun = true;
        } finally {
            if (!begun) {
                target.delete(NAME);
            }
        }
    }

    /** Called when all there is in the folder is durable, or all of it is gone; does nothing if it was not begun. */
    public static void end(Folder target) throws IOException {
        if (target.exists(NAME)) {
            target.delete(NAME);
            target.sync("");
        }
    }

    /** True if a file is the mark, which must be the last to go. */
    public static boolean isMark(String file) {
        return file.equals(NAME);
    }

    /** @throws StorageException CANNOT_OPEN if the folder holds a copy that has not come to its end */
    public static void requireNone(Folder folder) throws IOException {
        if (folder.exists(NAME)) {
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "Copy not finished: " + folder.describe(NAME)
                            + " says that the backup, restore or salvage that wrote this"
                            + " folder did not come to its end, or is still at work; write it again into an empty"
                            + " folder");
        }
    }
}
