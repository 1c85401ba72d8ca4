package io.docdb.framework;

import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A table as Flyway drops it, and locks it while it migrates. */
final class FlywayTable extends Table<FlywayDatabase, FlywaySchema> {
    FlywayTable(JdbcTemplate template, FlywayDatabase database, FlywaySchema schema, String name) {
        super(template, database, schema, name);
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP TABLE " + this + " CASCADE");
    }

    @Override
    protected boolean doExists() throws SQLException {
        return exists(null, schema, name);
    }

    @Override
    protected void doLock() throws SQLException {
        jdbcTemplate.execute("LOCK TABLE " + this + " IN EXCLUSIVE MODE");
    }
}
