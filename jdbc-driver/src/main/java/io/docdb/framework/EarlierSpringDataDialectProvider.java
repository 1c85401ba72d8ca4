package io.docdb.framework;

import java.util.Optional;
import org.springframework.data.jdbc.repository.config.DialectResolver;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.JdbcOperations;

/** As {@link SpringDataDialectProvider}, where Spring Data JDBC 3.0 to 3.4 look. Thread-safe. */
@SuppressWarnings({"deprecation", "removal"})
public final class EarlierSpringDataDialectProvider implements DialectResolver.JdbcDialectProvider {
    @Override
    public Optional<Dialect> getDialect(JdbcOperations operations) {
        return SpringDataDialects.of(operations);
    }
}
