/**
 * How values of different types meet: casts, three-valued comparison, the type two types have in common, and the text
 * forms of values.
 *
 * <p>Entry classes: {@link io.docdb.expr.type.Casts}, {@link io.docdb.expr.type.Comparisons},
 * {@link io.docdb.expr.type.TypeRules}. Text forms are PostgreSQL's: {@code 2024-01-31 10:00:00}, {@code 1e+20},
 * {@code 1 year 2 mons}; what is read is wider: ISO 8601, the standard's literals, H2's and PostgreSQL's forms.
 *
 * <p>Invariant: all methods are pure; a value that does not fit is reported with the SQLState of the standard (22001,
 * 22003, 22007, 22018), never cut or wrapped silently, except text in an explicit cast.
 *
 * <p>It must not know expressions: it works on values and types alone. Sources: ISO/IEC 9075-2 6.13 (cast), 9.5 (result
 * of data type combinations), 6.29 (numeric value expression); PostgreSQL's manual, chapters 8 and 10.
 */
package io.docdb.expr.type;
