package io.docdb.framework;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells docdb's connections from others, also when the URL gives the product another name. */
final class DocdbConnections {
    static final String URL_PREFIX = "jdbc:docdb:";

    private DocdbConnections() {}

    static boolean isDocdb(Connection connection) throws SQLException {
        return connection.getMetaData().getDriverName().startsWith("docdb");
    }
}
