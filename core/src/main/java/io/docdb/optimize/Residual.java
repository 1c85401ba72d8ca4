package io.docdb.optimize;

/**
 * What conditions of a join besides its keys let through.
 *
 * @param fraction of the pairs that are equal in the keys
 * @param isOrder true if one of them is that the one row stands before the other, as {@code p.placed > o.placed} for the last order
 * @param isOfOthers true if one of them is that a row is another one of the same documents, as {@code a.id < b.id}, or {@code <>}
 * @param besides the fraction that the others let through
 */
record Residual(double fraction, boolean isOrder, boolean isOfOthers, double besides) {
    private static final double HALF = 0.5;

    /**
     * The pairs that are let through.
     *
     * @param pairs that are equal in the keys
     * @param own of these, each row with itself
     */
    double of(double pairs, double own) {
        return isOfOthers ? Math.max(0, pairs - own) * besides * (isOrder ? HALF : 1) : pairs * fraction;
    }

    /**
     * How likely a row has none of its equals left. Of rows in some order one in as many as there are stands last, be they few or
     * many.
     *
     * @param equals how many there are for each row
     */
    double noneOf(double equals) {
        double others = Math.max(0, isOfOthers && !isOrder ? equals - 1 : equals);
        return fraction >= 1 && !isOfOthers
                ? 0
                : isOrder ? 1 / Math.max(1, others * besides) : Math.exp(-others * fraction);
    }
}
