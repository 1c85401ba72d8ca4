package io.docdb.plan.physical;

import io.docdb.expr.Expression;

/**
 * An equality two inputs are joined by.
 *
 * @param left over the left input's columns
 * @param right over the right input's columns
 * @param nullsEqual true for IS NOT DISTINCT FROM, else NULL finds no partner
 */
public record JoinKey(Expression left, Expression right, boolean nullsEqual) {}
