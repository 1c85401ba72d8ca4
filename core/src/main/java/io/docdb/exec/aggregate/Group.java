package io.docdb.exec.aggregate;

import io.docdb.exec.row.RowTable;
import io.docdb.expr.Accumulator;

/** The state of one group. Confined to one pass. */
final class Group {
    /** Header, references and number. */
    static final int BYTES = 40;

    final int number;
    final Accumulator[] accumulators;
    /** Per DISTINCT step the argument rows fed; Java null where a step needs none. */
    final RowTable<Boolean>[] seen;

    Group(int number, Accumulator[] accumulators, RowTable<Boolean>[] seen) {
        this.number = number;
        this.accumulators = accumulators;
        this.seen = seen;
    }
}
