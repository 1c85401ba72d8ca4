package io.docdb.expr;

import io.docdb.value.Value;

/** The rows of one window partition in window order, as a window function sees them. */
public interface WindowPartition {
    int size();

    /** How many arguments the call has: LAG takes one to three. */
    int argumentCount();

    /** The value of the function's argument (from 0) for the row at {@code position}. */
    Value argument(int position, int argument);

    /** First row of the peer group of the row at {@code position}. */
    int peersFrom(int position);

    /** Row behind the peer group of the row at {@code position}. */
    int peersTo(int position);

    /** How many rows the frame of the row at {@code position} has, exclusions taken out. */
    int frameSize(int position);

    /** The row at {@code ordinal} (from 0) of the frame of the row at {@code position}, in window order. */
    int frameRow(int position, int ordinal);
}
