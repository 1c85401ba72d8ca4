package io.docdb.catalog;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;

/** Draws the values of sequences. Values drawn are not given back by a rollback, as in any SQL database. Thread-safe. */
public final class SequenceValues {
    /** Drawn at once from the store; a crash loses at most these, an orderly close none. */
    private static final int BLOCK = 64;

    private final Numbers numbers;

    public SequenceValues(Numbers numbers) {
        this.numbers = numbers;
    }

    /** @throws StatementException SEQUENCE_EXHAUSTED (2200H) past the last value of a sequence that does not cycle */
    public long next(SequenceDefinition sequence) {
        long value = numbers.next(sequence.id(), sequence.first(), number -> after(sequence, number), BLOCK);
        if (value < sequence.minimum() || value > sequence.maximum()) {
            throw new StatementException(
                    ErrorCode.SEQUENCE_EXHAUSTED,
                    "Sequence \"" + sequence.name() + "\" is exhausted: expected a value from " + sequence.minimum()
                            + " to " + sequence.maximum() + ", and it does not cycle");
        }
        return value;
    }

    /**
     * Goes on from {@code value}, which itself is given next unless it counts as drawn. Not rolled back, as sequences never are.
     *
     * @throws StatementException NUMBER_OUT_OF_RANGE if the sequence never gives it
     */
    public void set(SequenceDefinition sequence, long value, boolean drawn) {
        if (value < sequence.minimum() || value > sequence.maximum()) {
            throw new StatementException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Sequence \"" + sequence.name() + "\" expected a value from " + sequence.minimum() + " to "
                            + sequence.maximum() + ", found " + value);
        }
        numbers.restart(sequence.id(), drawn ? after(sequence, value) : value);
    }

    /** Waits until no crash can make the sequence give a value again, or forget what it was set to. */
    public void awaitDurable(SequenceDefinition sequence) {
        numbers.awaitDurable(sequence.id());
    }

    /** The number behind {@code number}: past the end either the other end, or one that is out of range for good. */
    private static long after(SequenceDefinition sequence, long number) {
        boolean ascending = sequence.increment() > 0;
        boolean last = ascending
                ? number > sequence.maximum() - sequence.increment()
                : number < sequence.minimum() - sequence.increment();
        if (!last) {
            return number + sequence.increment();
        }
        if (sequence.cycle()) {
            return ascending ? sequence.minimum() : sequence.maximum();
        }
        return ascending ? beyond(sequence.maximum(), 1) : beyond(sequence.minimum(), -1);
    }

    /** One past the bound; at the end of the long range the bound itself, which then is never exceeded. */
    private static long beyond(long bound, int step) {
        return bound == Long.MAX_VALUE || bound == Long.MIN_VALUE ? bound : bound + step;
    }
}
