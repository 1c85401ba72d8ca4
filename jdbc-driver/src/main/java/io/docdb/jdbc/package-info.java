/**
 * The JDBC door: {@code jdbc:docdb:/path/to/folder} and {@code jdbc:docdb:mem:name}.
 *
 * <p>Entry class: {@link io.docdb.jdbc.DocdbDriver}, found by {@code ServiceLoader}. A connection is a session, a statement
 * a prepared statement of it, a result set its rows; nothing here knows how they are made.
 *
 * <p>Invariants: every exception is an {@code SQLException} of the subclass that its SQLState's class asks for; what is not
 * supported is refused with 0A000 by the {@code Unsupported…} base classes, never ignored. Source: JDBC 4.3.
 */
package io.docdb.jdbc;
