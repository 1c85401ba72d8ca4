/**
 * The syntax tree: what a statement says, before anyone knows what its names mean.
 *
 * <p>Entry: {@link io.docdb.sql.ast.Statement}. The parser makes trees from text, the query DSL and repositories make
 * them by constructor; {@code bind} is their only reader besides the printer. Families:
 *
 * <ul>
 *   <li>{@link io.docdb.sql.ast.Query} (what stands around a body), {@link io.docdb.sql.ast.QueryBody} (SELECT, set
 *       operation, VALUES), {@link io.docdb.sql.ast.TableReference} (FROM), {@link io.docdb.sql.ast.Window};
 *   <li>{@link io.docdb.sql.ast.DataChange} (INSERT … TRUNCATE), {@link io.docdb.sql.ast.SchemaChange} (CREATE … DROP,
 *       with {@link io.docdb.sql.ast.AlterAction} and {@link io.docdb.sql.ast.Constraint}),
 *       {@link io.docdb.sql.ast.TransactionStatement}, {@link io.docdb.sql.ast.AdministrationStatement};
 *   <li>{@link io.docdb.sql.ast.Expression} (general), {@link io.docdb.sql.ast.Condition} (answers true, false,
 *       unknown), {@link io.docdb.sql.ast.JsonExpression} (SQL/JSON functions with clauses).
 * </ul>
 *
 * <p>Functions with a syntax of their own arrive as plain calls with the name in lower case:
 *
 * <pre>
 * EXTRACT(YEAR FROM x)                  extract('year', x); the unit in lower case
 * SUBSTRING(s FROM a FOR n)             substring(s, a, n)
 * SUBSTRING(s SIMILAR p ESCAPE e)       substring_similar(s, p, e)
 * POSITION(a IN s)                      position(a, s)
 * OVERLAY(s PLACING r FROM a FOR n)     overlay(s, r, a, n)
 * TRIM([BOTH] c FROM s)                 trim(s, c); LEADING: ltrim, TRAILING: rtrim; without c: one argument
 * TIMESTAMPDIFF(DAY, a, b), DATEADD …   timestampdiff('day', a, b)
 * CURRENT_DATE, LOCALTIMESTAMP(3), …    current_date(), localtimestamp(3)
 * GROUPING(a, b)                        grouping(a, b)
 * a ISNULL, a != b, a == b              the standard's forms
 * {fn UCASE(s)}, {d '2024-01-31'}, …    ucase(s), the literal
 * CONVERT(x, INTEGER), x::INTEGER       Cast
 * </pre>
 *
 * <p>DATE, TIME, TIMESTAMP, INTERVAL, UUID and binary literals are {@link io.docdb.sql.ast.Expression.Literal}s that
 * hold the value of that kind; any other {@code TYPE 'text'} is a cast of the text.
 *
 * <p>Invariant: nodes are immutable and equal by content without regard to {@link io.docdb.sql.ast.Position}, so a tree
 * can be the key of a cache; what the text did not say is an empty {@code Optional} or list, or an enum constant that
 * says so, never null. Trees are bounded in depth by the parser (54001), so plain recursion over them is safe.
 *
 * <p>It must not know the catalog, types of columns, or anything else that could change between two statements.
 *
 * <p>Users, roles, privileges and row policies will be one more family of {@link io.docdb.sql.ast.Statement}s.
 *
 * <p>Sources: ISO/IEC 9075-2:2016 (SQL/Foundation) and its 2023 edition for the simplified accessor; PostgreSQL's manual
 * for what the standard leaves open.
 */
package io.docdb.sql.ast;
