/**
 * The SQL/JSON path language: {@code strict $.items[*] ? (@.price > 10 && exists(@.sku)).name}.
 *
 * <p>Entry class: {@link io.docdb.expr.path.JsonPath}. {@code PathParser} makes a tree of {@code PathNode}s,
 * {@code PathEvaluator} walks a document with it. Beyond the standard there are PostgreSQL's {@code .**} and whole-path
 * predicates.
 *
 * <p>Invariant: evaluation never changes a document and never answers from a half-read path: in strict mode what does not
 * fit the path is an error (22033 and its relatives), in lax mode arrays are unwrapped and what is missing is empty; in
 * filters errors are unknown. It must not know how the functions JSON_VALUE and JSON_QUERY treat the result.
 *
 * <p>Sources: ISO/IEC 9075-2:2016 9.39 (path language), PostgreSQL's manual 9.16.2.
 */
package io.docdb.expr.path;
