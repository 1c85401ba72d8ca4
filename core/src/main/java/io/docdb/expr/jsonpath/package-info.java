/**
 * JSONPath as RFC 9535 has it: {@code $..book[?@.price < 10].title}.
 *
 * <p>Entry class: {@link io.docdb.expr.jsonpath.JsonPathQuery}. Beside the SQL/JSON path language of
 * {@code io.docdb.expr.path} this is a second one with other rules: no modes, no errors while evaluating, nodes instead
 * of items.
 *
 * <p>Invariant: what is not well-formed and well-typed by the RFC is refused when it is parsed; evaluation never fails.
 * Sources: RFC 9535, RFC 9485 (I-Regexp).
 */
package io.docdb.expr.jsonpath;
