package io.docdb.exec;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.QueryRun;
import io.docdb.exec.row.RowCursor;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.storage.file.MemoryShortage;
import java.util.Map;

/** A plan whose expressions are compiled: opened any number of times, by several threads. Immutable. */
public final class CompiledQuery {
    private final PhysicalPlan plan;
    private final Operator root;
    private final Map<PhysicalPlan, Integer> numbers;
    private final int operators;
    private final int slots;
    private final boolean severalChanges;

    /**
     * @param numbers the operator of each node, by identity, for its meter
     * @param operators how many there are
     * @param slots how many slots its runs need
     */
    CompiledQuery(PhysicalPlan plan, Operator root, Map<PhysicalPlan, Integer> numbers, int operators, int slots) {
        this.severalChanges = PlanFacts.changesSeveralTimes(plan);
        this.plan = plan;
        this.root = root;
        this.numbers = numbers;
        this.operators = operators;
        this.slots = slots;
    }

    public PhysicalPlan plan() {
        return plan;
    }

    /** The operator that runs a node of the plan; -1 for a node that is not of this plan. */
    int operatorOf(PhysicalPlan node) {
        return numbers.getOrDefault(node, -1);
    }

    /**
     * Starts an execution. A statement that changes data has done so when this returns.
     *
     * @throws io.docdb.exec.change.StatementOutdatedException if the session must run the statement again on a new snapshot
     * @throws DatabaseException whatever the statement's values may cause; OUT_OF_MEMORY if the heap does not hold it
     */
    public QueryCursor open(ExecutionContext context) {
        QueryRun run = new QueryRun(context, slots, operators, severalChanges);
        try {
            return new QueryCursor(this, run, severalChanges ? openTogether(run) : root.open(new Frame(run)));
        } catch (RuntimeException failure) {
            run.close();
            throw failure;
        } catch (Error failure) {
            throw closeFailed(run, failure);
        }
    }

    /** Answers what is to be thrown. */
    private static RuntimeException closeFailed(QueryRun run, Error failure) {
        if (!MemoryShortage.isBehind(failure)) {
            run.close();
            throw failure;
        }
        MemoryReserve.letGo();
        try {
            run.close();
        } finally {
            MemoryReserve.takeAgain();
        }
        return outOfMemory(failure);
    }

    /** What refers to changed documents follows when all changes are done: they know nothing of one another. */
    private RowCursor openTogether(QueryRun run) {
        RowCursor[] opened = new RowCursor[1];
        run.context().references().changeTogether(() -> opened[0] = root.open(new Frame(run)));
        return opened[0];
    }

    /** What a query keeps is unreachable once it is closed: others go on. */
    static DatabaseException outOfMemory(Throwable error) {
        return new DatabaseException(
                ErrorCode.OUT_OF_MEMORY, "Query needs more memory than the JVM has: " + error.getMessage(), error);
    }
}
