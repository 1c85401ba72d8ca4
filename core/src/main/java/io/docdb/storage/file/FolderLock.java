package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
    private final FileChannel owner;
    private final String property;

    private FolderLock(FileChannel channel, FileChannel owner, String property) {
        this.channel = channel;
        this.owner = owner;
        this.property = property;
    }

    /** @throws StorageException ALREADY_OPEN naming the holder, CANNOT_OPEN if the folder does not allow a lock */
    public static FolderLock acquire(DiskFolder folder) {
        String property = PROPERTY_PREFIX + realPath(folder);
        String text = ownerText();
        String holder = (String) System.getProperties().putIfAbsent(property, text);
        if (holder != null) {
            throw alreadyOpen(folder, holder.strip() + " (this one; another class loader may have opened it)");
        }
        FileChannel channel = null;
        FileChannel owner = null;
        try {
            channel = lockedChannel(folder, LOCK, 0);
            owner = lockedChannel(folder, OWNER, OWNER_LOCK_AT);
            write(owner, text);
            return new FolderLock(channel, owner, property);
        } catch (IOException e) {
            closeQuietly(channel);
            closeQuietly(owner);
            System.getProperties().remove(property);
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN, "Cannot lock database: " + folder.describe(OWNER) + ": " + e, e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            closeQuietly(owner);
            System.getProperties().remove(property);
            throw e;
        }
    }

    private static void write(FileChannel owner, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        owner.truncate(0);
        while (bytes.hasRemaining()) {
            owner.write(bytes, bytes.position());
        }
    }

    private static Path realPath(DiskFolder folder) {
        try {
            return folder.path().toRealPath();
        } catch (IOException e) {
            return folder.path();
        }
    }

    private static FileChannel lockedChannel(DiskFolder folder, String file, long position) {
        Path path = folder.path().resolve(file);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(position, Long.MAX_VALUE - position, false);
            if (lock == null) {
                closeQuietly(channel);
                throw alreadyOpen(folder, holder(folder));
            }
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
            closeQuietly(owner);
            closeQuietly(channel);
            System.getProperties().remove(property);
        }
    }
}
