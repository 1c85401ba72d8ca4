package io.docdb.framework;

import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Schema;

/** A connection of Flyway's; names without a schema are sought in the one it is at. */
final class FlywayConnection extends Connection<FlywayDatabase> {
    FlywayConnection(FlywayDatabase database, java.sql.Connection connection) {
        super(database, connection);
    }

    @Override
    protected String getCurrentSchemaNameOrSearchPath() throws SQLException {
        return getJdbcConnection().getSchema();
    }

    @Override
    protected void doChangeCurrentSchemaOrSearchPathTo(String schema) throws SQLException {
        getJdbcConnection().setSchema(schema);
    }

    @Override
    public Schema<?, ?> getSchema(String name) {
        return new FlywaySchema(getJdbcTemplate(), database, name);
    }
}
