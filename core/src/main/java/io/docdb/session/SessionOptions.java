package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.sql.ast.NullOrdering;
import io.docdb.txn.Durability;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a session begins with. Start from {@link #DEFAULT} and change what differs.
 *
 * @param principal who it is for; recorded with every change
 * @param context circumstances recorded with every change, such as the application's name
 * @param schema where names without a schema are sought, and what has none is made
 * @param furtherSchemas where they are sought if they are not there, one after the other
 * @param isolation of transactions; single statements outside of one repeat themselves in any of them
 * @param durability SYNC: a commit is told when it is on disk; ASYNC: when its place among the commits is certain, but a power cut may still take it back
 * @param readOnly true refuses every change (25006)
 * @param statementTimeout longest time a statement may run, then CANCELLED (57014); zero means for ever
 * @param lockTimeout longest wait for a lock, then LOCK_TIMEOUT (40001); zero means not at all
 * @param idleTimeout longest pause inside a transaction, which is then rolled back (25P03); zero means for ever
 * @param zone what dates and times without zone are taken to be in, where an instant is asked for
 * @param nullOrdering where ORDER BY puts NULLs if it does not say
 * @param resultCache false to answer every query from the documents
 */
public record SessionOptions(
        String principal,
        Map<String, String> context,
        String schema,
        List<String> furtherSchemas,
        IsolationLevel isolation,
        Durability durability,
        boolean readOnly,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleTimeout,
        ZoneId zone,
        NullOrdering nullOrdering,
        boolean resultCache) {

    /**
     * For nobody by name: READ COMMITTED, every commit on disk before it is told, five seconds for a lock and no other limit,
     * the zone of the JVM, NULLs lowest.
     */
    public static final SessionOptions DEFAULT = new SessionOptions(
            "",
            Map.of(),
            CatalogSnapshot.DEFAULT_SCHEMA,
            List.of(),
            IsolationLevel.READ_COMMITTED,
            Durability.SYNC,
            false,
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ZERO,
            ZoneId.systemDefault(),
            NullOrdering.LOW,
            true);

    public SessionOptions {
        context = Map.copyOf(context);
        furtherSchemas = List.copyOf(furtherSchemas);
    }

    public SessionOptions withPrincipal(String who) {
        return with(draft -> draft.principal = who);
    }

    public SessionOptions withContext(Map<String, String> circumstances) {
        return with(draft -> draft.context = circumstances);
    }

    public SessionOptions withSchema(String name) {
        return withSchemas(List.of(name));
    }

    /** @param names at least one: where names without a schema are sought, one after the other */
    public SessionOptions withSchemas(List<String> names) {
        return with(draft -> {
            draft.schema = names.get(0);
            draft.furtherSchemas = names.subList(1, names.size());
        });
    }

    /** All of them, in the order in which they are searched. */
    public List<String> schemas() {
        return Stream.concat(Stream.of(schema), furtherSchemas.stream()).toList();
    }

    public SessionOptions withIsolation(IsolationLevel level) {
        return with(draft -> draft.isolation = level);
    }

    public SessionOptions withDurability(Durability kind) {
        return with(draft -> draft.durability = kind);
    }

    public SessionOptions withReadOnly(boolean only) {
        return with(draft -> draft.readOnly = only);
    }

    public SessionOptions withStatementTimeout(Duration timeout) {
        return with(draft -> draft.statementTimeout = timeout);
    }

    public SessionOptions withLockTimeout(Duration timeout) {
        return with(draft -> draft.lockTimeout = timeout);
    }

    public SessionOptions withIdleTimeout(Duration timeout) {
        return with(draft -> draft.idleTimeout = timeout);
    }

    public SessionOptions withZone(ZoneId id) {
        return with(draft -> draft.zone = id);
    }

    public SessionOptions withNullOrdering(NullOrdering ordering) {
        return with(draft -> draft.nullOrdering = ordering);
    }

    public SessionOptions withResultCache(boolean use) {
        return with(draft -> draft.resultCache = use);
    }

    private SessionOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** The same options while one of them is changed. */
    private static final class Draft {
        private String principal;
        private Map<String, String> context;
        private String schema;
        private List<String> furtherSchemas;
        private IsolationLevel isolation;
        private Durability durability;
        private boolean readOnly;
        private Duration statementTimeout;
        private Duration lockTimeout;
        private Duration idleTimeout;
        private ZoneId zone;
        private NullOrdering nullOrdering;
        private boolean resultCache;

        Draft(SessionOptions from) {
            principal = from.principal;
            context = from.context;
            schema = from.schema;
            furtherSchemas = from.furtherSchemas;
            isolation = from.isolation;
            durability = from.durability;
            readOnly = from.readOnly;
            statementTimeout = from.statementTimeout;
            lockTimeout = from.lockTimeout;
            idleTimeout = from.idleTimeout;
            zone = from.zone;
            nullOrdering = from.nullOrdering;
            resultCache = from.resultCache;
        }

        SessionOptions finished() {
            return new SessionOptions(
                    principal,
                    context,
                    schema,
                    furtherSchemas,
                    isolation,
                    durability,
                    readOnly,
                    statementTimeout,
                    lockTimeout,
                    idleTimeout,
                    zone,
                    nullOrdering,
                    resultCache);
        }
    }
}
