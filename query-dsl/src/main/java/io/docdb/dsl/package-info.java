/**
 * The fluent door: collections of documents or objects, queries, updates and transactions in Java.
 *
 * <p>Entry: {@link io.docdb.dsl.Docdb}, which opens a {@link io.docdb.dsl.DocumentDatabase}; its
 * {@link io.docdb.dsl.DocumentCollection}s take {@link io.docdb.dsl.Filter}s and give {@link io.docdb.dsl.FindQuery}s.
 *
 * <p>Every call builds a syntax tree of {@code io.docdb.sql.ast} with its values as parameters and hands it to a session.
 * Names, rights, plans, caches and EXPLAIN are the engine's: what holds for SQL holds here, and calls that differ only in
 * their values share a compiled plan.
 *
 * <p>Invariant: filters, operands, queries and updates are immutable; each method gives a new one. Nothing is resolved
 * until it runs.
 *
 * <p>It must not write SQL text, decide how a query runs, or know how documents are stored.
 */
package io.docdb.dsl;
