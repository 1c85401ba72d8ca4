package io.docdb.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The sessions of a database that are open, by their numbers. One that was forgotten and not closed is let go of. Thread-safe.
 */
public final class OpenSessions {
    private final Map<Long, Known> sessions = new ConcurrentSkipListMap<>();
    private final ReferenceQueue<SessionState> forgotten = new ReferenceQueue<>();

    private static final class Known extends WeakReference<SessionState> {
        private final long number;

        Known(SessionState state, ReferenceQueue<SessionState> forgotten) {
            super(state, forgotten);
            this.number = state.number();
        }
    }

    void add(SessionState state) {
        removeForgotten();
        sessions.put(state.number(), new Known(state, forgotten));
    }

    void remove(SessionState state) {
        sessions.remove(state.number());
    }

    private void removeForgotten() {
        for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            sessions.remove(((Known) gone).number);
        }
    }

    Optional<SessionState> find(long number) {
        return Optional.ofNullable(sessions.get(number)).map(Known::get);
    }

    /** The oldest first. */
    List<SessionState> all() {
        List<SessionState> all = new ArrayList<>();
        sessions.values().forEach(known -> {
            SessionState state = known.get();
            if (state != null) {
                all.add(state);
            }
        });
        return all;
    }
}
