package io.docdb.optimize;

/**
 * What conditions of a join besides its keys let through.
 *
 * @param fraction of the pairs that are equal in the keys
 * @param isOrder true if one of them is that the one row stands before the other, as {@code p.placed > o.placed} for the last order
 * @param besides the fraction that the others let through
 */
record Residual(double fraction, boolean isOrder, double besides) {

    /**
     * How likely a row has none of its equals left. Of rows in some order one in as many as there are stands last, be they few or
     * many.
     *
     * @param equals how many there are for each row
     */
    double noneOf(double equals) {
        double asked = Math.max(0, equals);
        return fraction >= 1 ? 0 : isOrder ? 1 / Math.max(1, asked * besides) : Math.exp(-asked * fraction);
    }
}
