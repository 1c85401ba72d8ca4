/**
 * The operators that change documents: INSERT, UPDATE, DELETE, MERGE, and row locks.
 *
 * <p>Entry classes: the operators; {@link io.docdb.exec.change.ChangeTarget}, the collection they write to. All writing is
 * done by {@code collection}; here is decided what is written, and when.
 *
 * <p>Decisions. A change runs to its end when it is opened, whether its RETURNING rows are read or not. It reads its input to
 * the end, new documents computed, before the first write, so that it never meets its own changes (the Halloween problem);
 * only an INSERT whose source reads no collection streams. In READ COMMITTED a row is locked before it is changed; if it is
 * not any more what the statement's snapshot showed, {@link io.docdb.exec.change.StatementOutdatedException} asks the session
 * to roll the statement back and run it anew on a fresh snapshot, so that conditions and new values are computed from what is
 * there. In the higher levels the transaction itself refuses (40001).
 *
 * <p>A statement may hold several changes: in WITH, which are carried out first, in their order, and in FROM. All of them, and
 * all reads around them, see what was there before the statement: rows pass from one to the other by RETURNING alone. A
 * document that one of them has changed is passed over by the others, without being counted; MERGE refuses it (21000).
 * Constraints, and so ON CONFLICT, are about what is there at the moment of the change.
 */
package io.docdb.exec.change;
