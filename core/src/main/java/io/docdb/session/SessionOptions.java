package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.txn.Durability;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a session begins with. Start from {@link #DEFAULT} and change what differs.
 *
 * @param principal who it is for; recorded with every change
 * @param context circumstances recorded with every change, such as the application's name
 * @param schema where names without a schema are sought
 * @param statementTimeout longest time a statement may run; zero means for ever
 * @param lockTimeout longest wait for a lock
 * @param idleTimeout longest pause inside a transaction; zero means for ever
 * @param zone what dates and times without zone are taken to be in, where an instant is asked for
 * @param resultCache false to answer every query from the documents
 */
public record SessionOptions(
        String principal,
        Map<String, String> context,
        String schema,
        IsolationLevel isolation,
        Durability durability,
        boolean readOnly,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleTimeout,
        ZoneId zone,
        boolean resultCache) {

    public static final SessionOptions DEFAULT = new SessionOptions(
            "",
            Map.of(),
            CatalogSnapshot.DEFAULT_SCHEMA,
            IsolationLevel.READ_COMMITTED,
            Durability.SYNC,
            false,
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ZERO,
            ZoneId.systemDefault(),
            true);

    public SessionOptions {
        context = Map.copyOf(context);
    }

    public SessionOptions withPrincipal(String who) {
        return new SessionOptions(
                who,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withContext(Map<String, String> circumstances) {
        return new SessionOptions(
                principal,
                circumstances,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withSchema(String name) {
        return new SessionOptions(
                principal,
                context,
                name,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withIsolation(IsolationLevel level) {
        return new SessionOptions(
                principal,
                context,
                schema,
                level,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withDurability(Durability kind) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                kind,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withReadOnly(boolean only) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                only,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withStatementTimeout(Duration timeout) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                timeout,
                lockTimeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withLockTimeout(Duration timeout) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                timeout,
                idleTimeout,
                zone,
                resultCache);
    }

    public SessionOptions withIdleTimeout(Duration timeout) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                timeout,
                zone,
                resultCache);
    }

    public SessionOptions withZone(ZoneId id) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                id,
                resultCache);
    }

    public SessionOptions withResultCache(boolean use) {
        return new SessionOptions(
                principal,
                context,
                schema,
                isolation,
                durability,
                readOnly,
                statementTimeout,
                lockTimeout,
                idleTimeout,
                zone,
                use);
    }
}
