package io.docdb.plan.physical;

import io.docdb.expr.Expression;
import java.util.Optional;

/**
 * Which rows a skip scan gives of each group, whose keys have their leading parts in common: the first ones, in the order of the
 * keys. What is left of a group would be dropped by the node above, which compares the groups again, since each range gives its
 * own rows.
 *
 * <p>Example: over an index (country, population), the leading part of {@code SELECT DISTINCT country} is one; {@code MIN(population)
 * … GROUP BY country} asks for the first that is not NULL as well, MIN and MAX at once for the last, too.
 *
 * @param parts how many leading parts a group has in common
 * @param first how many rows, if not one: evaluated when the scan is opened, what is no number is all of them
 * @param ties which rows count as equal to the last one wanted, if those are given, too
 * @param alsoNotNull where the part behind them is NULL in the first row, the first row where it is not is given as well
 * @param alsoLast the last row of each group is given as well, out of order
 * @param descending reads from the end
 */
public record GroupRows(
        int parts,
        Optional<Expression> first,
        Optional<Ties> ties,
        boolean alsoNotNull,
        boolean alsoLast,
        boolean descending) {

    /**
     * Rows of a group that are equal to each other.
     *
     * @param parts how many leading parts they have in common
     * @param countOnce true if they count as one row all together, instead of each for itself
     */
    public record Ties(int parts, boolean countOnce) {}
}
