/**
 * The definitions of everything that has a name: schemas, collections with their columns and constraints, indexes, views,
 * sequences, domains; and the statistics the planner estimates by.
 *
 * <p>Entry classes: {@link io.docdb.catalog.CatalogSnapshot}, the definitions as one transaction sees them;
 * {@code Catalog}, which reads and changes them inside a transaction. Definitions are stored as documents in the catalog
 * map, changed by the transaction that runs the DDL statement, and so rolled back with it. How two of them that change
 * definitions at once get along: {@link io.docdb.catalog.CatalogEditor}.
 *
 * <p>Names: an SQL identifier finds the object of exactly that name, else the only one that matches without regard to
 * case, else it is ambiguous (42702). Names keep the case they were written in.
 *
 * <p>Invariant: definitions are immutable records; a snapshot never changes. This package does not know how documents are
 * written or queries are planned; SQL fragments in definitions (defaults, checks, predicates) are kept as text.
 */
package io.docdb.catalog;
