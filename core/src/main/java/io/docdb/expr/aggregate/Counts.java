package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;

/** Accumulators that keep one number or one value. */
final class Counts {
    private Counts() {}

    /** COUNT(*) and COUNT(x). */
    static final class Count implements Accumulator {
        private long count;

        @Override
        public void add(Value[] arguments) {
            if (counts(arguments)) {
                count++;
            }
        }

        private static boolean counts(Value[] arguments) {
            for (Value argument : arguments) {
                if (argument.isNull()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void remove(Value[] arguments) {
            if (counts(arguments)) {
                count--;
            }
        }

        @Override
        public boolean canRemove() {
            return true;
        }

        @Override
        public boolean canMerge() {
            return true;
        }

        @Override
        public boolean merge(Accumulator later) {
            count += ((Count) later).count;
            return true;
        }

        @Override
        public Value result() {
            return LongValue.of(count);
        }
    }

    /** MIN (sign 1) and MAX (sign -1) in the total order of values. */
    static final class Extreme implements Accumulator {
        private final int sign;
        private Value best = NullValue.NULL;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        public void add(Value[] arguments) {
            Value value = arguments[0];
            if (!value.isNull() && (best.isNull() || ValueOrder.INSTANCE.compare(value, best) * sign < 0)) {
                best = value;
            }
        }

        @Override
        public boolean canMerge() {
            return true;
        }

        /** Of values that are equal the first one stays, as if they had come one by one. */
        @Override
        public boolean merge(Accumulator later) {
            add(new Value[] {((Extreme) later).best});
            return true;
        }

        @Override
        public Value result() {
            return best;
        }
    }

    /** ANY_VALUE: the first one; FIRST and LAST of PostgreSQL's and DuckDB's users. */
    static final class Kept implements Accumulator {
        private final boolean last;
        private Value value = NullValue.NULL;

        Kept(boolean last) {
            this.last = last;
        }

        @Override
        public void add(Value[] arguments) {
            if (!arguments[0].isNull() && (last || value.isNull())) {
                value = arguments[0];
            }
        }

        @Override
        public Value result() {
            return value;
        }
    }

    /** MIN_BY (sign 1) and MAX_BY (sign -1): rows whose second value is NULL take no part, of equal ones the first counts. */
    static final class ByOther implements Accumulator {
        private final int sign;
        private Value best = NullValue.NULL;
        private Value value = NullValue.NULL;

        ByOther(int sign) {
            this.sign = sign;
        }

        @Override
        public void add(Value[] arguments) {
            Value other = arguments[1];
            if (!other.isNull() && (best.isNull() || ValueOrder.INSTANCE.compare(other, best) * sign < 0)) {
                best = other;
                value = arguments[0];
            }
        }

        @Override
        public Value result() {
            return value;
        }
    }
}
