package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import java.util.List;
import java.util.function.Consumer;

/** An operator whose rows can be read in parts by several threads. */
public interface PartedOperator {
    /** True if all entries of a map are read, in their order, and nothing else: only then can it be parted. */
    boolean isWhole();

    /** About how many rows it looks at; may be asked before it is opened. */
    long rowsToVisit(Frame frame);

    /**
     * Hands cursors over consecutive parts of the rows to {@code work}. Different parts may be read by different threads, which
     * must have ended when it returns. Nothing else may use the frame's transaction meanwhile.
     *
     * @return false if the rows cannot be read in parts now, or not to their end: what {@code work} has made is then void, and
     *     the operator is to be opened as usual
     */
    boolean readInParts(Frame frame, int parts, Consumer<List<RowCursor>> work);
}
