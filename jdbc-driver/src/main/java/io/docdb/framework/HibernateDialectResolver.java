package io.docdb.framework;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/** Gives Hibernate its dialect for docdb, so that {@code hibernate.dialect} need not be set. Thread-safe. */
public final class HibernateDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1;

    /** @return null for any other database */
    @Override
    public Dialect resolveDialect(DialectResolutionInfo info) {
        return "docdb".equals(info.getDatabaseName()) ? new HibernateDialect() : null;
    }
}
