package io.docdb.framework;

import java.util.Optional;
import org.springframework.data.jdbc.core.dialect.DialectResolver;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.JdbcOperations;

/** Gives Spring Data JDBC, from 3.5 on, PostgreSQL's dialect for docdb. Thread-safe. */
public final class SpringDataDialectProvider implements DialectResolver.JdbcDialectProvider {
    @Override
    public Optional<Dialect> getDialect(JdbcOperations operations) {
        return SpringDataDialects.of(operations);
    }
}
