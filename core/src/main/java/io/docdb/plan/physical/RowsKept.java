package io.docdb.plan.physical;

import io.docdb.expr.Expression;

/**
 * Which rows of each partition of a window matter: those that ROW_NUMBER, RANK or DENSE_RANK gives numbers up to a value. They
 * are the first ones, so that no others are read where there is one partition, and no others are kept where there are several.
 *
 * @param call the place of the numbering among the window's calls
 * @param most no constant needs to be; evaluated when the window is opened. What is no number keeps all rows
 * @param inclusive false if numbers stay below it
 */
public record RowsKept(int call, Expression most, boolean inclusive) {}
