package io.docdb.plan.physical;

/** One method per kind of physical plan, so that a new kind does not compile until every floor has answered. */
public interface PhysicalVisitor<R> {
    R visitFullScan(FullScan fullScan);

    R visitKeyScan(KeyScan keyScan);

    R visitKeyLookup(KeyLookup keyLookup);

    R visitIndexScan(IndexScan indexScan);

    R visitIndexSkipScan(IndexSkipScan indexSkipScan);

    R visitKeySkipScan(KeySkipScan keySkipScan);

    R visitIndexIntersection(IndexIntersection indexIntersection);

    R visitIndexUnion(IndexUnion indexUnion);

    R visitCountDocuments(CountDocuments countDocuments);

    R visitConstantRows(ConstantRows constantRows);

    R visitFunctionScan(FunctionScan functionScan);

    R visitRowFilter(RowFilter rowFilter);

    R visitRowProjection(RowProjection rowProjection);

    R visitNestedLoopJoin(NestedLoopJoin nestedLoopJoin);

    R visitIndexLoopJoin(IndexLoopJoin indexLoopJoin);

    R visitHashJoin(HashJoin hashJoin);

    R visitMergeJoin(MergeJoin mergeJoin);

    R visitHashAggregate(HashAggregate hashAggregate);

    R visitStreamAggregate(StreamAggregate streamAggregate);

    R visitExternalSort(ExternalSort externalSort);

    R visitTopN(TopN topN);

    R visitRowGate(RowGate gate);

    R visitRowMaterialize(RowMaterialize rows);

    R visitRowLimit(RowLimit rowLimit);

    R visitHashDistinct(HashDistinct hashDistinct);

    R visitHashSetOperation(HashSetOperation hashSetOperation);

    R visitWindowEvaluation(WindowEvaluation windowEvaluation);

    R visitCteMaterialize(CteMaterialize cteMaterialize);

    R visitCteRead(CteRead cteRead);

    R visitRecursiveLoop(RecursiveLoop recursiveLoop);

    R visitRowLock(RowLock rowLock);

    R visitInsertDocuments(InsertDocuments insertDocuments);

    R visitUpdateDocuments(UpdateDocuments updateDocuments);

    R visitDeleteDocuments(DeleteDocuments deleteDocuments);

    R visitMergeDocuments(MergeDocuments mergeDocuments);
}
