package io.docdb.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder among the operating system's temporary files: made when somebody asks for it, deleted with all that is in it on
 * close. Thread-safe.
 */
public final class TemporaryFolder implements Supplier<Folder>, AutoCloseable {
    private final String prefix;
    private DiskFolder folder;

    /** @param prefix of its name, by which a user knows whose it is */
    public TemporaryFolder(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public synchronized Folder get() {
        if (folder == null) {
            try {
                folder = DiskFolder.existing(Files.createTempDirectory(prefix), "Temporary folder");
            } catch (IOException e) {
                throw FileFailure.of(
                        "make a temporary folder for a large query", System.getProperty("java.io.tmpdir"), e);
            }
        }
        return folder;
    }

    /** Deletes what can be deleted: what is left does no harm, and nobody could do anything about it. */
    @Override
    public synchronized void close() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder.path())) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // a file that is still open on Windows, perhaps
        }
        folder = null;
    }
}
