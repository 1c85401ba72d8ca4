package io.docdb.optimize;

import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.PhysicalPlan;

/** Ranges of an index, and how many entries they are expected to hold. */
record Access(IndexAccess access, double visited) {
    PhysicalPlan scan(DocumentRead read, CostModel costs, double rows) {
        return new IndexScan(
                read, access, false, false, costs.indexScan(access.ranges().size(), visited, Math.min(rows, visited)));
    }
}
