/**
 * The exception family of docdb and every error code it can carry.
 *
 * <p>Entry class: {@link io.docdb.error.DatabaseException}. The branches are cut by what a caller can do: fix the
 * statement ({@link io.docdb.error.StatementException}), fix the data ({@link io.docdb.error.ConstraintException}),
 * ask for rights ({@link io.docdb.error.AuthorizationException}), try again
 * ({@link io.docdb.error.ConflictException}), or stop and restore ({@link io.docdb.error.StorageException}).
 *
 * <p>Invariant: whether a retry can help is stated by the {@link io.docdb.error.ErrorCode}, never guessed from a text.
 * This package knows nothing but the JDK. SQLStates follow ISO/IEC 9075-2, with PostgreSQL's and H2's for what the
 * standard leaves open.
 */
package io.docdb.error;
