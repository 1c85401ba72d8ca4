package io.docdb.expr.compile;

import io.docdb.expr.EvaluationContext;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;

/** The context while nothing runs yet. */
enum Nowhere implements EvaluationContext {
    INSTANCE;

    @Override
    public Value parameter(int position) {
        throw new UnknownException();
    }

    @Override
    public Value outer(int columnId) {
        throw new UnknownException();
    }

    @Override
    public Instant now() {
        throw new UnknownException();
    }

    @Override
    public ZoneId zone() {
        throw new UnknownException();
    }

    @Override
    public Value sessionValue(String name) {
        throw new UnknownException();
    }

    @Override
    public Value nextValue(String sequence) {
        throw new UnknownException();
    }

    @Override
    public Value currentValue(String sequence) {
        throw new UnknownException();
    }

    @Override
    public void checkCancelled() {
        throw new UnknownException(); // it takes long: then in an execution, which can be cancelled
    }

    /** Something was asked that only an execution knows. */
    static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownException() {
            super("known at execution only", null, false, false);
        }
    }
}
