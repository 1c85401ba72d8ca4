package io.docdb.exec;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.OperatorMeter;
import io.docdb.exec.operator.QueryRun;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Column;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/** The rows of one execution. Confined to one thread at a time; close it, also after its end. */
public final class QueryCursor implements RowCursor {
    private static final RowCursor ENDED = RowCursor.empty();

    /** A fifth of a second: others that starve wait for this query to give its memory back. */
    private static final int MAX_ATTEMPTS = 10;

    private final CompiledQuery query;
    private final QueryRun run;
    private RowCursor rows;

    QueryCursor(CompiledQuery query, QueryRun run, RowCursor rows) {
        this.query = query;
        this.run = run;
        this.rows = rows;
    }

    public List<Column> columns() {
        return query.plan().columns();
    }

    /** Documents the statement has inserted, updated and deleted. */
    public long changedRows() {
        return run.changedRows();
    }

    /** What was counted for a node of the plan; empty if it never ran or the execution is not measured. */
    public Optional<OperatorMeter> findMeter(PhysicalPlan node) {
        int number = query.operatorOf(node);
        return number < 0 ? Optional.empty() : run.findMeter(number);
    }

    @Override
    public Value[] next() {
        try {
            return rows.next();
        } catch (IllegalArgumentException | Error failure) {
            if (!MemoryShortage.isBehind(failure)) {
                throw failure;
            }
            closeStarved();
            throw CompiledQuery.outOfMemory(failure);
        }
    }

    /** What the query holds is free only when it is closed, and to close it takes memory: others may have to end first. */
    private void closeStarved() {
        RowCursor closing = rows;
        rows = ENDED;
        MemoryReserve.letGo();
        for (int attempt = 0; ; attempt++) {
            try {
                closing.close();
                run.close();
                break;
            } catch (OutOfMemoryError again) {
                if (attempt == MAX_ATTEMPTS) {
                    throw again;
                }
                MemoryShortage.waitOrThrow(again, attempt);
            }
        }
        MemoryReserve.takeAgain();
    }

    @Override
    public void close() {
        RowCursor closing = rows;
        rows = ENDED;
        if (run.hasToClose()) {
            Closing.closeAll(closing, run::close);
        } else {
            closing.close();
        }
    }
}
