/**
 * Carries out CREATE, ALTER, DROP, COMMENT and TRUNCATE: syntax tree in, changed definitions and maps out, all inside the
 * caller's transaction.
 *
 * <p>Entry class: {@link io.docdb.definition.DefinitionRunner}. Default names follow PostgreSQL ({@code t_pkey},
 * {@code t_a_key}, {@code t_a_fkey}, {@code t_check}, {@code t_a_idx}), so that error messages and scripts look familiar.
 *
 * <p>A name given to CREATE INDEX holds in the whole schema, as in PostgreSQL. One that stands among the columns
 * ({@code KEY name (a)}) holds in its table, as in MySQL, whose dumps use the same ones again and again: ALTER TABLE and
 * {@code DROP INDEX name ON table} find it there, {@code DROP INDEX name} as long as no other table has it.
 *
 * <p>A column remembers its domain, whose constraints are looked up when documents are written: ALTER DOMAIN counts at once. The
 * domain's default becomes that of the column when it is made. DROP DOMAIN … CASCADE keeps the columns, with the rules as
 * their own, as the standard says and H2 does; PostgreSQL would drop them.
 *
 * <p>Invariant: what a definition says is true of every document there already before the statement ends: an index is
 * filled, a constraint is checked, a new column has its default. A refusal leaves nothing behind, for the statement is
 * rolled back.
 *
 * <p>This package does not plan queries: CREATE TABLE AS and ALTER … USING hand rows in from above.
 */
package io.docdb.definition;
