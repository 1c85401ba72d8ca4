package io.docdb.plan.logical;

import io.docdb.expr.Column;

/** A collection whose rows are locked, found by the row-id column of its scan. */
public record LockTarget(CollectionRef collection, Column rowId) {}
