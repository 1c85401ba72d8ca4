package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LOCK TABLE: what others may do until the transaction ends. */
class LockTableTest {
    private final Database database = Database.inMemory();
    private final Session holder = database.session();
    private final Session other = database.session(SessionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(30)));

    @BeforeEach
    void makeTable() {
        holder.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT)");
        holder.execute("INSERT INTO t VALUES (1, 10)");
        holder.execute("CREATE VIEW v AS SELECT * FROM t");
    }

    @AfterEach
    void close() {
        other.close();
        holder.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCK TABLE t",
                "LOCK t IN ACCESS EXCLUSIVE MODE",
                "LOCK TABLE public.t IN EXCLUSIVE MODE",
                "LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE NOWAIT",
                "LOCK TABLE t IN SHARE MODE",
                "LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE"
            })
    void readersGoOnAndWritersWait(String lock) {
        holder.begin();
        holder.execute(lock);
        assertThat(other.execute("SELECT n FROM t").rows().orElseThrow().next()).isTrue();
        assertThatThrownBy(() -> other.execute("UPDATE t SET n = 11"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT));
        assertThat(holder.execute("UPDATE t SET n = 12").changed()).isEqualTo(1);
        holder.commit();
        assertThat(other.execute("UPDATE t SET n = 11").changed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE"})
    void weakModesKeepTheDefinitionOnly(String mode) {
        holder.begin();
        holder.execute("LOCK TABLE t IN " + mode + " MODE");
        assertThat(other.execute("UPDATE t SET n = 11").changed()).isEqualTo(1);
        assertThatThrownBy(() -> other.execute("TRUNCATE TABLE t"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT));
        holder.rollback();
        assertThatCode(() -> other.execute("TRUNCATE TABLE t")).doesNotThrowAnyException();
    }

    @Test
    void nowaitFailsAtOnceWhereSomebodyWrites() {
        holder.begin();
        holder.execute("UPDATE t SET n = 11");
        try (Session patient = database.session()) {
            patient.begin();
            assertThatThrownBy(() -> patient.execute("LOCK TABLE t IN EXCLUSIVE MODE NOWAIT"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE));
        }
    }

    @Test
    void whoeverHoldsTheLockSeesAllThatOthersHaveCommitted() throws Exception {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(CompletableFuture.runAsync(() -> {
                try (Session writer = database.session()) {
                    for (int n = 0; n < 25; n++) {
                        writer.begin();
                        writer.execute("LOCK TABLE t IN EXCLUSIVE MODE");
                        writer.execute("INSERT INTO t SELECT MAX(id) + 1, 0 FROM t");
                        writer.commit();
                    }
                }
            }));
        }
        for (CompletableFuture<Void> writer : writers) {
            writer.join();
        }
        try (var rows = holder.execute("SELECT MAX(id), COUNT(*) FROM t").rows().orElseThrow()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0).toString() + "/" + rows.value(1)).isEqualTo("101/101");
        }
    }

    @Test
    void outsideATransactionItIsRefused() {
        assertThatThrownBy(() -> holder.execute("LOCK TABLE t"))
                .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.INVALID_TRANSACTION_STATE))
                .hasMessageContaining("BEGIN first");
    }

    @Test
    void whatIsNoTableIsRefused() {
        holder.begin();
        assertThatThrownBy(() -> holder.execute("LOCK TABLE v")).hasMessageContaining("is a view, expected a table");
        assertThatThrownBy(() -> holder.execute("LOCK TABLE t, tt")).hasMessageContaining("(line 1, column 15)");
        assertThatThrownBy(() -> holder.execute("LOCK TABLE t IN ROW MODE"))
                .hasMessageContaining("expected SHARE or EXCLUSIVE");
    }
}
