/**
 * The window functions that are no aggregates.
 *
 * <p>Entry class: {@link io.docdb.expr.window.Windows}, which lists them. Invariant: functions are stateless; all they
 * know of a partition comes through {@link io.docdb.expr.WindowPartition}. Sources: ISO/IEC 9075-2 6.10.
 */
package io.docdb.expr.window;
