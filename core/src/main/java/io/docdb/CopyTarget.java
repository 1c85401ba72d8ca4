package io.docdb;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a copy of a database is to go: outside of every database. What lies inside one is deleted with it, some of it when it
 * is opened ({@code temp}), and who copies the folder copies it again.
 */
final class CopyTarget {
    private CopyTarget() {}

    /**
     * Opens the folder, making it if it is not there.
     *
     * @param what is to be written, as "Backup"
     * @throws StorageException INVALID_PARAMETER if it lies in the folder of a database
     */
    static DiskFolder open(Path target, String what) {
        Path real = real(target);
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            if (isDatabase(above)) {
                throw new StorageException(
                        ErrorCode.INVALID_PARAMETER,
                        what + " expected a folder of its own: " + target + " lies in " + above
                                + ", which is the folder of a database");
            }
        }
        DiskFolder folder = DiskFolder.open(target);
        folder.securePath();
        return folder;
    }

    /** As {@link #open}, of a copy of the database in {@code source}, which may be damaged. */
    static DiskFolder open(Path source, Path target, String what) {
        Path real = real(target);
        Path from = real(source);
        if (real.startsWith(from)) {
            throw new StorageException(
                    ErrorCode.INVALID_PARAMETER,
                    what + " expected a folder of its own: " + target + (real.equals(from) ? " is " : " lies in ")
                            + "the folder that is copied");
        }
        return open(target, what);
    }

    private static boolean isDatabase(Path folder) {
        return Files.isReadable(folder) && StoreCopy.hasControlRecord(DiskFolder.existing(folder, "Folder"));
    }

    /** Without links, as far as it is there. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path there = absolute;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return absolute;
        }
        try {
            return there.toRealPath().resolve(there.relativize(absolute)).normalize();
        } catch (IOException e) {
            throw FileFailure.of("find folder", there.toString(), e);
        }
    }
}
