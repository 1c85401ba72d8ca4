package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;

/** Reads a common table from its slot. */
public final class CommonTableReadOperator extends Operator {
    private final int slot;

    public CommonTableReadOperator(int id, int slot) {
        super(id);
        this.slot = slot;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return ((CommonTable) frame.run().slot(slot)).read();
    }
}
