package io.docdb.framework;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.dialect.PostgreSQLDialect;

/** PostgreSQL's dialect, but with NULLs where docdb sorts them. Immutable, thread-safe. */
public class HibernateDialect extends PostgreSQLDialect {
    /** The PostgreSQL with which docdb's answers are compared. */
    private static final DatabaseVersion LIKE = DatabaseVersion.make(15);

    public HibernateDialect() {
        super(LIKE);
    }

    @Override
    public NullOrdering getNullOrdering() {
        return NullOrdering.SMALLEST;
    }
}
