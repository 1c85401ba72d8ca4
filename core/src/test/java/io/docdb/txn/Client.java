package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A transaction with a thread of its own, so that one call may wait while the test goes on. */
final class Client implements AutoCloseable {
    final Transaction transaction;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Client(TransactionManager manager, TransactionOptions options) {
        transaction = await(thread.submit(() -> manager.begin(options)));
    }

    Client(TestDatabase database, IsolationLevel level) {
        this(database.manager, TransactionOptions.DEFAULT.withIsolation(level));
    }

    /** Starts a call and does not wait for it. */
    <T> Future<T> start(Callable<T> call) {
        return thread.submit(call);
    }

    Future<?> startRun(Consumer<Transaction> call) {
        return thread.submit(() -> call.accept(transaction));
    }

    void run(Consumer<Transaction> call) {
        await(startRun(call));
    }

    void beginStatement() {
        run(Transaction::beginStatement);
    }

    void put(String key, String value) {
        run(tx -> Rows.put(tx, key, value));
    }

    Future<?> startPut(String key, String value) {
        return startRun(tx -> Rows.put(tx, key, value));
    }

    String get(String key) {
        return await(start(() -> Rows.get(transaction, key)));
    }

    void commit() {
        run(Transaction::commit);
    }

    void rollback() {
        run(Transaction::rollback);
    }

    /** The result of a call, or the very exception it threw. */
    static <T> T await(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that a call is waiting for a lock. */
    void assertWaits(Future<?> call) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (transaction.owner().waiting == null && !call.isDone() && System.nanoTime() < deadline) {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                    .join();
        }
        assertThat(call.isDone()).as("the call waits for a lock").isFalse();
    }

    @Override
    public void close() {
        transaction.cancel();
        try {
            startRun(Transaction::close).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
        }
    }
}
