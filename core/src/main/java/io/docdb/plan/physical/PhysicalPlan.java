package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.QueryPlan;
import java.util.List;

/** A node of the physical plan. Its rows hold exactly {@link #columns}, in that order. Immutable, thread-safe. */
public sealed interface PhysicalPlan extends QueryPlan
        permits FullScan,
                KeyScan,
                KeyLookup,
                IndexScan,
                IndexSkipScan,
                KeySkipScan,
                IndexIntersection,
                IndexUnion,
                CountDocuments,
                ConstantRows,
                FunctionScan,
                RowFilter,
                RowGate,
                RowProjection,
                NestedLoopJoin,
                IndexLoopJoin,
                HashJoin,
                MergeJoin,
                HashAggregate,
                StreamAggregate,
                ExternalSort,
                TopN,
                RowLimit,
                RowMaterialize,
                HashDistinct,
                HashSetOperation,
                WindowEvaluation,
                CteMaterialize,
                CteRead,
                RecursiveLoop,
                RowLock,
                InsertDocuments,
                UpdateDocuments,
                DeleteDocuments,
                MergeDocuments {

    /** The layout of this node's rows: the column at position i stands at place i. */
    @Override
    List<Column> columns();

    /** The plans this node reads, in order. */
    List<PhysicalPlan> inputs();

    Estimate estimate();

    <R> R accept(PhysicalVisitor<R> visitor);
}
