/**
 * What frameworks that know databases by name ask for, found by their own service lookup: nothing has to be configured, nor is
 * anything here loaded unless the framework asks.
 *
 * <p>Entry classes: {@link io.docdb.framework.HibernateDialectResolver} (Hibernate 6.2 and later),
 * {@link io.docdb.framework.SpringDataDialectProvider} and {@link io.docdb.framework.EarlierSpringDataDialectProvider} (Spring
 * Data JDBC 3 and 4), {@link io.docdb.framework.FlywayDatabaseType} (Flyway 10 and later).
 *
 * <p>This package may use the frameworks and, of docdb, nothing but what JDBC says: it must work with any version of the
 * driver. The frameworks are there when it is compiled and tested, and are nobody's dependency because of it.
 */
package io.docdb.framework;
