package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.value.LongValue;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a sequence has given to somebody it gives to nobody else, though the power goes right afterwards. */
class DrawnNumbersTest {
    private static final int LIVES = 20;

    private final Random random = new Random(7);
    private PowerCutFolder folder = new PowerCutFolder(random);

    @Test
    void aQueryDrawsWhatNoCrashGivesAgain() {
        live(session -> session.execute("CREATE SEQUENCE numbers").changed());
        long last = 0;
        for (int life = 0; life < LIVES; life++) {
            long drawn = live(session -> number(session, "SELECT NEXT VALUE FOR numbers"));
            assertThat(drawn).isGreaterThan(last);
            last = drawn;
        }
    }

    @Test
    void soDoesOneInATransactionThatIsNotCommitted() {
        live(session -> session.execute("CREATE SEQUENCE numbers").changed());
        long last = 0;
        for (int life = 0; life < LIVES; life++) {
            long drawn = live(session -> {
                session.execute("BEGIN");
                return number(session, "SELECT NEXTVAL('numbers')");
            });
            assertThat(drawn).isGreaterThan(last);
            last = drawn;
        }
    }

    @Test
    void whatASequenceIsSetToIsNotForgotten() {
        live(session -> session.execute("CREATE SEQUENCE numbers").changed());
        for (int life = 1; life <= LIVES; life++) {
            long value = 1000L * life;
            live(session -> number(session, "SELECT SETVAL('numbers', " + value + ")"));
            assertThat(live(session -> number(session, "SELECT NEXT VALUE FOR numbers")))
                    .isEqualTo(value + 1);
        }
    }

    /** Does one thing in a database whose power goes as soon as the answer is there. */
    private long live(ToLongFunction<Session> work) {
        Database database = Database.over(folder, DatabaseOptions.defaults(), UnaryOperator.identity());
        try {
            return work.applyAsLong(database.session());
        } finally {
            folder.cutNow();
            try {
                database.close();
            } catch (DatabaseException | PowerCutFolder.PowerCut e) {
                // the power is gone: nothing can be closed
            }
            folder = folder.afterCut(random);
        }
    }

    private static long number(Session session, String query) {
        ResultRows rows = session.execute(query).rows().orElseThrow();
        assertThat(rows.next()).isTrue();
        return ((LongValue) rows.value(0)).longValue();
    }
}
