package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;

/** Defines common tables, then runs the body that reads them. */
public final class CommonTableOperator extends Operator {
    private final Definition[] tables;
    private final Operator body;

    /**
     * A common table.
     *
     * @param slot where its rows are found during an execution
     * @param eager true if it changes data, so that it must run even if nobody reads it
     * @param streams true if it may be read before all its rows are there
     */
    public record Definition(int slot, Operator plan, boolean eager, boolean streams) {}

    public CommonTableOperator(int id, Definition[] tables, Operator body) {
        super(id);
        this.tables = tables;
        this.body = body;
    }

    @Override
    protected RowCursor start(Frame frame) {
        CommonTable[] opened = new CommonTable[tables.length];
        for (int i = 0; i < tables.length; i++) {
            opened[i] = new CommonTable(tables[i].plan(), frame, tables[i].streams());
            frame.run().setSlot(tables[i].slot(), opened[i]);
        }
        try {
            return cursor(openBody(opened, frame), opened);
        } catch (RuntimeException | Error failure) {
            Closing.closeAll(opened);
            throw failure;
        }
    }

    private RowCursor openBody(CommonTable[] opened, Frame frame) {
        for (int i = 0; i < tables.length; i++) {
            if (tables[i].eager()) {
                opened[i].complete();
            }
        }
        return body.open(frame);
    }

    private static RowCursor cursor(RowCursor rows, CommonTable[] opened) {
        return new RowCursor() {
            @Override
            public Value[] next() {
                return rows.next();
            }

            @Override
            public void close() {
                rows.close();
                Closing.closeAll(opened);
            }
        };
    }
}
