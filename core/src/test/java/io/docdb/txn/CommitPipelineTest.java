package io.docdb.txn;

import static io.docdb.txn.Rows.MAP;
import static io.docdb.txn.Rows.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.file.StopSwitch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitPipelineTest {
    private final ManualLog log = new ManualLog();
    private final StopSwitch stop = new StopSwitch();
    private final AtomicInteger shortages = new AtomicInteger();
    private String shortageIn = "";
    private final Store store = withShortages(Store.inMemory());
    private TransactionManager manager;

    private void open(CommitParticipant participant) {
        manager = new TransactionManager(store, log, stop, participant, TransactionSettings.defaults(), 0);
        commit(transaction -> transaction.createMap(MAP));
    }

    @AfterEach
    void close() {
        manager.close();
        store.close();
    }

    /** A store that runs out of memory so many times in one of its methods, before it has done anything. */
    private Store withShortages(Store memory) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(shortageIn) && shortages.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("planted");
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "publish"})
    void shortageOfMemoryBehindTheLogIsWaitedOut(String where) {
        open(CommitParticipant.NONE);
        shortages.set(3);
        shortageIn = where;
        commit(transaction -> Rows.put(transaction, "a", "1"));
        shortageIn = "";
        assertThat(shortages.get()).as("the shortages came").isLessThan(0);
        assertThat(read("a")).isEqualTo("1");
        assertThat(stop.isStopped()).isFalse();
    }

    @Test
    void shortageOfMemoryAtTheLogFailsItsOwnCommitOnly() {
        open(CommitParticipant.NONE);
        log.plant(new OutOfMemoryError("planted"));
        assertThatThrownBy(() -> commit(transaction -> Rows.put(transaction, "a", "1")))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(commit(transaction -> Rows.put(transaction, "b", "2")).sequence())
                .isEqualTo(2);
        assertThat(read("a") + read("b")).isEqualTo("-2");
    }

    /** As a JVM does that finds no memory for a compiled frame: what is to be done at the end of a method is not done. */
    @Test
    void whoeverIsCutOffUnderTheCommitLockStopsAllAndKeepsNobodyWaiting() throws Exception {
        OutOfMemoryError planted = new OutOfMemoryError("planted");
        open(onDerive(record -> {
            if (record.sequence() == 2) {
                store.commitLock().lock(); // once more than it will be given back
                throw planted;
            }
        }));
        assertThatThrownBy(() -> commit(transaction -> Rows.put(transaction, "a", "1")))
                .isSameAs(planted);
        try (Client writer = new Client(manager, TransactionOptions.DEFAULT)) {
            writer.put("b", "2");
            Future<?> waiting = writer.startRun(Transaction::commit);
            writer.assertWaits(waiting);

            manager.endCutOff(planted);

            assertFails(ErrorCode.DATABASE_STOPPED, () -> Client.await(waiting));
        }
        assertThat(stop.ranOutOfMemory()).isTrue();
    }

    @Test
    void whoseCommitNobodyHasInHandAnyMoreIsToldOfTheStop() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        open(onDerive(record -> {
            if (record.sequence() == 2) {
                inHand.countDown();
                end.await();
            }
        }));
        try (Client first = new Client(manager, TransactionOptions.DEFAULT);
                Client second = new Client(manager, TransactionOptions.DEFAULT)) {
            first.put("a", "1");
            Future<?> stuck = first.startRun(Transaction::commit);
            inHand.await();
            second.put("b", "2");
            Future<?> waiting = second.startRun(Transaction::commit);
            second.assertWaits(waiting);

            stop.stop(new OutOfMemoryError("planted"));

            assertFails(ErrorCode.DATABASE_STOPPED, () -> Client.await(waiting));
            end.countDown();
            assertFails(ErrorCode.DATABASE_STOPPED, () -> Client.await(stuck));
        }
    }

    private interface Work {
        void on(CommitRecord record) throws InterruptedException;
    }

    private static CommitParticipant onDerive(Work work) {
        return new CommitParticipant() {
            @Override
            public void derive(CommitRecord record, StoreSnapshot before, boolean replay, Consumer<MapChange> out) {
                try {
                    work.on(record);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private CommitResult commit(Consumer<Transaction> work) {
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            work.accept(transaction);
            return transaction.commit();
        }
    }

    private String read(String key) {
        try (Transaction reader = manager.begin(TransactionOptions.DEFAULT)) {
            return Rows.get(reader, key);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void commitIsSeenByNobodyAndNotAcknowledgedBeforeItIsDurable() {
        open(CommitParticipant.NONE);
        log.hold();
        try (Client writer = new Client(manager, TransactionOptions.DEFAULT)) {
            writer.put("a", "1");
            Future<?> committing = writer.startRun(Transaction::commit);
            await(() -> log.size() == 2);
            assertThat(read("a")).isEqualTo("-");
            assertThat(committing.isDone()).isFalse();
            try (Client other = new Client(manager, TransactionOptions.DEFAULT)) {
                Future<?> waiting = other.startPut("a", "2");
                other.assertWaits(waiting); // the lock goes with the visibility, not before

                log.makeDurable();

                Client.await(committing);
                Client.await(waiting);
            }
            assertThat(read("a")).isEqualTo("1");
        }
    }

    @Test
    void asyncCommitReturnsAtOnceAndIsSeenByTheNextAsyncTransaction() {
        open(CommitParticipant.NONE);
        log.hold();
        TransactionOptions async = TransactionOptions.DEFAULT.withDurability(Durability.ASYNC);
        try (Transaction writer = manager.begin(async)) {
            Rows.put(writer, "a", "1");
            writer.commit();
        }
        assertThat(read("a")).isEqualTo("-");
        try (Transaction next = manager.begin(async)) {
            assertThat(Rows.get(next, "a")).isEqualTo("1");
            Rows.put(next, "b", Rows.get(next, "a"));
            next.commit();
        }
        log.makeDurable();
        assertThat(read("a") + read("b")).isEqualTo("11");
    }

    @Test
    void failureOfTheLogStopsEverybody() {
        open(CommitParticipant.NONE);
        log.hold();
        try (Client waiting = new Client(manager, TransactionOptions.DEFAULT);
                Transaction idle = manager.begin(TransactionOptions.DEFAULT)) {
            waiting.put("a", "1");
            Future<?> committing = waiting.startRun(Transaction::commit);
            await(() -> log.size() == 2);
            log.fail();

            assertFails(ErrorCode.DATABASE_STOPPED, () -> commit(transaction -> Rows.put(transaction, "b", "2")));

            assertFails(ErrorCode.DATABASE_STOPPED, () -> Client.await(committing));
            assertFails(ErrorCode.DATABASE_STOPPED, () -> manager.begin(TransactionOptions.DEFAULT));
            await(() -> !idle.isActive());
            assertFails(ErrorCode.DATABASE_STOPPED, () -> Rows.get(idle, "a"));
            assertThat(stop.isStopped()).isTrue();
        }
    }

    @Test
    void durableNewsAfterAStopAcknowledgesNobody() {
        open(CommitParticipant.NONE);
        log.hold();
        try (Client waiting = new Client(manager, TransactionOptions.DEFAULT)) {
            waiting.put("a", "1");
            Future<?> committing = waiting.startRun(Transaction::commit);
            await(() -> log.size() == 2);
            stop.stop(new IllegalStateException("planted"));
            log.makeDurable();
            assertFails(ErrorCode.DATABASE_STOPPED, () -> Client.await(committing));
        }
    }

    @Test
    void participantThatFailsFailsItsOwnCommitOnly() {
        List<Throwable> planted =
                new ArrayList<>(List.of(new IllegalStateException("planted"), new OutOfMemoryError("planted")));
        open(new CommitParticipant() {
            @Override
            public void derive(CommitRecord record, StoreSnapshot before, boolean replay, Consumer<MapChange> out) {
                if (record.principal().equals("bad")) {
                    Throwable next = planted.remove(0);
                    if (next instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) next;
                }
            }
        });
        for (Class<?> expected : List.of(DatabaseException.class, OutOfMemoryError.class)) {
            Transaction bad = manager.begin(TransactionOptions.DEFAULT.withPrincipal("bad"));
            Rows.put(bad, "a", "1");
            assertThatThrownBy(bad::commit).isInstanceOf(expected).hasMessageContaining("planted");
            assertThat(bad.isActive()).isFalse();
        }
        CommitResult next = commit(transaction -> Rows.put(transaction, "a", "2"));
        assertThat(next.sequence()).as("a failed commit leaves no gap").isEqualTo(2);
        assertThat(read("a")).isEqualTo("2");
    }

    @Test
    void writeToAMapThatIsGoneIsRefusedBeforeItEntersTheLog() {
        open(CommitParticipant.NONE);
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            transaction.put(-99, key("x"), key("y"));
            assertFails(ErrorCode.SERIALIZATION_FAILURE, transaction::commit);
        }
        assertThat(log.size()).isEqualTo(1);
        commit(transaction -> Rows.put(transaction, "a", "1"));
        assertThat(read("a")).isEqualTo("1");
    }

    @Test
    void annotationContextAndPrincipalStandInTheRecordThatListenersGet() {
        open(new CommitParticipant() {
            @Override
            public byte[] annotate(WriteSetView writes, Transaction reader) {
                if (reader.options().principal().isEmpty()) {
                    return new byte[0];
                }
                Change change = writes.changes().get(0);
                reader.putContext("before", Rows.text(writes.before(change.map(), change.key())));
                return key(Rows.text(change.value()) + Rows.get(reader, "b"));
            }
        });
        commit(transaction -> {
            Rows.put(transaction, "a", "1");
            Rows.put(transaction, "b", "2");
        });
        List<CommitRecord> told = new ArrayList<>();
        manager.addListener(told::add);
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT.withPrincipal("ada"))) {
            transaction.putContext("request", "r7");
            Rows.put(transaction, "a", "10");
            transaction.commit();
        }
        assertThat(told).hasSize(1);
        CommitRecord record = told.get(0);
        assertThat(record.principal()).isEqualTo("ada");
        assertThat(record.context()).containsEntry("request", "r7").containsEntry("before", "1");
        assertThat(record.annotation()).isEqualTo(key("102"));
        CommitRecord logged = CommitRecordCodec.decode(record.sequence(), log.records.get(log.size() - 1));
        assertThat(logged).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void listenersAreToldInOrderOnceTheCommitIsVisibleAndBeforeItReturns() throws InterruptedException {
        open(CommitParticipant.NONE);
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger wrong = new AtomicInteger();
        manager.addListener(record -> {
            if (manager.publishedSequence() < record.sequence()) {
                wrong.incrementAndGet();
            }
            told.add(record.sequence());
        });
        manager.addListener(record -> {
            throw new IllegalStateException("a listener that fails hurts nobody");
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int thread = i;
            threads.add(new Thread(() -> {
                for (int n = 0; n < 200; n++) {
                    String row = thread + "/" + n;
                    CommitResult result = commit(transaction -> Rows.put(transaction, row, "1"));
                    if (!told.contains(result.sequence())) {
                        wrong.incrementAndGet();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).hasValue(0);
        assertThat(told).hasSize(1600).isSorted();
        assertThat(manager.metrics().listenerFailures()).isEqualTo(1600);
        assertThat(manager.metrics().commits()).isEqualTo(1601);
    }

    @Test
    void interruptDuringACommitIsKeptAndChangesNothing() {
        open(CommitParticipant.NONE);
        log.hold();
        try (Client writer = new Client(manager, TransactionOptions.DEFAULT)) {
            writer.put("a", "1");
            Future<Boolean> committing = writer.start(() -> {
                Thread.currentThread().interrupt();
                writer.transaction.commit();
                return Thread.interrupted();
            });
            await(() -> log.size() == 2);
            log.makeDurable();
            assertThat(Client.await(committing)).isTrue();
        }
        assertThat(read("a")).isEqualTo("1");
    }
}
