/**
 * The table functions: what may stand in FROM and gives rows.
 *
 * <p>Entry class: {@link io.docdb.expr.table.Tables}, which lists them. Invariant: functions are stateless; rows are made
 * one at a time, so a series of a billion numbers costs nothing until it is read. NULL arguments give no rows.
 */
package io.docdb.expr.table;
