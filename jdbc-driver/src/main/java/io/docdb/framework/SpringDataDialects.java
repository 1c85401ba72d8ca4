package io.docdb.framework;

import java.util.Optional;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** The dialect Spring Data JDBC is to use. */
final class SpringDataDialects {
    private SpringDataDialects() {}

    /** @return empty for any other database */
    static Optional<Dialect> of(JdbcOperations operations) {
        boolean isDocdb =
                Boolean.TRUE.equals(operations.execute((ConnectionCallback<Boolean>) DocdbConnections::isDocdb));
        return isDocdb ? Optional.of(JdbcPostgresDialect.INSTANCE) : Optional.empty();
    }
}
