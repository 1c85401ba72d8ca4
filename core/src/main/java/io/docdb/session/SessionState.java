package io.docdb.session;

import io.docdb.catalog.TemporarySchema;
import io.docdb.collection.PendingReferences;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.txn.Savepoint;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a session remembers between statements. Belongs to the session's thread, but for {@link #cancel}. */
final class SessionState {
    /** Of a result that is read on after other statements of its transaction, or after its end: held in memory. */
    private static final long MAX_ASIDE_BYTES = 8 << 20;

    /** Of a result with a transaction of its own: enough to let go of what was left open by mistake. */
    private static final long MAX_OWN_ASIDE_BYTES = 1 << 16;

    private static final AtomicLong NUMBERS = new AtomicLong(); // tells sessions of this JVM apart, nothing more

    private final Engine engine;
    private final long number = NUMBERS.incrementAndGet();
    private final String temporarySchema = TemporarySchema.of(number);
    private final Map<Integer, Long> drawn = new LinkedHashMap<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private final Map<Savepoint, PendingReferences.Deferral> deferrals = new IdentityHashMap<>();
    private final Map<Savepoint, Integer> advisoryLocks = new IdentityHashMap<>(); // how many there were, if any
    private final PendingReferences references = new PendingReferences();
    private final Map<String, String> remembered = new HashMap<>(0);
    private final Map<String, Runnable> undone = new HashMap<>(0); // at the end of the transaction, by setting
    private final FullDisk fullDisk = new FullDisk();
    private Consumer<Transaction> beforeCommit = transaction -> {};
    private final SessionOptions madeWith;
    private SessionOptions options;
    private TransactionOptions transactionOptions; // follows from the options
    private TransactionOptions readOnlyTransactionOptions;
    private PlanSettings planSettings;
    private boolean autoCommit = true;
    private Transaction transaction; // null while none is open
    private TransactionOptions begunWith; // of the open transaction, or of the last one
    private boolean inStatement; // of the open transaction
    private boolean untouched; // nothing was done in the open transaction yet
    private final List<StreamedRows> ownRows = new ArrayList<>(0); // each of a transaction of its own
    private final List<StreamedRows> openRows = new ArrayList<>(0); // of the open transaction
    private long changed = Result.IS_QUERY; // by the last statement
    private final Activity activity = new Activity();
    private final Instant openedAt;
    private volatile Cancellation running;
    private volatile boolean terminated;
    private volatile boolean closed;

    SessionState(Engine engine, SessionOptions options) {
        this.engine = engine;
        this.madeWith = options;
        this.options = options;
        this.planSettings = PlanSettings.of(Set.of(), options);
        this.openedAt = engine.clock().instant();
        setTransactionOptions();
    }

    Activity activity() {
        return activity;
    }

    Instant openedAt() {
        return openedAt;
    }

    SessionOptions options() {
        return options;
    }

    SessionOptions madeWith() {
        return madeWith;
    }

    /** What SET said of settings that are only kept to be shown, by their names. */
    Map<String, String> remembered() {
        return remembered;
    }

    /**
     * A setting is about to change: until the transaction ends, or for good.
     *
     * @param undo makes it what it is
     */
    void keepUntilTransactionEnds(String setting, boolean local, Runnable undo) {
        if (local) {
            undone.putIfAbsent(setting, undo);
        } else {
            undone.remove(setting);
        }
    }

    /** All settings are about to change for good. */
    void keepNothingUntilTransactionEnds() {
        undone.clear();
    }

    /** A transaction of one statement in auto-commit has ended. */
    void endedAlone() {
        engine.advisoryLocks().endTransaction(number);
    }

    private void transactionEnded() {
        activity.transactionEnded();
        if (!undone.isEmpty()) {
            List<Runnable> ending = List.copyOf(undone.values());
            undone.clear();
            ending.forEach(Runnable::run);
        }
        engine.advisoryLocks().endTransaction(number);
    }

    /** True if no setting is other than when the session was made. */
    boolean isAsMade() {
        return autoCommit
                && (options == madeWith || options.equals(madeWith))
                && rulesOff().isEmpty()
                && remembered.isEmpty()
                && !engine.advisoryLocks().hasAny(number)
                && !references.isIgnored();
    }

    void setOptions(SessionOptions newOptions) {
        this.options = newOptions;
        this.planSettings = PlanSettings.of(rulesOff(), newOptions);
        setTransactionOptions();
        if (transaction != null) {
            transaction.setLockTimeout(newOptions.lockTimeout());
        }
    }

    /** Names of the optimizer's rules that this session's plans do without. */
    Set<String> rulesOff() {
        return planSettings.rulesOff();
    }

    void setRulesOff(Set<String> names) {
        this.planSettings = PlanSettings.of(Set.copyOf(names), options);
    }

    PlanSettings planSettings() {
        return planSettings;
    }

    FullDisk fullDisk() {
        return fullDisk;
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean on) {
        this.autoCommit = on;
    }

    /** Turning it on commits what is open. */
    void changeAutoCommit(boolean on) {
        if (on && !autoCommit) {
            commit();
        }
        autoCommit = on;
    }

    /** What each sequence gave this session last, by the sequence's id. */
    Map<Integer, Long> drawn() {
        return drawn;
    }

    /** The schema of this session's temporary objects. */
    String temporarySchema() {
        return temporarySchema;
    }

    long number() {
        return number;
    }

    TransactionOptions transactionOptions() {
        return transactionOptions;
    }

    /** Those of a query in auto-commit. */
    TransactionOptions readOnlyTransactionOptions() {
        return readOnlyTransactionOptions;
    }

    private void setTransactionOptions() {
        transactionOptions = new TransactionOptions(
                options.isolation(),
                options.readOnly(),
                options.durability(),
                options.lockTimeout(),
                options.idleTimeout(),
                options.principal(),
                options.context(),
                number);
        readOnlyTransactionOptions = transactionOptions.withReadOnly(true);
    }

    boolean inTransaction() {
        return transaction != null;
    }

    /** The open transaction; begins one if there is none. */
    Transaction transaction() {
        if (transaction == null) {
            begin();
        }
        untouched = false;
        return transaction;
    }

    /** True if a transaction is open in which nothing was done yet. */
    boolean isUntouched() {
        return transaction != null && untouched;
    }

    /** Those of the open transaction, or of the next one. */
    TransactionOptions currentTransactionOptions() {
        return transaction == null ? transactionOptions : begunWith;
    }

    /** The foreign keys that the transaction, or the statement in auto-commit, has still to make hold. */
    PendingReferences references() {
        return references;
    }

    void begin() {
        begin(transactionOptions);
    }

    /** Begins a transaction like the last one. */
    void beginAgain() {
        begin(begunWith == null ? transactionOptions : begunWith);
    }

    private void begin(TransactionOptions with) {
        savepoints.clear();
        deferrals.clear();
        advisoryLocks.clear();
        references.clear();
        transaction = engine.transactions().begin(with);
        activity.transactionBegan();
        transaction.rest();
        begunWith = with;
        untouched = true;
    }

    /** Does something in the open transaction, or a new one: what it reads is of one snapshot. */
    <T> T inStatement(Function<Transaction, T> work) {
        Transaction open = transaction();
        boolean within = inStatement;
        inStatement = true;
        try {
            if (!within) {
                open.endStatement();
            }
            return work.apply(open);
        } finally {
            inStatement = within;
            restIfDone();
        }
    }

    /** Between two statements no snapshot is held, unless rows of one are still to be read. */
    void restIfDone() {
        if (transaction != null && !inStatement && allRowsAreRead()) {
            transaction.rest();
        }
    }

    private boolean allRowsAreRead() {
        for (int i = 0; i < openRows.size(); i++) {
            if (!openRows.get(i).isFinished()) {
                return false;
            }
        }
        return true;
    }

    void commit() {
        try {
            openRows.forEach(rows -> rows.setAside(MAX_ASIDE_BYTES));
        } catch (OutOfMemoryError e) {
            // what is not aside ends
        }
        endRows();
        Transaction ending = transaction;
        transaction = null;
        if (ending != null) {
            try (ending) {
                ending.endStatement();
                complete(ending);
            } catch (DatabaseException e) {
                throw fullDisk.tell(e);
            } finally {
                transactionEnded();
            }
        }
    }

    /** Commits after doing what is left to the end of a transaction. */
    void complete(Transaction ending) {
        references.endTransaction(ending);
        beforeCommit.accept(ending);
        ending.commit();
        references.clear();
    }

    /** @param action is run in a transaction before it commits */
    void setBeforeCommit(Consumer<Transaction> action) {
        this.beforeCommit = action;
    }

    void rollback() {
        endRows();
        Transaction ending = transaction;
        transaction = null;
        if (ending != null) {
            try {
                ending.rollback();
            } finally {
                transactionEnded();
            }
        }
    }

    /** Marks a place to go back to; begins a transaction if none is open. */
    Savepoint savepoint(String name) {
        Savepoint savepoint = transaction().savepoint(name);
        PendingReferences.Deferral deferral = references.deferral();
        if (deferral != PendingReferences.Deferral.AS_DEFINED) {
            deferrals.put(savepoint, deferral);
        }
        int locks = engine.advisoryLocks().takenByTransaction(number);
        if (locks > 0) {
            advisoryLocks.put(savepoint, locks);
        }
        return savepoint;
    }

    /**
     * Undoes what came after the savepoint, which stays, and gives back what was locked since.
     *
     * @throws DatabaseException UNKNOWN_SAVEPOINT (3B001)
     */
    void rollbackTo(Savepoint savepoint) {
        transaction().rollbackTo(savepoint);
        engine.advisoryLocks().giveBackSince(advisoryLocks.getOrDefault(savepoint, 0), number);
        references.wentBack(deferrals.getOrDefault(savepoint, PendingReferences.Deferral.AS_DEFINED));
        int position = savepoints.indexOf(savepoint);
        if (position >= 0) {
            savepoints.subList(position + 1, savepoints.size()).clear();
        }
    }

    /** Savepoints made by SQL, oldest first; a name made twice hides the older one. */
    List<Savepoint> savepoints() {
        return savepoints;
    }

    /** Rows that are read on while other statements run. @param own they have a transaction of their own */
    void rowsOpened(StreamedRows rows, boolean own) {
        (own ? ownRows : openRows).add(rows);
    }

    /**
     * A statement is about to run: earlier results of the transaction are set aside, so that it does not change what they
     * still have to show. Where they are too large for that they go on from the snapshot they began with.
     */
    void setRowsAside() {
        if (!openRows.isEmpty()) {
            openRows.removeIf(rows -> rows.setAside(MAX_ASIDE_BYTES));
        }
        if (!ownRows.isEmpty()) {
            ownRows.removeIf(rows -> rows.setAside(MAX_OWN_ASIDE_BYTES));
        }
    }

    private void endRows() {
        if (terminated) {
            openRows.forEach(rows -> rows.cutOff(terminated()));
        } else {
            openRows.forEach(StreamedRows::cutOff);
        }
        openRows.clear();
    }

    Cancellation started(Cancellation cancellation) {
        running = cancellation;
        return cancellation;
    }

    void cancel() {
        cancel(new DatabaseException(ErrorCode.CANCELLED, "Statement was cancelled"));
    }

    private void cancel(DatabaseException because) {
        Cancellation statement = running;
        if (statement != null) {
            statement.cancel(because);
        }
        Transaction waiting = transaction;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    /** From any thread: nothing can be done with it any more but closing it, and others need not wait for what it has locked. */
    void terminate() {
        terminated = true;
        cancel(terminated());
        if (!activity.isOfThisThread()) {
            engine.transactions().endOfSession(number, terminated());
        }
    }

    boolean isTerminated() {
        return terminated;
    }

    DatabaseException terminated() {
        return new DatabaseException(
                ErrorCode.SESSION_TERMINATED,
                "Session " + number
                        + " was terminated by another one, and its transaction rolled back: open a new one");
    }

    boolean isClosed() {
        return closed;
    }

    void requireOpen() {
        if (closed) {
            throw new DatabaseException(ErrorCode.CLOSED, "Session is closed");
        }
        if (terminated) {
            throw terminated();
        }
    }

    void close() {
        closed = true;
        engine.sessions().remove(this);
        engine.advisoryLocks().endSession(number);
        ownRows.forEach(StreamedRows::close);
        ownRows.clear();
        try {
            rollback();
        } catch (DatabaseException e) {
            if (e.code() != ErrorCode.DATABASE_STOPPED && e.code() != ErrorCode.CLOSED) {
                throw e;
            }
        }
    }

    /** How many documents the last statement that ended changed; -1 if it was a query or there was none. */
    long changedBefore() {
        return changed;
    }

    void noteChanged(long count) {
        changed = count;
    }
}
