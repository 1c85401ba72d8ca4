package io.docdb.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections to one URL, for containers and pools that ask for a bean. Each call opens a connection of its own. Set it up
 * before handing it out; then thread-safe.
 */
public final class DocdbDataSource extends Wrapping implements DataSource {
    private final DocdbDriver driver = new DocdbDriver();
    private String url = "";
    private String user = "";
    private String password = "";
    private PrintWriter logWriter; // kept for who asks; Java null until one is set
    private int loginTimeout;

    /** Without a URL: {@link #setUrl} it. */
    public DocdbDataSource() {}

    /** @param url as {@link #setUrl} takes it */
    public DocdbDataSource(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    /** @param url {@code jdbc:docdb:…} with its options, as {@code DriverManager} takes it */
    public void setUrl(String url) {
        this.url = url;
    }

    /** As {@link #setUrl}, in the spelling some containers use. */
    public void setURL(String url) {
        this.url = url;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String asUser, String withPassword) throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", asUser);
        put(properties, "password", withPassword);
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw SqlErrors.wrongUse("08001", "URL expected jdbc:docdb:…, found \"" + url + "\"");
        }
        return connection;
    }

    private static void put(Properties properties, String name, String value) {
        if (value != null && !value.isEmpty()) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        this.logWriter = writer;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        this.loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
