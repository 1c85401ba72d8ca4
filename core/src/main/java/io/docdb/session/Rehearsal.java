package io.docdb.session;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The first statement of a JVM, run before anybody's: what exists once per JVM (the functions by name, the words of the grammar) is
 * made by static initializers, and a class whose initializer finds no memory cannot be used until the JVM ends (JLS 12.4.2).
 * Made early, it cannot fail in the hour in which memory is short. It takes no longer than it would with the first statement of
 * the application. Thread-safe.
 */
public final class Rehearsal {
    /** A little of everything that statements are made of. */
    private static final String STATEMENT =
            "SELECT a, COUNT(*), SUM(b), MAX(UPPER(c)), MIN(d), CAST('{\"e\":[1,\"f\"]}' AS JSON)"
                    + " FROM (VALUES (1, 1.5, 'x', DATE '2000-01-01')) AS v (a, b, c, d)"
                    + " WHERE a = 1 AND c LIKE 'x%' OR a IN (1, 2) GROUP BY a HAVING COUNT(*) > 0 ORDER BY a DESC LIMIT 1";

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private Rehearsal() {}

    /** Does nothing but for the first call in this JVM; others that come meanwhile do not wait. */
    public static void once(Engine engine) {
        if (DONE.get() || DONE.getAndSet(true)) {
            return;
        }
        SessionOptions options = SessionOptions.DEFAULT.withResultCache(false);
        try (Session session = new Session(engine, options);
                ResultRows rows = session.execute(STATEMENT).rows().orElseThrow()) {
            while (rows.next()) {
                continue;
            }
        }
    }
}
