package io.docdb;

import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The first statements of a JVM, run before anybody's: what exists once per JVM (the functions by name, the words of the grammar) is
 * made by static initializers, and a class whose initializer finds no memory cannot be used until the JVM ends (JLS 12.4.2).
 * Made early, it cannot fail in the hour in which memory is short. Most of the time it takes the application's first
 * statements would take otherwise. Thread-safe.
 */
final class Rehearsal {
    /** A little of everything that statements are made of. */
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE t (a BIGINT PRIMARY KEY, b DECIMAL(9, 2), c VARCHAR(9), d JSON)",
            "INSERT INTO t (a, b, c, d) VALUES (1, 1.5, 'x', '{\"e\":[1]}')",
            "SELECT a, COUNT(*) FROM t WHERE a = 1 AND UPPER(c) LIKE 'X%' GROUP BY a ORDER BY a LIMIT 2",
            "UPDATE t SET b = b + 1 WHERE a = 1");

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private Rehearsal() {}

    /** Does nothing but for the first call in this JVM; others that come meanwhile do not wait. */
    static void once() {
        if (DONE.get() || DONE.getAndSet(true)) {
            return;
        }
        try (Database stage = Database.inMemory();
                Session session = stage.session(SessionOptions.DEFAULT.withResultCache(false))) {
            for (String statement : STATEMENTS) {
                session.execute(statement).rows().ifPresent(Rehearsal::readAll);
            }
        }
    }

    private static void readAll(ResultRows result) {
        try (ResultRows rows = result) {
            while (rows.next()) {
                continue;
            }
        }
    }
}
