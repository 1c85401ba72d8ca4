package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    @Test
    void itIsOneFolderMadeWhenAskedForAndGoneWithAllThatIsInIt() throws IOException {
        TemporaryFolder temporary = new TemporaryFolder("docdb-test");
        Folder first = temporary.get();
        first.create("temp/1.rows").close();
        assertThat(temporary.get()).isSameAs(first);
        Path path = Path.of(first.describe(""));
        assertThat(path).isDirectory();
        temporary.close();
        assertThat(Files.exists(path)).isFalse();
        temporary.close();
    }
}
