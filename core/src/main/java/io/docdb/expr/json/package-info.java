/**
 * The functions over documents: SQL/JSON queries and constructors, the JSON operators, updates by path.
 *
 * <p>Entry classes: {@link io.docdb.expr.json.JsonFunctions}, the list of those called by name;
 * {@link io.docdb.expr.json.JsonValue}, {@link io.docdb.expr.json.JsonQuery}, {@link io.docdb.expr.json.JsonExists},
 * {@link io.docdb.expr.json.JsonObject}, {@link io.docdb.expr.json.JsonArray} and {@link io.docdb.expr.json.JsonTable},
 * which the binder makes with their clauses.
 *
 * <p>Invariant: text is parsed as JSON only where it is declared as text or given as a parameter; text inside a document
 * is a JSON string. JSON null and SQL NULL are one value. Sources: ISO/IEC 9075-2:2016 6.33 to 6.38 and 7.11, RFC 7396,
 * PostgreSQL's manual 9.16.
 */
package io.docdb.expr.json;
