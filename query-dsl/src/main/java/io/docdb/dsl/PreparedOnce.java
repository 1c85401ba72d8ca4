package io.docdb.dsl;

import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import java.util.function.Supplier;

/**
 * A statement that is built when it is first asked for, and built again only if it is to have another shape: sessions then need
 * not look for its plan by the whole tree. Thread-safe; a race builds it twice, alike.
 *
 * @param <S> what the statement is made from
 */
final class PreparedOnce<S> {
    private record Known<S>(S shape, PreparedStatement statement) {}

    private volatile Known<S> known; // Java null before the first time

    /** The statement in a session. @param prepare prepares it there */
    PreparedStatement in(Session session, S shape, Supplier<PreparedStatement> prepare) {
        Known<S> last = known;
        if (last != null && last.shape().equals(shape)) {
            return session.prepare(last.statement());
        }
        PreparedStatement made = prepare.get();
        known = new Known<>(shape, made);
        return made;
    }
}
