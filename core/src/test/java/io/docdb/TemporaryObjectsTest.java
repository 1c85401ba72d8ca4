package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary tables, views and sequences are of one session, and go with it, however it ends. */
class TemporaryObjectsTest {
    private static final String LIST =
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema LIKE 'temp%'"
                    + " UNION ALL SELECT sequence_schema, sequence_name FROM information_schema.sequences";

    @TempDir
    private Path folder;

    @Test
    void noOtherSessionFindsThem() {
        try (Database database = Database.open(folder);
                Session owner = database.session(SessionOptions.DEFAULT);
                Session other = database.session(SessionOptions.DEFAULT)) {
            make(owner);
            for (String query : List.of("SELECT * FROM t", "SELECT * FROM v", "SELECT NEXT VALUE FOR s")) {
                assertThatThrownBy(() -> other.execute(query)).as(query).hasMessageContaining("not found");
            }
        }
    }

    @Test
    void theyGoWithTheirSession() {
        try (Database database = Database.open(folder)) {
            try (Session owner = database.session(SessionOptions.DEFAULT)) {
                make(owner);
                assertThat(listed(owner)).hasSize(4); // the sequence of the identity column, too
            }
            assertThat(listed(database)).isEmpty();
        }
    }

    @Test
    void theyGoWithASerializableSessionWhileOthersDefine() throws Exception {
        try (Database database = Database.open(folder)) {
            Callable<Void> sessions = () -> {
                for (int i = 0; i < 40; i++) {
                    try (Session owner = database.session(SessionOptions.DEFAULT)) {
                        make(owner);
                        owner.setOptions(owner.options().withIsolation(IsolationLevel.SERIALIZABLE));
                    }
                }
                return null;
            };
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<Void> done : threads.invokeAll(Collections.nCopies(4, sessions))) {
                    done.get(); // no close has failed
                }
            } finally {
                threads.shutdown();
            }
            assertThat(listed(database)).isEmpty();
        }
    }

    @Test
    void whatAKilledProcessLeavesBehindGoesWhenTheDatabaseIsOpened(@TempDir Path killed) throws IOException {
        try (Database database = Database.open(folder);
                Session owner = database.session(SessionOptions.DEFAULT)) {
            make(owner);
            owner.execute("CREATE TABLE kept (x INT)");
            copyFiles(folder, killed);
        }
        try (Database opened = Database.open(killed);
                Session session = opened.session(SessionOptions.DEFAULT)) {
            assertThat(listed(session)).isEmpty();
            session.execute("SELECT * FROM kept");
            opened.verify();
        }
    }

    private static void make(Session session) {
        session.execute("CREATE TEMP TABLE t (x INT GENERATED ALWAYS AS IDENTITY, y INT UNIQUE)");
        session.execute("INSERT INTO t (y) VALUES (7)");
        session.execute("CREATE TEMP VIEW v AS SELECT y FROM t");
        session.execute("CREATE TEMP SEQUENCE s");
        session.execute("DROP SEQUENCE IF EXISTS nothing");
    }

    private static List<String> listed(Database database) {
        try (Session session = database.session(SessionOptions.DEFAULT)) {
            return listed(session);
        }
    }

    private static List<String> listed(Session session) {
        return DatabaseTest.rows(session, LIST);
    }

    /** As they are on disk at this moment: every commit so far is in them. */
    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
