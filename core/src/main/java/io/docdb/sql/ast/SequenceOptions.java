package io.docdb.sql.ast;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Options of a sequence or an identity column; empty where nothing was written.
 *
 * @param type {@code AS}: what its numbers fit
 * @param ownedBy {@code OWNED BY} a column; {@code NONE} is that name
 * @param restart {@code RESTART} of an ALTER, alone or {@code WITH} a value
 * @param noMinValue {@code NO MINVALUE} was written
 * @param cache numbers taken ahead; {@code NO CACHE} is 1
 */
public record SequenceOptions(
        Optional<DataType> type,
        Optional<ObjectName> ownedBy,
        OptionalLong startWith,
        Optional<Restart> restart,
        OptionalLong incrementBy,
        OptionalLong minValue,
        boolean noMinValue,
        OptionalLong maxValue,
        boolean noMaxValue,
        OptionalLong cache,
        Optional<Boolean> cycle) {
    public static final SequenceOptions NONE = new SequenceOptions(
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            false,
            OptionalLong.empty(),
            false,
            OptionalLong.empty(),
            Optional.empty());

    public SequenceOptions startingWith(long number) {
        return new SequenceOptions(
                type,
                ownedBy,
                OptionalLong.of(number),
                restart,
                incrementBy,
                minValue,
                noMinValue,
                maxValue,
                noMaxValue,
                cache,
                cycle);
    }

    public SequenceOptions ofType(DataType numbers) {
        return new SequenceOptions(
                Optional.of(numbers),
                ownedBy,
                startWith,
                restart,
                incrementBy,
                minValue,
                noMinValue,
                maxValue,
                noMaxValue,
                cache,
                cycle);
    }

    /** @param with empty: at the number the sequence once started with */
    public record Restart(OptionalLong with) {}
}
