package io.docdb.dsl;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.session.SessionOptions;
import java.nio.file.Path;

/**
 * Opens databases for Java.
 *
 * <pre>{@code
 * try (DocumentDatabase shop = Docdb.open(Path.of("shop"))) {
 *     shop.createCollection("orders");
 *     var orders = shop.collection("orders", Order.class);
 *     orders.insert(new Order(7, "Oslo", new BigDecimal("99.50")));
 *     List<Order> large = orders.find(where(Order::total).gt(50)).orderBy(Order::total).desc().list();
 * }
 * }</pre>
 */
public final class Docdb {
    private Docdb() {}

    /** Opens the database in a folder, which is made if it is not there. Errors as {@link Database#open(Path)}. */
    public static DocumentDatabase open(Path folder) {
        return of(Database.open(folder));
    }

    /** As {@link #open(Path)}. */
    public static DocumentDatabase open(String folder) {
        return open(Path.of(folder));
    }

    /** As {@link #open(Path)}. Errors as {@link Database#open(Path, DatabaseOptions)}. */
    public static DocumentDatabase open(Path folder, DatabaseOptions options) {
        return of(Database.open(folder, options));
    }

    /** A new database in memory that nobody else sees. */
    public static DocumentDatabase inMemory() {
        return of(Database.inMemory());
    }

    /** The database in memory of that name, shared with all who open it in this JVM. */
    public static DocumentDatabase inMemory(String name) {
        return of(Database.inMemory(name));
    }

    /** A database that is open already; closing the result closes it. */
    public static DocumentDatabase of(Database database) {
        return new DocumentDatabase(database, SessionOptions.DEFAULT);
    }
}
