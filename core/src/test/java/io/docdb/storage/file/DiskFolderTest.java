package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFolderTest {
    @TempDir
    Path path;

    @Test
    void aFolderIsMadeWithThoseAboveItAndItsPathForced() {
        DiskFolder folder = DiskFolder.open(path.resolve("a/b/c"));
        folder.securePath();
        assertThat(path.resolve("a/b/c")).isDirectory();
        DiskFolder.open(path.resolve("a/b/c")).securePath();
    }

    @Test
    void thePathOfALinkIsThatOfWhatItPointsTo() throws IOException {
        Files.createDirectories(path.resolve("there/db"));
        Path link = Files.createSymbolicLink(path.resolve("link"), path.resolve("there/db"));
        DiskFolder folder = DiskFolder.open(link);
        folder.securePath();
        assertThat(folder.path()).isEqualTo(link);
    }

    @Test
    void aLinkThatLeadsNowhereIsToldAsSuchAndAFileAsAFile() throws IOException {
        Path link = Files.createSymbolicLink(path.resolve("link"), path.resolve("gone"));
        Path file = Files.createFile(path.resolve("file"));
        assertThatThrownBy(() -> DiskFolder.open(link))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Cannot open database: " + link + " expected a folder, found a link that leads nowhere");
        assertThatThrownBy(() -> DiskFolder.open(link.resolve("below")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(link + " expected a folder, found a link that leads nowhere");
        assertThatThrownBy(() -> DiskFolder.existing(link, "Backup"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("expected a folder at " + link + ", found a link that leads nowhere");
        assertThatThrownBy(() -> DiskFolder.open(file))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Cannot open database: " + file + " expected a folder, found a file");
    }

    @Test
    void aPathThatIsGoneCannotBeForced() throws IOException {
        DiskFolder folder = DiskFolder.open(path.resolve("gone"));
        Files.delete(path.resolve("gone"));
        assertThatThrownBy(folder::securePath)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("force the folders above");
    }

    /** An interrupt closes the channel a thread is using; the folder is forced all the same. */
    @Test
    void anInterruptedThreadForcesItsPath() {
        DiskFolder folder = DiskFolder.open(path.resolve("a"));
        Thread.currentThread().interrupt();
        folder.securePath();
        assertThat(Thread.interrupted()).isTrue();
    }
}
