/**
 * Turns a syntax tree into a logical plan: finds what each name means, what type each expression has, and adds the
 * casts SQL leaves out.
 *
 * <p>Entry class: {@link io.docdb.bind.Binder}. It works clause by clause, each in a class of its own:
 *
 * <pre>
 * QueryBinder       WITH, set operations, VALUES, ORDER BY and LIMIT around a body
 * SelectBinder      one SELECT: the order in which its clauses see each other's names
 * FromBinder        tables, views, derived tables, joins, table functions
 * ExpressionBinder  scalar expressions; its neighbours bind operators, conditions, CASE, calls, aggregates, windows, JSON,
 *                   subqueries
 * InsertBinder …    changes of data: documents are composed by expressions
 * </pre>
 *
 * <p>Names are looked up in a {@link io.docdb.bind.Scope}: one per SELECT, inside the scope of the query around it. An
 * identifier finds the name written exactly so, else the only one that matches without regard to case. Columns become
 * paths into the document of their scan, so {@code o.customer.city}, {@code o.customer -> 'city'} and a declared column
 * are the same node to the optimizer.
 *
 * <p>Invariant: a bound plan is complete: every column it uses is produced below it or by an outer query, every
 * expression has a type, and no name is left. Errors carry the place in the statement. This package must not know how a
 * plan is carried out, nor who asks. Sources: ISO/IEC 9075-2 for scope and type rules; PostgreSQL's manual where that
 * leaves a choice (GROUP BY and ORDER BY over output names, functional dependency on the primary key).
 */
package io.docdb.bind;
