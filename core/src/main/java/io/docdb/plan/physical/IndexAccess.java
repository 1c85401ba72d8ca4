package io.docdb.plan.physical;

import io.docdb.catalog.IndexDefinition;
import java.util.List;

/**
 * Some ranges of one index.
 *
 * @param ranges may overlap; what lies in several is found once. Empty finds nothing
 */
public record IndexAccess(IndexDefinition index, List<KeyRange> ranges) {
    public IndexAccess {
        ranges = List.copyOf(ranges);
    }
}
