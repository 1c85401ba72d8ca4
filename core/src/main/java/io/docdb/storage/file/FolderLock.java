package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Ownership of a database folder. The operating system's lock on {@code docdb.lock} decides, and goes when the process goes,
 * so a stale file does no harm; who holds it stands in {@code docdb.owner}. That file is locked, too: people delete lock
 * files that they think are stale, and two owners would write over each other.
 *
 * <p>On POSIX closing any channel of a locked file gives up the lock of the whole process. So a second attempt in this
 * process must not even open the files: a system property, the one place all class loaders share, tells of the first.
 */
public final class FolderLock implements AutoCloseable {
    private static final String LOCK = "docdb.lock";
    private static final String OWNER = "docdb.owner";

    private static final String PROPERTY_PREFIX = "io.docdb.open.";

    /** Behind the text, for where the system keeps others from reading what is locked. */
    private static final long OWNER_LOCK_AT = 1L << 40;

    private final FileChannel channel;
    private final RandomAccessFile owner; // its writes, other than a channel's, are not ended by an interrupt
    private final String property;

    private FolderLock(FileChannel channel, RandomAccessFile owner, String property) {
        this.channel = channel;
        this.owner = owner;
        this.property = property;
    }

    /**
     * @throws StorageException ALREADY_OPEN naming the holder; CANNOT_OPEN if the folder does not allow a lock; DISK_FULL or
     *     IO_ERROR if the files cannot be made or written
     */
    public static FolderLock acquire(DiskFolder folder) {
        String property = PROPERTY_PREFIX + realPath(folder);
        String text = ownerText();
        String holder = (String) System.getProperties().putIfAbsent(property, text);
        if (holder != null) {
            throw alreadyOpen(folder, holder.strip() + " (this one; another class loader may have opened it)");
        }
        FileChannel channel = null;
        RandomAccessFile owner = null;
        String file = LOCK;
        boolean locked = false;
        try {
            channel =
                    FileChannel.open(folder.path().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel, 0, folder);
            file = OWNER;
            owner = new RandomAccessFile(folder.path().resolve(OWNER).toFile(), "rw");
            lock(owner.getChannel(), OWNER_LOCK_AT, folder);
            owner.setLength(0);
            owner.write(text.getBytes(StandardCharsets.UTF_8));
            FolderLock lock = new FolderLock(channel, owner, property);
            locked = true;
            return lock;
        } catch (IOException | RuntimeException e) {
            throw cannotLock(folder.describe(file), e);
        } finally {
            if (!locked) {
                closeQuietly(owner);
                closeQuietly(channel);
                System.getProperties().remove(property);
            }
        }
    }

    static StorageException cannotLock(String file, Exception e) {
        if (e instanceof StorageException known) {
            return known;
        }
        return e instanceof IOException failure
                ? FileFailure.opening("lock database", file, failure)
                : new StorageException(ErrorCode.CANNOT_OPEN, "Cannot lock database: " + file + ": " + e, e);
    }

    private static Path realPath(DiskFolder folder) {
        try {
            return folder.path().toRealPath();
        } catch (IOException e) {
            return folder.path();
        }
    }

    private static void lock(FileChannel channel, long position, DiskFolder folder) throws IOException {
        try {
            if (channel.tryLock(position, Long.MAX_VALUE - position, false) == null) {
                throw alreadyOpen(folder, holder(folder));
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "Cannot lock database: the file system of " + folder.path() + " says: " + e,
                    e);
        }
    }

    private static StorageException alreadyOpen(DiskFolder folder, String holder) {
        return new StorageException(
                ErrorCode.ALREADY_OPEN, "Database already open: " + folder.path() + " is held by " + holder);
    }

    private static String holder(DiskFolder folder) {
        try {
            return Files.readString(folder.path().resolve(OWNER)).strip();
        } catch (IOException e) {
            return "an unknown process";
        }
    }

    private static String ownerText() {
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

    private static void closeQuietly(Closeable file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // the first failure is the one to report
            }
        }
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            closeQuietly(owner);
            closeQuietly(channel);
            System.getProperties().remove(property);
        }
    }
}
