/**
 * The conductor: each statement's order of steps, and the transaction it runs in, are decided here.
 *
 * <p>Entry classes: {@code Session}, one client's conversation with the database;
 * {@code PreparedStatement}, a statement that is parsed and planned once and executed often;
 * {@link io.docdb.session.Result}, what an execution gives; {@code SessionMonitor}, what all sessions are doing.
 *
 * <p>A statement goes: parse, bind, optimize (all three cached by text and catalog version), ask the result cache, execute,
 * and with auto-commit commit. Statements are atomic: one that fails leaves no trace, and the transaction lives on. In
 * auto-commit a statement that lost against another transaction is repeated on a new snapshot before anybody is told.
 *
 * <p>Nothing here knows how rows are found or stored. A session belongs to one thread at a time, except for
 * {@code Session.cancel} and what {@code SessionMonitor} asks and ends.
 */
package io.docdb.session;
