package io.docdb.txn;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a transaction runs. Start from {@link #DEFAULT} and change what differs.
 *
 * @param lockTimeout longest wait for one lock; zero means not to wait
 * @param idleTimeout longest time without a call or other work, after which the transaction is rolled back; zero means for
 *     ever
 * @param principal who runs it, for the log record; empty if nobody is named
 * @param context circumstances for the log record, kept in order
 * @param session the number of the session it belongs to, for those who look at what is going on; 0 if none
 */
public record TransactionOptions(
        IsolationLevel isolation,
        boolean readOnly,
        Durability durability,
        Duration lockTimeout,
        Duration idleTimeout,
        String principal,
        Map<String, String> context,
        long session) {
    /** READ COMMITTED, may write, durable, waits 5 s for a lock, no idle timeout. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(
            IsolationLevel.READ_COMMITTED,
            false,
            Durability.SYNC,
            Duration.ofSeconds(5),
            Duration.ZERO,
            "",
            Map.of(),
            0);

    public TransactionOptions {
        Objects.requireNonNull(isolation);
        Objects.requireNonNull(durability);
        Objects.requireNonNull(principal);
        if (lockTimeout.isNegative() || idleTimeout.isNegative()) {
            throw new IllegalArgumentException("negative timeout");
        }
        if (!context.isEmpty()) {
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        }
    }

    public TransactionOptions withIsolation(IsolationLevel level) {
        return new TransactionOptions(
                level, readOnly, durability, lockTimeout, idleTimeout, principal, context, session);
    }

    public TransactionOptions withReadOnly(boolean only) {
        return new TransactionOptions(
                isolation, only, durability, lockTimeout, idleTimeout, principal, context, session);
    }

    public TransactionOptions withDurability(Durability kind) {
        return new TransactionOptions(isolation, readOnly, kind, lockTimeout, idleTimeout, principal, context, session);
    }

    public TransactionOptions withLockTimeout(Duration timeout) {
        return new TransactionOptions(
                isolation, readOnly, durability, timeout, idleTimeout, principal, context, session);
    }

    public TransactionOptions withIdleTimeout(Duration timeout) {
        return new TransactionOptions(
                isolation, readOnly, durability, lockTimeout, timeout, principal, context, session);
    }

    public TransactionOptions withPrincipal(String who) {
        return new TransactionOptions(isolation, readOnly, durability, lockTimeout, idleTimeout, who, context, session);
    }

    public TransactionOptions withContext(Map<String, String> circumstances) {
        return new TransactionOptions(
                isolation, readOnly, durability, lockTimeout, idleTimeout, principal, circumstances, session);
    }
}
