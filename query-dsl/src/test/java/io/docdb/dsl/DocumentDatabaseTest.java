package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.schema.SchemaViolatedException;
import io.docdb.session.SessionMonitor;
import io.docdb.txn.IsolationLevel;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentDatabaseTest {
    private final DocumentDatabase db = Docdb.inMemory();

    @BeforeEach
    void fill() {
        db.createCollection("account", "id");
        db.collection("account").insertJson("{\"id\":1,\"balance\":100}");
        db.collection("account").insertJson("{\"id\":2,\"balance\":0}");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static long balance(DocumentStore store, int id) {
        return ((LongValue) store.collection("account").get(id).get("balance")).value();
    }

    @Test
    void aTransactionThatIsNotCommittedLeavesNoTrace() {
        try (DocumentTransaction transaction = db.begin()) {
            transaction.collection("account").updateById(1).inc("balance", -30).execute();
            assertThat(balance(transaction, 1)).isEqualTo(70);
            assertThat(balance(db, 1)).isEqualTo(100);
        }
        assertThat(balance(db, 1)).isEqualTo(100);
    }

    @Test
    void whatSetSaysIsNotLeftToWhoeverComesNext() {
        db.sql("CREATE SCHEMA other").execute();
        for (String set : List.of(
                "SET AUTOCOMMIT OFF",
                "SET SCHEMA other",
                "SET REFERENTIAL_INTEGRITY FALSE",
                "SET docdb.rules.off = 'all'",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")) {
            db.sql(set).execute();
            db.sql("UPDATE account SET balance = balance + 1 WHERE id = 2").execute();
        }
        assertThat(balance(db, 2)).isEqualTo(5);
        assertThat(db.sql("SHOW foreign_key_checks").first(String.class)).contains("on");
        assertThat(db.sql("SHOW docdb.rules.off").first(String.class)).contains("");
    }

    @Test
    void aSavepointUndoesTheRestOnly() {
        try (DocumentTransaction transaction = db.begin(IsolationLevel.SNAPSHOT)) {
            transaction.collection("account").updateById(1).inc("balance", 1).execute();
            var before = transaction.savepoint();
            transaction.collection("account").deleteAll();
            transaction.rollbackTo(before);
            transaction.commit();
        }
        assertThat(balance(db, 1)).isEqualTo(101);
    }

    @Test
    void transactRepeatsItselfUntilNobodyIsInTheWay() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> transfers = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> db.transactVoid(transaction -> {
                        long before = balance(transaction, 1);
                        transaction
                                .collection("account")
                                .updateById(1)
                                .set("balance", before - 1)
                                .execute();
                        transaction
                                .collection("account")
                                .updateById(2)
                                .inc("balance", 1)
                                .execute();
                    })))
                    .toList();
            for (Future<?> transfer : transfers) {
                transfer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(balance(db, 1)).isEqualTo(60);
        assertThat(balance(db, 2)).isEqualTo(40);
    }

    @Test
    void aSchemaRefusesWithAllViolations() {
        db.createCollectionWithSchema(
                "people",
                "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}},\"required\":[\"name\"]}");
        assertThatThrownBy(() -> db.collection("people").insertJson("{\"age\":\"old\"}"))
                .isInstanceOf(SchemaViolatedException.class)
                .hasMessageContaining("/age")
                .hasMessageContaining("/name");
    }

    @Test
    void aSchemaIsGivenToACollectionThatIsNotThereYetAlone() {
        String named = "{\"required\":[\"name\"]}";
        db.createCollectionWithSchemaIfMissing("people", named, "id");
        db.createCollectionWithSchemaIfMissing("people", "{\"required\":[\"age\"]}", "other");
        db.collection("people").insertJson("{\"id\":1,\"name\":\"Ada\"}");
        assertThat(db.keyPaths("people")).hasToString("[id]");
        assertThatThrownBy(() -> db.collection("people").insertJson("{\"id\":2,\"age\":3}"))
                .isInstanceOf(SchemaViolatedException.class)
                .hasMessageContaining("/name");
    }

    @Test
    void indexesChangeNoAnswer() {
        List<Document> before =
                db.collection("account").find(where("balance").gt(10)).list();
        db.createIndex(
                "account",
                Index.on("balance")
                        .descending("id")
                        .where(where("balance").gt(5))
                        .named("rich"));
        db.createIndex("account", "id", "balance");
        assertThat(db.collection("account").find(where("balance").gt(10)).list())
                .isEqualTo(before);
        db.dropIndex("rich");
        assertThatThrownBy(() -> db.dropIndex("rich")).isInstanceOf(DatabaseException.class);
        db.createIndex("account", Index.on("balance").unique());
        assertThatThrownBy(() -> db.collection("account").insertJson("{\"id\":3,\"balance\":0}"))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void theAuditTellsWhoChangedWhat() {
        db.onBehalfOf("ada")
                .collection("account")
                .updateById(1)
                .inc("balance", 5)
                .execute();
        Document entry = db.audit().where(where("principal").eq("ada")).one();
        assertThat(entry.get("operation").toString()).isEqualTo("\"UPDATE\"");
        assertThat(entry.get("key").toString()).isEqualTo("\"1\"");
        assertThat(entry.get("paths").toString()).isEqualTo("[\"balance\"]");
    }

    record Account(int id, long balance) {}

    @Test
    void sqlReadsAndWritesTheSameDocuments() {
        assertThat(db.sql("UPDATE account SET balance = balance + ? WHERE id = ?", 5, 2)
                        .execute())
                .isEqualTo(1);
        assertThat(db.sql("SELECT id, balance FROM account ORDER BY id").list(Account.class))
                .containsExactly(new Account(1, 100), new Account(2, 5));
        assertThat(db.sql("SELECT _doc FROM account WHERE id = ?", 2).list(Account.class))
                .containsExactly(new Account(2, 5));
        assertThat(db.sql("SELECT COUNT(*) FROM account").first(Long.class)).contains(2L);
    }

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain(@TempDir Path folder) {
        try (DocumentDatabase first = Docdb.open(folder)) {
            first.createCollection("notes", "id");
            first.collection("notes").insertJson("{\"id\":1,\"price\":0.10}");
        }
        try (DocumentDatabase second = Docdb.open(folder)) {
            assertThat(second.collection("notes").get(1).toString()).isEqualTo("{\"id\":1,\"price\":0.10}");
        }
    }

    @Test
    void aStreamThatIsNotReadToItsEndGivesItsSessionBack() {
        for (int i = 0; i < 100; i++) {
            try (var stream = db.collection("account").find().stream()) {
                assertThat(stream.findFirst()).isPresent();
            }
        }
        assertThat(db.collection("account").count()).isEqualTo(2);
    }

    @Test
    void aTransactionLocksWholeCollections() {
        db.createCollection("notes", "id");
        DocumentCollection<Document> notes = db.collection("notes");
        try (DocumentTransaction mine = db.begin();
                DocumentTransaction others = db.begin()) {
            mine.lock(CollectionLock.exclusive("notes"));
            assertThat(notes.find().count()).isZero();
            assertThatThrownBy(
                            () -> others.lock(CollectionLock.exclusive("notes").noWait()))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE));
            assertThatThrownBy(() -> others.lock(CollectionLock.shared("notes").noWait()))
                    .isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> mine.lock(CollectionLock.shared("nots")))
                    .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.COLLECTION_NOT_FOUND))
                    .hasMessageContaining("notes");
            mine.commit();
            others.lock(CollectionLock.shared("notes").noWait());
            notes.insertJson("{\"id\": 1}");
        }
        assertThat(notes.find().count()).isOne();
    }

    @Test
    void aSessionThatWasTerminatedWhileItWaitedIsPassedOver() {
        assertThat(balance(db, 1)).isEqualTo(100);
        SessionMonitor monitor = db.database().monitor();
        assertThat(monitor.sessions()).isNotEmpty().allMatch(session -> monitor.terminate(session.id()));
        assertThat(balance(db, 1)).isEqualTo(100);
    }
}
