package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreState;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.PowerCutFolder;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database stops while CHECK DATABASE looks at it: the files have been seen, the documents not. */
class CheckOfStoppedTest {
    private Database database;
    private List<Damage> inFiles = List.of();
    private boolean failing;

    private final class Stopping extends FilterStore {
        Stopping(Store store) {
            super(store);
        }

        @Override
        public StoreState apply(long sequence, Iterable<MapChange> changes) {
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
            return super.apply(sequence, changes);
        }

        @Override
        public void verify(Consumer<Damage> out) {
            super.verify(out);
            inFiles.forEach(out);
            failing = true;
            try (Session session = database.session()) {
                assertThatThrownBy(() -> session.execute("INSERT INTO t VALUES (2)"))
                        .isInstanceOf(DatabaseException.class);
            }
        }
    }

    @BeforeEach
    void open() {
        database = Database.over(new PowerCutFolder(new Random(1)), DatabaseOptions.defaults(), Stopping::new);
        try (Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            session.execute("INSERT INTO t VALUES (1)");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStopIsNoDamage() {
        try (Session session = database.session()) {
            assertThatThrownBy(() -> session.execute("CHECK DATABASE"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED))
                    .hasMessageContaining("on purpose");
        }
    }

    @Test
    void whatWasFoundBeforeIsTold() {
        inFiles = List.of(new Damage("docdb.data", 4096, "broken on purpose"));
        assertThat(database.verify()).isEqualTo(inFiles);
    }
}
