package io.docdb.framework;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.BaseDatabaseType;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/** Makes Flyway take {@code jdbc:docdb:}. Thread-safe. */
public final class FlywayDatabaseType extends BaseDatabaseType {
    @Override
    public String getName() {
        return "docdb";
    }

    @Override
    public int getNullType() {
        return Types.NULL;
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith(DocdbConnections.URL_PREFIX);
    }

    @Override
    public int getPriority() {
        return 1; // before PostgreSQL's, should the URL call docdb so
    }

    @Override
    public String getDriverClass(String url, ClassLoader classLoader) {
        return "io.docdb.jdbc.DocdbDriver";
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String name, String version, Connection connection) {
        try {
            return DocdbConnections.isDocdb(connection);
        } catch (SQLException e) {
            return false; // Flyway asks the next type, and meets what is wrong itself
        }
    }

    @Override
    public FlywayDatabase createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        return new FlywayDatabase(configuration, connections, interceptor);
    }

    @Override
    public Parser createParser(Configuration configuration, ResourceProvider resources, ParsingContext context) {
        return new FlywayParser(configuration, context);
    }

    @Override
    public boolean detectUserRequiredByUrl(String url) {
        return false;
    }

    @Override
    public boolean detectPasswordRequiredByUrl(String url) {
        return false;
    }
}
