package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process does not get a database that is open, not even if somebody has deleted its lock. */
class SecondOwnerTest {
    @TempDir
    Path folder;

    /** Prints how opening a folder went. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try {
                Database.open(Path.of(arguments[0])).close();
                System.out.print("opened");
            } catch (DatabaseException e) {
                System.out.print(e.code() + ": " + e.getMessage());
            }
        }
    }

    private String openElsewhere() throws IOException, InterruptedException {
        return ChildJvm.run(0, "64m", Opener.class, folder.toString());
    }

    @Test
    void aDeletedLockFileLetsNobodyIn() throws IOException, InterruptedException {
        String holder = "held by process " + ProcessHandle.current().pid() + " on host";
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            assertThat(openElsewhere()).startsWith("ALREADY_OPEN").contains(holder);
            Files.delete(folder.resolve("docdb.lock"));
            assertThat(openElsewhere()).startsWith("ALREADY_OPEN").contains(holder);
            session.execute("INSERT INTO t VALUES (1)");
        }
        assertThat(openElsewhere()).isEqualTo("opened");
    }

    @Test
    void whoseLocksWereAllDeletedDoesNotWriteOverWhatAnotherProcessHasWritten()
            throws IOException, InterruptedException {
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            Files.delete(folder.resolve("docdb.lock"));
            Files.delete(folder.resolve("docdb.owner"));
            assertThat(openElsewhere()).isEqualTo("opened");
            byte[] control = Files.readAllBytes(folder.resolve("docdb.control"));
            byte[] data = Files.readAllBytes(folder.resolve("docdb.data"));
            session.execute("INSERT INTO t VALUES (1)");
            assertThatThrownBy(database::checkpoint)
                    .hasMessageContaining("was removed or replaced while the database was open");
            assertThat(Files.readAllBytes(folder.resolve("docdb.control"))).isEqualTo(control);
            assertThat(Files.readAllBytes(folder.resolve("docdb.data"))).isEqualTo(data);
        }
    }
}
