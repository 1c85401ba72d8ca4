package io.docdb.dsl;

import io.docdb.session.Session;
import java.util.function.Function;

/** Where operations find a session: any from a pool, or always the one of a transaction. */
interface Sessions {
    /** Runs the work in a session. */
    <R> R call(Function<Session, R> work);

    /** Takes a session for longer; {@link Lease#close} gives it back. */
    Lease lease();

    /** Always this one, which nobody else uses meanwhile. */
    static Sessions of(Session session) {
        return new Sessions() {
            @Override
            public <R> R call(Function<Session, R> work) {
                return work.apply(session);
            }

            @Override
            public Lease lease() {
                return new Lease(session, () -> {});
            }
        };
    }

    record Lease(Session session, Runnable giveBack) implements AutoCloseable {
        @Override
        public void close() {
            giveBack.run();
        }
    }
}
