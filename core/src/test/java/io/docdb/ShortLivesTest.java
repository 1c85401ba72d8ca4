package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import io.docdb.storage.file.PowerCutFolder;
import java.io.IOException;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Many lives that are killed long before a checkpoint is due. */
class ShortLivesTest {
    private static final int LIVES = 100;

    private final Random random = new Random(7);
    private PowerCutFolder folder = new PowerCutFolder(random);
    private int rows;

    /** Each replays what was written after the last checkpoint, and would leave one more segment for the next. */
    @Test
    void whatKilledLivesHaveWrittenIsNotReplayedByAllThatFollow() throws IOException {
        for (int life = 0; life < LIVES; life++) {
            Database database = open();
            addRow(database);
            PowerCutFolder killed = folder.afterKill(random);
            folder.cutNow();
            try {
                database.close();
            } catch (DatabaseException | PowerCutFolder.PowerCut e) {
                // nothing can be closed any more
            }
            folder = killed;
        }
        assertThat(folder.list("log")).hasSizeLessThan(50);
        try (Database database = open();
                Session session = database.session()) {
            assertThat(DatabaseTest.rows(session, "SELECT COUNT(*) FROM t")).containsExactly("" + LIVES);
        }
    }

    private Database open() {
        return Database.over(folder, DatabaseOptions.defaults().withKeptLog(0), UnaryOperator.identity());
    }

    private void addRow(Database database) {
        try (Session session = database.session()) {
            session.execute("CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, n INT)");
            session.execute("INSERT INTO t VALUES (" + rows++ + ", 1)");
        }
    }
}
