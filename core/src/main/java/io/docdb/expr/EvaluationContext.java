package io.docdb.expr;

import io.docdb.error.StatementException;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What an expression may know of the world outside its row. Confined to one execution of one statement. */
public interface EvaluationContext {
    /** The parameter at {@code position} (from 0). */
    Value parameter(int position);

    /** The outer query's column of that id, for a correlated subquery. */
    Value outer(int columnId);

    /** The statement's start; the same throughout the statement. */
    Instant now();

    /** The moment of the call; goes on while the statement runs. */
    default Instant clock() {
        return now();
    }

    ZoneId zone();

    /** CURRENT_USER, CURRENT_SCHEMA, CURRENT_CATALOG, SESSION_ID … by upper-case name. */
    Value sessionValue(String name);

    /** NEXT VALUE FOR the sequence (42704 if there is none). */
    Value nextValue(String sequence);

    /** The last value this session drew from the sequence. */
    Value currentValue(String sequence);

    /** The last value this session drew from any sequence. */
    default Value lastValue() {
        return NullValue.NULL;
    }

    /** Has {@link #lastValue} answer this number from now on, as if it had been drawn; answers it. */
    default Value setLastValue(long value) {
        return NullValue.NULL;
    }

    /**
     * Sets the sequence and answers the value.
     *
     * @param called whether the value counts as drawn, by this session; else it is the next to be given
     */
    default Value setValue(String sequence, long value, boolean called) {
        return NullValue.NULL;
    }

    /** The sequence behind an identity column, as {@code schema.name}; NULL if the column is none. */
    default Value identitySequence(String table, String column) {
        return NullValue.NULL;
    }

    /** What a function that only the session can answer gives, by its upper-case name: settings and advisory locks. */
    default Value sessionCall(String function, List<Value> arguments) {
        return NullValue.NULL;
    }

    /** The error, with line and column if it has none and the statement that runs has a text. */
    default StatementException located(StatementException error, TextPlace place) {
        return error;
    }

    /**
     * The rows of what the system tells of itself, by the upper-case name of the table function that shows them; none where
     * nothing of that name is known.
     */
    default Iterator<Value[]> systemRows(String name) {
        return Collections.emptyIterator();
    }

    /**
     * What is made once in an execution, for whoever asks first: the list of an IN, as a set.
     *
     * @param key of what it is, by identity
     */
    default <T> T once(Object key, Supplier<T> made) {
        return made.get();
    }

    /** @throws io.docdb.error.DatabaseException CANCELLED if the statement was cancelled or its time is up */
    void checkCancelled();
}
