package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Ownership of a database folder. The operating system's lock on {@code docdb.lock} decides, and goes when the process goes,
 * so a stale file does no harm; who holds it stands in {@code docdb.owner}.
 *
 * <p>On POSIX closing any channel of a locked file gives up the lock of the whole process. So the owner has a file of its
 * own, and a second attempt in this process must not even open the lock file: a system property, the one place all class
 * loaders share, tells of the first.
 */
public final class FolderLock implements AutoCloseable {
    private static final String LOCK = "docdb.lock";
    private static final String OWNER = "docdb.owner";

    private static final String PROPERTY_PREFIX = "io.docdb.open.";

    private final FileChannel channel;
    private final String property;

    private FolderLock(FileChannel channel, String property) {
        this.channel = channel;
        this.property = property;
    }

    /** @throws StorageException ALREADY_OPEN naming the holder, CANNOT_OPEN if the folder does not allow a lock */
    public static FolderLock acquire(DiskFolder folder) {
        String property = PROPERTY_PREFIX + realPath(folder);
        if (System.getProperties().putIfAbsent(property, "open") != null) {
            throw alreadyOpen(folder, " (this one; another class loader may have opened it)");
        }
        FolderLock lock = null;
        try {
            lock = new FolderLock(lockedChannel(folder), property);
            return lock;
        } finally {
            if (lock == null) {
                System.getProperties().remove(property);
            }
        }
    }

    private static Path realPath(DiskFolder folder) {
        try {
            return folder.path().toRealPath();
        } catch (IOException e) {
            return folder.path();
        }
    }

    private static FileChannel lockedChannel(DiskFolder folder) {
        Path path = folder.path().resolve(LOCK);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                closeQuietly(channel);
                throw alreadyOpen(folder, "");
            }
            Files.writeString(folder.path().resolve(OWNER), owner());
            return channel;
        } catch (AccessDeniedException e) {
            closeQuietly(channel);
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "Cannot open database: " + e.getFile() + " is not writable for user "
                            + System.getProperty("user.name"),
                    e);
        } catch (IOException | OverlappingFileLockException e) {
            closeQuietly(channel);
            throw new StorageException(ErrorCode.CANNOT_OPEN, "Cannot lock database: " + path + ": " + e, e);
        }
    }

    private static StorageException alreadyOpen(DiskFolder folder, String hint) {
        String holder;
        try {
            holder = Files.readString(folder.path().resolve(OWNER)).strip();
        } catch (IOException e) {
            holder = "an unknown process";
        }
        return new StorageException(
                ErrorCode.ALREADY_OPEN, "Database already open: " + folder.path() + " is held by " + holder + hint);
    }

    private static String owner() {
        return "process " + ProcessHandle.current().pid() + " on host " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // the first failure is the one to report
            }
        }
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            closeQuietly(channel);
            System.getProperties().remove(property);
        }
    }
}
