package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.mapping.Id;
import io.docdb.dsl.mapping.Version;
import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.repository.DocumentRepository;
import io.docdb.repository.Repositories;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Optimistic locking: nobody overwrites what he has not read. */
class VersionTest {
    record Account(
            int id, String owner, long balance, @Version Long version) {
        Account with(long newBalance) {
            return new Account(id, owner, newBalance, version);
        }
    }

    /** A bean whose version is primitive. */
    static class Note {
        @Id
        public String key;

        public String text;

        @Version
        public int revision;
    }

    interface Accounts extends DocumentRepository<Account, Integer> {}

    interface Notes extends DocumentRepository<Note, String> {}

    private static final Account ADA = new Account(1, "Ada", 100, null);

    private DocumentDatabase shop;
    private DocumentCollection<Account> accounts;

    @BeforeEach
    void open() {
        shop = Docdb.inMemory();
        shop.createCollection("accounts", "id");
        accounts = shop.collection("accounts", Account.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static void assertChanged(ThrowingCallable call, String... messageParts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_CHANGED))
                .hasMessageStartingWith("Document changed meanwhile: expected ")
                .satisfies(
                        e -> List.of(messageParts).forEach(part -> assertThat(e).hasMessageContaining(part)));
    }

    private long versionOf(int id) {
        return accounts.get(id).version();
    }

    @Test
    void versionsAreCountedFromOne() {
        Account first = accounts.save(ADA);
        Account second = accounts.save(first.with(90));
        assertThat(first.version()).isEqualTo(1);
        assertThat(second).isEqualTo(new Account(1, "Ada", 90, 2L));
        assertThat(accounts.get(1)).isEqualTo(second);
    }

    @Test
    void whatWasReadBeforeAnotherChangeIsNotSaved() {
        Account mine = accounts.save(ADA);
        accounts.save(mine.with(50));
        assertChanged(
                () -> accounts.save(mine.with(90)),
                "expected version 1 of 1 in accounts",
                "found version 2",
                "read it again");
        assertThat(accounts.get(1).balance()).isEqualTo(50);
    }

    @Test
    void whatIsGoneIsNotSavedAgain() {
        Account mine = accounts.save(ADA);
        accounts.deleteById(1);
        assertChanged(() -> accounts.save(mine.with(90)), "found none: it is gone");
        assertThat(accounts.count()).isZero();
    }

    @Test
    void aNewObjectTakesTheKeyOfNoOther() {
        accounts.save(ADA);
        assertChanged(() -> accounts.save(ADA.with(0)), "expected version 0 of 1", "found version 1");
    }

    @Test
    void aDocumentStoredWithoutVersionHasVersionZero() {
        shop.collection("accounts").insertJson("{\"id\":1,\"owner\":\"Ada\",\"balance\":1}");
        Account read = accounts.get(1);
        assertThat(read.version()).isNull();
        assertThat(accounts.save(read.with(2))).isEqualTo(new Account(1, "Ada", 2, 1L));
        assertChanged(() -> accounts.save(read.with(3)), "expected version 0", "found version 1");
    }

    @Test
    void everyWayToInsertGivesTheFirstVersion() {
        accounts.insert(ADA);
        accounts.insertMany(List.of(new Account(2, "Bo", 0, null)));
        accounts.insertIfAbsent(new Account(3, "Cy", 0, 0L));
        accounts.inserting(List.of(new Account(4, "Di", 0, null))).execute();
        accounts.load(Stream.of(new Account(5, "Ed", 0, null)), (inserted, rejected) -> {});
        accounts.upsert(new Account(6, "Flo", 0, null), there -> there.inc("balance", 1));
        accounts.saveMany(List.of(new Account(7, "Gus", 0, null)));
        accounts.insertJson("{\"id\":8,\"owner\":\"Hal\",\"balance\":0}");
        assertThat(accounts.find().list()).hasSize(8).allMatch(account -> account.version() == 1);
    }

    @Test
    void anInsertedCopyKeepsItsVersion() {
        accounts.insert(new Account(1, "Ada", 100, 7L));
        assertThat(versionOf(1)).isEqualTo(7);
    }

    @Test
    void replaceAndRemoveAskForTheVersion() {
        Account mine = accounts.save(ADA);
        assertThat(accounts.replace(mine.with(90))).isTrue();
        assertThat(versionOf(1)).isEqualTo(2);
        assertChanged(() -> accounts.replace(mine.with(80)), "expected version 1", "found version 2");
        assertChanged(() -> accounts.remove(mine), "expected version 1", "found version 2");
        assertThat(accounts.remove(accounts.get(1))).isTrue();
        assertThat(accounts.remove(mine)).isFalse();
        assertThat(accounts.replace(mine)).isFalse();
    }

    @Test
    void manyAreSavedOrNone() {
        Account ada = accounts.save(ADA);
        Account bo = accounts.save(new Account(2, "Bo", 0, null));
        accounts.save(bo.with(5));
        assertChanged(() -> accounts.saveMany(List.of(ada.with(1), bo.with(1))), "of 2 in accounts");
        assertThat(accounts.get(1)).isEqualTo(ada);
        assertThat(accounts.saveAll(List.of(ada.with(1), new Account(3, "Cy", 0, null))))
                .extracting(Account::version)
                .containsExactly(2L, 1L);
    }

    @Test
    void updatesCountTheVersionOfWhatTheyChange() {
        accounts.save(ADA);
        accounts.update(where("id").eq(1)).set("balance", 1).execute();
        accounts.updateById(1).merge("{\"owner\":\"Ada L.\"}").execute();
        accounts.upsert(new Account(1, "", 0, null), there -> there.inc("balance", 1));
        assertThat(accounts.get(1)).isEqualTo(new Account(1, "Ada L.", 2, 4L));
        accounts.updateById(1).set(Account::version, 9L).execute();
        assertThat(versionOf(1)).isEqualTo(9);
        accounts.updateById(1).unset("version").execute();
        assertThat(accounts.get(1).version()).isNull();
    }

    @Test
    void mergesCountTheVersionOfWhatTheyChange() {
        accounts.save(ADA);
        accounts.mergeFrom(List.of(Document.of("id", LongValue.of(1))), "d")
                .on(where("id").eq(field("d.id")))
                .whenMatched(there -> there.inc("balance", 1))
                .execute();
        assertThat(accounts.get(1)).isEqualTo(new Account(1, "Ada", 101, 2L));
    }

    @Test
    void documentsCarryVersionsWhereTheyAreAskedTo() {
        DocumentCollection<Document> plain = shop.collection("accounts").withVersion("version");
        Document first = plain.save(Document.of("id", LongValue.of(1)));
        Document second = plain.save(first.with("owner", new TextValue("Ada")));
        assertThat(second).hasToString("{\"id\":1,\"version\":2,\"owner\":\"Ada\"}");
        assertChanged(() -> plain.save(first), "expected version 1", "found version 2");
    }

    @Test
    void aVersionLiesInNothing() {
        for (String path : List.of("meta.version", "versions[0]")) {
            assertThatThrownBy(() -> shop.collection("accounts").withVersion(path))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER))
                    .hasMessageContaining("found " + path);
        }
    }

    @Test
    void repositoriesKeepToVersions() {
        Notes notes = Repositories.create(shop, Notes.class);
        Note note = new Note();
        note.text = "one";
        Note stored = notes.save(note);
        assertThat(stored.key).isNotEmpty();
        assertThat(stored.revision).isEqualTo(1);
        stored.text = "two";
        Note again = notes.saveAll(List.of(stored)).get(0);
        assertThat(again.revision).isEqualTo(2);
        assertChanged(() -> notes.save(stored));
        assertChanged(() -> notes.delete(stored));
        Note other = notes.save(new Note());
        assertChanged(() -> notes.deleteAll(List.of(other, stored)));
        assertThat(notes.findAll()).hasSize(2);
        notes.delete(other);
        notes.delete(again);
        assertThat(notes.count()).isZero();
    }

    @Test
    void aTransactionThatLostIsRunAgain() throws Exception {
        Repositories.create(shop, Accounts.class).save(ADA);
        int threads = 4;
        int deposits = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Void> depositor = () -> {
                for (int i = 0; i < deposits; i++) {
                    shop.transact(tx -> {
                        Accounts inside = Repositories.create(tx, Accounts.class);
                        Account account = inside.findById(1).orElseThrow();
                        return inside.save(account.with(account.balance() + 1));
                    });
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> depositor).toList())) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(accounts.get(1)).isEqualTo(new Account(1, "Ada", 100 + threads * deposits, 1L + threads * deposits));
    }

    record OfSpring(
            @org.springframework.data.annotation.Id String name,
            @org.springframework.data.annotation.Version int revision) {}

    static class OfPersistence {
        @jakarta.persistence.Id
        public String name;

        @jakarta.persistence.Version
        public Long revision;
    }

    interface Springs extends DocumentRepository<OfSpring, String> {}

    interface Persistents extends DocumentRepository<OfPersistence, String> {}

    @Test
    void theMarksOfOthersMeanTheSame() {
        Springs springs = Repositories.create(shop, Springs.class);
        OfSpring first = springs.save(new OfSpring("a", 0));
        assertThat(springs.save(first)).isEqualTo(new OfSpring("a", 2));
        assertChanged(() -> springs.save(first));
        Persistents persistents = Repositories.create(shop, Persistents.class);
        OfPersistence one = new OfPersistence();
        one.name = "b";
        OfPersistence stored = persistents.save(one);
        assertThat(persistents.findById("b").orElseThrow().revision).isEqualTo(1);
        persistents.save(stored);
        assertChanged(() -> persistents.delete(stored));
    }

    @Test
    void aVersionIsOneWholeNumber() {
        record Dated(int id, @Version String version) {}
        record Twice(int id, @Version long a, @Version long b) {}
        assertThatThrownBy(() -> shop.collection("accounts", Dated.class))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DEFINITION))
                .hasMessageContainingAll("expected one property of Dated", "found String version");
        assertThatThrownBy(() -> shop.collection("accounts", Twice.class)).hasMessageContaining("found long a, long b");
    }
}
