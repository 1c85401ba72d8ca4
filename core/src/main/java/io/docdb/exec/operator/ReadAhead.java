package io.docdb.exec.operator;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.value.Value;
import java.util.function.Consumer;

/**
 * Has a large collection read and decoded by a thread of its own, while the session's thread does something with the rows.
 * They come in their order, and an error comes after the rows before it, as they would by one thread. The thread lives as
 * long as the call. Immutable.
 */
public final class ReadAhead {
    private final PartedOperator input;
    private final long fromRows;

    /** @param fromRows the smallest number of rows worth it */
    public ReadAhead(PartedOperator input, long fromRows) {
        this.input = input;
        this.fromRows = fromRows;
    }

    /**
     * Gives each row to {@code use}, which must not touch the frame's transaction.
     *
     * @return false if the rows cannot be read so, or not to their end: what {@code use} has made is then void, and the
     *     operator is to be opened as usual
     */
    public boolean forEach(Frame frame, Consumer<Value[]> use) {
        try (MemoryBudget.Grant grant = frame.run().area().budget().grant()) {
            boolean affordable = grant.tryTake(1) && grant.tryTake(RowPipe.KEPT_BYTES);
            if (!affordable || input.rowsToVisit(frame) < fromRows) {
                return false;
            }
            RowPipe pipe = new RowPipe(frame::checkCancelled);
            return input.readInParts(frame, 1, cursors -> pipe.run(cursors.get(0), use)) && pipe.isStarted();
        }
    }
}
