package io.docdb.framework;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A schema as Flyway makes, empties and drops it. */
final class FlywaySchema extends Schema<FlywayDatabase, FlywayTable> {
    private static final String TABLES = "TABLES WHERE table_type = 'BASE TABLE' AND table_schema = ?";

    /** All but the one that shows the audit, which is docdb's own. */
    private static final String VIEWS =
            "TABLES WHERE table_type = 'VIEW' AND table_name <> 'audit' AND table_schema = ?";

    private static final String SEQUENCES = "SEQUENCES WHERE sequence_schema = ?";
    private static final String DOMAINS = "DOMAINS WHERE domain_schema = ?";

    FlywaySchema(JdbcTemplate template, FlywayDatabase database, String name) {
        super(template, database, name);
    }

    @Override
    protected boolean doExists() throws SQLException {
        return count("SCHEMATA WHERE schema_name = ?") > 0;
    }

    @Override
    protected boolean doEmpty() throws SQLException {
        return count(TABLES) + count(VIEWS) + count(SEQUENCES) + count(DOMAINS) == 0;
    }

    private int count(String what) throws SQLException {
        return jdbcTemplate.queryForInt("SELECT COUNT(*) FROM INFORMATION_SCHEMA." + what, name);
    }

    @Override
    protected void doCreate() throws SQLException {
        jdbcTemplate.execute("CREATE SCHEMA " + database.quote(name));
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP SCHEMA " + database.quote(name) + " CASCADE");
    }

    @Override
    protected void doClean() throws SQLException {
        drop("VIEW", names("table_name", VIEWS));
        drop("TABLE", names("table_name", TABLES));
        drop("SEQUENCE", names("sequence_name", SEQUENCES));
        drop("DOMAIN", names("domain_name", DOMAINS));
    }

    private void drop(String kind, List<String> names) throws SQLException {
        for (String each : names) {
            jdbcTemplate.execute("DROP " + kind + " IF EXISTS " + database.quote(name, each) + " CASCADE");
        }
    }

    private List<String> names(String column, String from) throws SQLException {
        return jdbcTemplate.queryForStringList("SELECT " + column + " FROM INFORMATION_SCHEMA." + from, name);
    }

    @Override
    protected FlywayTable[] doAllTables() throws SQLException {
        return names("table_name", TABLES).stream().map(this::getTable).toArray(FlywayTable[]::new);
    }

    @Override
    public FlywayTable getTable(String table) {
        return new FlywayTable(jdbcTemplate, database, this, table);
    }
}
