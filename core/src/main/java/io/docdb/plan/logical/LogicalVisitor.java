package io.docdb.plan.logical;

/** One method per kind of logical plan, so that a new kind does not compile until every floor has answered. */
public interface LogicalVisitor<R> {
    R visitScan(Scan scan);

    R visitValues(Values values);

    R visitTableFunctionScan(TableFunctionScan tableFunctionScan);

    R visitCteScan(CteScan cteScan);

    R visitFilter(Filter filter);

    R visitProject(Project project);

    R visitJoin(Join join);

    R visitAggregate(Aggregate aggregate);

    R visitWindow(Window window);

    R visitSort(Sort sort);

    R visitLimit(Limit limit);

    R visitDistinct(Distinct distinct);

    R visitSetOperation(SetOperation setOperation);

    R visitWith(With with);

    R visitRecursiveUnion(RecursiveUnion recursiveUnion);

    R visitLockRows(LockRows lockRows);

    R visitInsert(Insert insert);

    R visitUpdate(Update update);

    R visitDelete(Delete delete);

    R visitMerge(Merge merge);
}
