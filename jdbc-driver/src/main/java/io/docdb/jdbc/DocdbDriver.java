package io.docdb.jdbc;

import io.docdb.session.ProductVersion;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * The driver for {@code jdbc:docdb:} URLs; {@code DriverManager} finds it by itself. {@link ConnectionUrl} tells what a URL
 * may say. Each connection holds its database open; the last one closes it. Thread-safe.
 */
public final class DocdbDriver implements Driver {

    static {
        try {
            DriverManager.registerDriver(new DocdbDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @return null for a URL that is not docdb's, as {@link Driver#connect} asks */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionUrl parsed = ConnectionUrl.parse(url, info == null ? new Properties() : info);
        return SqlErrors.translate(() -> DocdbConnection.open(parsed));
    }

    @Override
    public boolean acceptsURL(String url) {
        return ConnectionUrl.isAccepted(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return ConnectionUrl.KNOWN.entrySet().stream()
                .map(known -> {
                    DriverPropertyInfo property = new DriverPropertyInfo(
                            known.getKey(), info == null ? null : info.getProperty(known.getKey()));
                    property.description = known.getValue();
                    property.choices = switch (known.getKey().toLowerCase(Locale.ROOT)) {
                        case "durability" -> new String[] {"sync", "async"};
                        case "isolation" -> new String[] {"read-committed", "snapshot", "serializable"};
                        case "readonly", "create" -> new String[] {"true", "false"};
                        case "cache" -> new String[] {"on", "off"};
                        default -> null;
                    };
                    return property;
                })
                .toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return ProductVersion.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return ProductVersion.MINOR;
    }

    /** False: the whole of SQL-92 Entry Level has not been proved. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.docdb");
    }
}
