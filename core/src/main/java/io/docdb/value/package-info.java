/**
 * The values docdb stores and computes with, the documents made of them, the paths into them, and the one total order
 * over all of them.
 *
 * <p>Entry classes: {@link io.docdb.value.Value}, {@link io.docdb.value.Document}, {@link io.docdb.value.FieldPath},
 * {@link io.docdb.value.ValueOrder}. SQL's types, which declare what a column may hold, are
 * {@link io.docdb.value.SqlType}.
 *
 * <p>Invariant: values are immutable, and {@code equals} agrees with the total order: {@code 1}, {@code 1.0} and
 * {@code 1e0} are equal, hash alike and sort together, yet each keeps its own form when it is stored and printed.
 *
 * <p>This package knows the JDK and {@code error} only: no JSON parser, no bytes on disk, no three-valued logic (that
 * is {@code expr}'s). Sources: RFC 8259 for JSON, ISO/IEC 9075-2 for the SQL types.
 */
package io.docdb.value;
