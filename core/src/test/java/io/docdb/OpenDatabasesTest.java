package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreState;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.PowerCutFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OpenDatabasesTest {
    private final AtomicBoolean shortOfMemory = new AtomicBoolean();

    /** Its next change stops it for want of memory. */
    private final class Failing extends FilterStore {
        Failing(Store store) {
            super(store);
        }

        @Override
        public StoreState apply(long sequence, Iterable<MapChange> changes) {
            if (shortOfMemory.getAndSet(false)) {
                throw new IllegalStateException(new OutOfMemoryError("on purpose"));
            }
            return super.apply(sequence, changes);
        }
    }

    private Instance inMemory() {
        return new Instance(Optional.empty(), "short", DatabaseOptions.defaults(), () -> {}, Failing::new);
    }

    @Test
    void aNewDatabaseWhoseLogMayNotBeWrittenCannotBeOpened() {
        Folder files = new FilterFolder(new PowerCutFolder(new Random(1))) {
            @Override
            public DataFile create(String name) throws IOException {
                if (name.startsWith("log/")) {
                    throw new AccessDeniedException("/db/" + name);
                }
                return super.create(name);
            }
        };
        assertThatThrownBy(() -> Database.over(files, DatabaseOptions.defaults(), UnaryOperator.identity()))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CANNOT_OPEN);
                    assertThat(e).hasMessageContaining("/db/log/").hasMessageContaining("not permitted for user");
                });
    }

    @Test
    void whatIsInMemoryAloneIsNotOpenedAgainEmptyWhileSomebodyHasIt() {
        Object key = new Object();
        Supplier<Instance> open = this::inMemory;
        OpenDatabases.Shared first = OpenDatabases.acquire(key, false, open);
        Instance stopped = first.current();
        stop(stopped);

        assertThat(first.current()).isSameAs(stopped);
        OpenDatabases.Shared second = OpenDatabases.acquire(key, false, open);
        assertThat(second.current()).isSameAs(stopped);

        OpenDatabases.release(first);
        OpenDatabases.release(second);
        OpenDatabases.Shared third = OpenDatabases.acquire(key, false, open);
        assertThat(third.current().isStopped()).isFalse();
        OpenDatabases.release(third);
    }

    private void stop(Instance instance) {
        shortOfMemory.set(true);
        try (Session session = new Session(instance.engine(), SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.execute("CREATE TABLE t (id BIGINT)"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED));
        }
        assertThat(instance.isStopped()).isTrue();
        assertThat(instance.ranOutOfMemory()).isTrue();
    }
}
