package io.docdb.exec;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.EvaluationContext;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A world with parameters, and a statement that can be cancelled after some checks. */
final class TestWorld implements EvaluationContext {
    private final Value[] parameters;
    private long checksLeft = Long.MAX_VALUE;
    private long sequence;

    TestWorld(Value... parameters) {
        this.parameters = parameters;
    }

    TestWorld cancelledAfter(long checks) {
        checksLeft = checks;
        return this;
    }

    @Override
    public Value parameter(int position) {
        return parameters[position];
    }

    @Override
    public Value outer(int columnId) {
        throw new IllegalStateException("no outer row");
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Value sessionValue(String name) {
        return NullValue.NULL;
    }

    @Override
    public Value nextValue(String name) {
        return LongValue.of(++sequence);
    }

    @Override
    public Value currentValue(String name) {
        return LongValue.of(sequence);
    }

    @Override
    public void checkCancelled() {
        if (--checksLeft < 0) {
            throw new DatabaseException(ErrorCode.CANCELLED, "Statement cancelled");
        }
    }
}
