package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.key.KeyBounds;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.List;

/** One row with the number of entries in ranges of a map. */
public final class CountOperator extends Operator {
    private final int map;
    private final KeyRangeStep[] ranges;

    public CountOperator(int id, int map, KeyRangeStep[] ranges) {
        super(id);
        this.map = map;
        this.ranges = ranges;
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<KeyBounds> bounds = KeyRangeStep.evaluateAll(ranges, frame);
        return new RowCursor() {
            private boolean given;

            @Override
            public Value[] next() {
                if (given) {
                    return null;
                }
                given = true;
                long count = 0;
                for (KeyBounds range : bounds) {
                    count += frame.run()
                            .transaction()
                            .countAsOfStatement(map, range.fromInclusive(), range.toExclusive());
                }
                return new Value[] {LongValue.of(count)};
            }

            @Override
            public void close() {
                given = true;
            }
        };
    }
}
