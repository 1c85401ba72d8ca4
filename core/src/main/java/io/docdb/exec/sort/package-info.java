/**
 * The operators that order rows.
 *
 * <p>Entry classes: {@link io.docdb.exec.sort.SortOperator}, {@link io.docdb.exec.sort.TopRowsOperator}; {@link
 * io.docdb.exec.sort.SortRows}, the compiled keys both sort by. Equal rows keep their order.
 */
package io.docdb.exec.sort;
