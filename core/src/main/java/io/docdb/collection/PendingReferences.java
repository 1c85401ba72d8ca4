package io.docdb.collection;

import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.txn.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Foreign keys that do not hold at the moment and may do so later: at the end of the statement, or of the transaction if they
 * are deferred (ISO/IEC 9075-2, 4.19.2). What stands here is looked at again against what is stored by then, so that work
 * rolled back meanwhile needs no clearing up; what was found to hold in the middle of the transaction is looked at again if that
 * goes back to a savepoint.
 *
 * <p>A session keeps one for the transaction it is in. Confined to that session's thread.
 */
public final class PendingReferences {
    private final Deque<Runnable> actions = new ArrayDeque<>();
    private final List<Pending> ofStatement = new ArrayList<>();
    private final List<Pending> ofTransaction = new ArrayList<>();
    private final List<Pending> found = new ArrayList<>(); // to hold, in the middle of the transaction
    private final Map<String, Boolean> deferredByName = new HashMap<>();
    private Optional<Boolean> allDeferred = Optional.empty();
    private final List<Supplier<Runnable>> moves = new ArrayList<>();
    private boolean acting;
    private boolean changing;
    private boolean ignored;

    /** @param check throws if the key is still violated */
    private record Pending(ForeignKeyDefinition key, Consumer<Transaction> check) {}

    /**
     * Which keys are deferred, as SET CONSTRAINTS has said.
     *
     * @param all empty if it has not said so of all
     */
    public record Deferral(Map<String, Boolean> byName, Optional<Boolean> all) {
        /** As the keys were defined. */
        public static final Deferral AS_DEFINED = new Deferral(Map.of(), Optional.empty());
    }

    /**
     * Whether foreign keys are ignored: nothing is looked at and nothing follows, as the session wants it that loads what refers
     * to each other in any order. What was written meanwhile is not looked at later.
     */
    public void ignore(boolean on) {
        this.ignored = on;
    }

    public boolean isIgnored() {
        return ignored;
    }

    /** Looks again when the key is to hold. @param check throws if it does not */
    void add(ForeignKeyDefinition key, Consumer<Transaction> check) {
        (isDeferred(key) ? ofTransaction : ofStatement).add(new Pending(key, check));
    }

    /** Does what ON DELETE or ON UPDATE says, behind what is being done already: a chain of any length takes no stack. */
    private void act(Runnable action) {
        actions.add(action);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (Runnable next = actions.poll(); next != null; next = actions.poll()) {
                next.run();
            }
        } finally {
            acting = false;
            actions.clear();
        }
    }

    /**
     * Does what ON UPDATE says when values that are referred to change.
     *
     * @param find finds the documents that refer to the old values, and gives what is to be done with them
     */
    void follow(Supplier<Runnable> find) {
        if (changing) {
            moves.add(find);
        } else {
            act(find.get());
        }
    }

    /**
     * Does what ON DELETE says about a document that is gone.
     *
     * @param find as for {@link #follow}; asked when it is its turn
     */
    void followDeletion(Supplier<Runnable> find) {
        if (changing) {
            moves.add(find);
        } else {
            act(() -> find.get().run());
        }
    }

    /**
     * Changes several documents as one: those that refer to them follow when all are changed, and all of those are found
     * before the first of them follows. Else who follows from 1 to 2 would be taken along from 2 to 3.
     */
    public void changeTogether(Runnable changes) {
        if (changing) {
            changes.run(); // within others, and as one with them
            return;
        }
        changing = true;
        try {
            changes.run();
        } finally {
            changing = false;
        }
        List<Runnable> follow = moves.stream().map(Supplier::get).toList();
        moves.clear();
        follow.forEach(this::act);
    }

    private boolean isDeferred(ForeignKeyDefinition key) {
        if (!key.deferrable()) {
            return false;
        }
        Boolean named = deferredByName.get(key.name().toLowerCase(Locale.ROOT));
        return named != null ? named : allDeferred.orElse(key.initiallyDeferred());
    }

    /** A transaction begins: nothing is pending, and every key is deferred or not as it was defined. */
    public void clear() {
        beginStatement();
        ofTransaction.clear();
        found.clear();
        defer(Deferral.AS_DEFINED);
    }

    /** What to give {@link #wentBack} for a savepoint made now. */
    public Deferral deferral() {
        return deferredByName.isEmpty() && allDeferred.isEmpty()
                ? Deferral.AS_DEFINED
                : new Deferral(Map.copyOf(deferredByName), allDeferred);
    }

    /** The transaction went back to a savepoint. @param then what {@link #deferral} said when that was made */
    public void wentBack(Deferral then) {
        ofTransaction.addAll(found);
        found.clear();
        defer(then);
    }

    private void defer(Deferral deferral) {
        deferredByName.clear();
        deferredByName.putAll(deferral.byName());
        allDeferred = deferral.all();
    }

    /** A statement begins, perhaps again: what its last attempt left is forgotten. */
    public void beginStatement() {
        moves.clear();
        ofStatement.clear();
    }

    /** @throws io.docdb.error.ConstraintException FOREIGN_KEY_VIOLATED, FOREIGN_KEY_IN_USE (23503) */
    public void endStatement(Transaction transaction) {
        ofStatement.forEach(one -> one.check().accept(transaction));
        ofStatement.clear();
    }

    /**
     * To be called before the transaction commits or changes definitions.
     *
     * @throws io.docdb.error.ConstraintException FOREIGN_KEY_VIOLATED, FOREIGN_KEY_IN_USE (23503)
     */
    public void endTransaction(Transaction transaction) {
        if (!ofTransaction.isEmpty()) {
            transaction.beginStatement(); // so that READ COMMITTED looks at what is there now
            ofTransaction.forEach(one -> one.check().accept(transaction));
            found.addAll(ofTransaction);
            ofTransaction.clear();
        }
    }

    /**
     * SET CONSTRAINTS, until the transaction ends. Keys that are no longer deferred are looked at now; if one does not hold, all
     * stay as they were.
     *
     * @param names empty for all deferrable ones
     * @throws io.docdb.error.ConstraintException FOREIGN_KEY_VIOLATED, FOREIGN_KEY_IN_USE (23503)
     */
    public void set(List<String> names, boolean deferred, Transaction transaction) {
        Deferral before = deferral();
        if (names.isEmpty()) {
            deferredByName.clear();
            allDeferred = Optional.of(deferred);
        }
        names.forEach(name -> deferredByName.put(name.toLowerCase(Locale.ROOT), deferred));
        List<Pending> due =
                ofTransaction.stream().filter(one -> !isDeferred(one.key())).toList();
        try {
            due.forEach(one -> one.check().accept(transaction));
        } catch (RuntimeException violated) {
            defer(before);
            throw violated;
        }
        found.addAll(due);
        ofTransaction.removeAll(due);
    }
}
