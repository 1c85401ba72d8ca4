package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;

/** Keeps what its input gives, as far as it was read, for all openings in one execution. */
public final class MaterializeOperator extends Operator {
    private final Operator input;
    private final int slot;

    /** @param slot where the rows are found during an execution */
    public MaterializeOperator(int id, Operator input, int slot) {
        super(id);
        this.input = input;
        this.slot = slot;
    }

    @Override
    protected RowCursor start(Frame frame) {
        QueryRun run = frame.run();
        CommonTable rows = (CommonTable) run.slot(slot);
        if (rows == null) {
            rows = new CommonTable(input, frame, true);
            run.setSlot(slot, rows);
            run.closeAtEnd(rows);
        }
        return rows.read();
    }
}
