package io.docdb.plan.physical;

import io.docdb.catalog.IndexDefinition;
import java.util.List;

/**
 * Some ranges of one index.
 *
 * @param ranges may overlap; what lies in several is found once. Empty finds nothing
 * @param inTurn true if they are read in the order in which they stand, each after the one before, and do not overlap: so come
 *     NULLs at the other end than they have in the index
 */
public record IndexAccess(IndexDefinition index, List<KeyRange> ranges, boolean inTurn) {
    public IndexAccess {
        ranges = List.copyOf(ranges);
    }

    public IndexAccess(IndexDefinition index, List<KeyRange> ranges) {
        this(index, ranges, false);
    }
}
