package io.docdb.jdbc;

import io.docdb.session.Session;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicInteger;

/** A savepoint of a session, named or numbered. */
final class DocdbSavepoint implements Savepoint {
    private static final AtomicInteger NUMBERS = new AtomicInteger(); // told apart in this JVM, nothing more

    private final io.docdb.txn.Savepoint inner;
    private final String name;
    private final int number;
    private volatile boolean released;

    private DocdbSavepoint(io.docdb.txn.Savepoint inner, String name, int number) {
        this.inner = inner;
        this.name = name;
        this.number = number;
    }

    static DocdbSavepoint named(Session session, String name) throws SQLException {
        if (name == null) {
            throw SqlErrors.wrongUse("3B001", "Savepoint expected a name, found null");
        }
        return new DocdbSavepoint(session.savepoint(name), name, 0);
    }

    static DocdbSavepoint unnamed(Session session) {
        return new DocdbSavepoint(session.savepoint(""), "", NUMBERS.incrementAndGet());
    }

    static io.docdb.txn.Savepoint inner(Savepoint savepoint) throws SQLException {
        if (savepoint instanceof DocdbSavepoint known) {
            return known.inner;
        }
        throw SqlErrors.wrongUse("3B001", "Savepoint is not of this connection");
    }

    /** It is gone: JDBC wants any further use refused. */
    static void release(Session session, Savepoint savepoint) throws SQLException {
        session.release(inner(savepoint));
        ((DocdbSavepoint) savepoint).released = true;
    }

    private void requireThere() throws SQLException {
        if (released) {
            throw SqlErrors.wrongUse("3B001", "Savepoint was released");
        }
    }

    @Override
    public int getSavepointId() throws SQLException {
        requireThere();
        if (number == 0) {
            throw SqlErrors.wrongUse("3B001", "Savepoint \"" + name + "\" has a name and no number");
        }
        return number;
    }

    @Override
    public String getSavepointName() throws SQLException {
        requireThere();
        if (number != 0) {
            throw SqlErrors.wrongUse("3B001", "Savepoint " + number + " has a number and no name");
        }
        return name;
    }
}
