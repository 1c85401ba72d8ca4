/**
 * The front door: opens a database and hands out sessions.
 *
 * <p>Nothing in core imports this package; it wires the floors below by constructor. The floors, lowest first, are
 * pinned by {@code ArchitectureTest}.
 */
package io.docdb;
