/**
 * The registry of all functions: the binder finds them here by name.
 *
 * <p>Entry class: {@link io.docdb.expr.function.Functions}. Invariant: immutable; a name is registered once per kind of
 * function. It must not compute anything: functions live in the packages beside it, by kind and theme.
 */
package io.docdb.expr.function;
