package io.docdb.exec.operator;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.WorkArea;
import io.docdb.txn.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One execution of a query: its memory, the results it remembers, its meters. Confined to one thread at a time. */
public final class QueryRun {
    private final ExecutionContext context;
    private final Object[] slots;
    private final OperatorMeter[] meters;
    private WorkArea area;
    private List<AutoCloseable> resources;
    private final Optional<ChangedRows> changed;
    private long changedRows;
    private volatile Map<Object, Object> once = Map.of(); // threads that group parts of a collection share it

    /**
     * @param slots how many {@link #slot slots} the compiled query uses
     * @param operators how many operators it has
     * @param severalChanges true if it may change documents in several places, or in one several times
     */
    public QueryRun(ExecutionContext context, int slots, int operators, boolean severalChanges) {
        this.changed = severalChanges ? Optional.of(new ChangedRows()) : Optional.empty();
        this.context = context;
        this.slots = slots == 0 ? null : new Object[slots];
        this.meters = context.measured() ? new OperatorMeter[operators] : null;
    }

    public ExecutionContext context() {
        return context;
    }

    public Transaction transaction() {
        return context.transaction();
    }

    /** Made when first asked for: a point query needs none. */
    public WorkArea area() {
        if (area == null) {
            area = new WorkArea(
                    new MemoryBudget(context.memoryBytes()), context.spillSpace(), context.world()::checkCancelled);
        }
        return area;
    }

    public void checkCancelled() {
        context.world().checkCancelled();
    }

    /** What the owner of the slot has put there during this execution, or Java null. */
    public Object slot(int number) {
        return slots[number];
    }

    public void setSlot(int number, Object content) {
        slots[number] = content;
    }

    /** As {@link io.docdb.expr.EvaluationContext#once}. */
    @SuppressWarnings("unchecked") // what is kept under a key was made by who holds the key
    <T> T once(Object key, Supplier<T> made) {
        Object known = once.get(key);
        return (T) (known != null ? known : make(key, made));
    }

    private synchronized Object make(Object key, Supplier<?> made) {
        Object known = once.get(key);
        if (known == null) {
            known = made.get();
            Map<Object, Object> more = new HashMap<>(once);
            more.put(key, known);
            once = more;
        }
        return known;
    }

    /** To be closed when the query is. */
    public void closeAtEnd(AutoCloseable resource) {
        if (resources == null) {
            resources = new ArrayList<>();
        }
        resources.add(resource);
    }

    /** What its changes have taken; empty if there is one change only, which looks after itself. */
    public Optional<ChangedRows> changed() {
        return changed;
    }

    public void addChangedRows(long rows) {
        changedRows += rows;
    }

    /** Documents inserted, updated and deleted so far. */
    public long changedRows() {
        return changedRows;
    }

    /** True if rows and time of every operator are counted. */
    public boolean isMeasured() {
        return meters != null;
    }

    OperatorMeter meterOf(Operator operator) {
        OperatorMeter meter = meters[operator.id()];
        if (meter == null) {
            meter = new OperatorMeter();
            meters[operator.id()] = meter;
        }
        return meter;
    }

    /** What was counted for the operator with that number; empty if it was never opened or the run is not measured. */
    public Optional<OperatorMeter> findMeter(int operatorId) {
        return meters == null ? Optional.empty() : Optional.ofNullable(meters[operatorId]);
    }

    /** True if {@link #close} has anything to do so far. */
    public boolean hasToClose() {
        return resources != null;
    }

    /** Closes what was left to the end. */
    public void close() {
        if (resources == null) {
            return;
        }
        List<AutoCloseable> closing = resources;
        resources = null;
        Closing.closeAll(closing);
    }
}
