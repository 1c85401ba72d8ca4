package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder of the operating system. */
public final class DiskFolder implements Folder {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private static final String DEVICE = "unix:dev";

    private final Path root;

    private DiskFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens a folder, making it and its parents if they are not there.
     *
     * @throws StorageException CANNOT_OPEN if it is a file, or this user may not make or write it; DISK_FULL, IO_ERROR
     */
    public static DiskFolder open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
        } catch (FileAlreadyExistsException e) {
            Path found = e.getFile() == null ? root : Path.of(e.getFile());
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "Cannot open database: " + found + " expected a folder, found " + inPlaceOfFolder(found),
                    e);
        } catch (IOException e) {
            throw FileFailure.opening("make folder", root.toString(), e);
        }
        if (!Files.isWritable(root)) {
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "Cannot open database: folder " + root + " is not writable for user "
                            + System.getProperty("user.name"));
        }
        return new DiskFolder(root);
    }

    /**
     * Makes its name durable, and those of the folders above it up to where its file system is mounted: after a power cut all
     * that was forced in a folder is lost with its name. Called before anything is promised of what is written here; whoever
     * made the folders may have been killed before they were forced, so it does not matter who did.
     *
     * @throws StorageException IO_ERROR if a folder cannot be forced
     */
    public void securePath() {
        if (WINDOWS) {
            return;
        }
        try {
            Path real = root.toRealPath();
            Object device = Files.getAttribute(real, DEVICE);
            for (Path above = real.getParent();
                    above != null && device.equals(Files.getAttribute(above, DEVICE));
                    above = above.getParent()) {
                secure(above);
            }
        } catch (IOException e) {
            throw FileFailure.of("force the folders above", root.toString(), e);
        }
    }

    private static void secure(Path folder) throws IOException {
        try {
            sync(folder);
        } catch (AccessDeniedException e) {
            // one that this user may enter but not read cannot be forced, and was not made by this user
        }
    }

    /**
     * Opens a folder that is there, to read from it.
     *
     * @param what it is expected to be, as "Backup"
     * @throws StorageException CANNOT_OPEN if it is not there
     */
    public static DiskFolder existing(Path path, String what) {
        Path root = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    what + " not found: expected a folder at " + root + ", found " + inPlaceOfFolder(root));
        }
        return new DiskFolder(root);
    }

    private static String inPlaceOfFolder(Path path) {
        if (Files.exists(path)) {
            return "a file";
        }
        return Files.isSymbolicLink(path) ? "a link that leads nowhere" : "none";
    }

    public Path path() {
        return root;
    }

    @Override
    public String describe(String name) {
        return root.resolve(name).toString();
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(root.resolve(name));
    }

    @Override
    public List<String> list(String subFolder) throws IOException {
        Path folder = root.resolve(subFolder);
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (Path file : files) {
                    names.add(file.getFileName().toString());
                }
            }
            Collections.sort(names);
        }
        return names;
    }

    @Override
    public DataFile create(String name) throws IOException {
        Path path = root.resolve(name);
        makeFolderOf(path);
        return DiskFile.create(path);
    }

    /** Makes it with a durable name: without that all that is forced in it may be lost. */
    private void makeFolderOf(Path path) throws IOException {
        if (!Files.isDirectory(path.getParent())) {
            Files.createDirectories(path.getParent());
            sync("");
        }
    }

    @Override
    public DataFile open(String name, boolean writable) throws IOException {
        return DiskFile.open(root.resolve(name), writable);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = root.resolve(to);
        makeFolderOf(target);
        Files.move(root.resolve(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    /** Windows cannot force a folder, and does not need it: its file systems journal names. */
    @Override
    public void sync(String subFolder) throws IOException {
        sync(root.resolve(subFolder));
    }

    private static void sync(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        boolean interrupted = false;
        try {
            while (!forced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if the thread was interrupted before it was done. */
    private static boolean forced(Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
