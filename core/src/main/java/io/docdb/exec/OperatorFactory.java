package io.docdb.exec;

import io.docdb.exec.aggregate.AggregateStep;
import io.docdb.exec.aggregate.DistinctOperator;
import io.docdb.exec.aggregate.HashAggregateOperator;
import io.docdb.exec.aggregate.SetOperator;
import io.docdb.exec.aggregate.StreamAggregateOperator;
import io.docdb.exec.operator.CommonTableOperator;
import io.docdb.exec.operator.CommonTableReadOperator;
import io.docdb.exec.operator.ConstantRowsOperator;
import io.docdb.exec.operator.EagerOperator;
import io.docdb.exec.operator.FilterOperator;
import io.docdb.exec.operator.FunctionScanOperator;
import io.docdb.exec.operator.GateOperator;
import io.docdb.exec.operator.LimitOperator;
import io.docdb.exec.operator.MaterializeOperator;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.exec.operator.ProjectOperator;
import io.docdb.exec.operator.RecursiveLoopOperator;
import io.docdb.exec.sort.SortOperator;
import io.docdb.exec.sort.TopRowsOperator;
import io.docdb.exec.window.KeptStep;
import io.docdb.exec.window.WindowOperator;
import io.docdb.expr.Evaluator;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.IndexIntersection;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.KeySkipScan;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PhysicalVisitor;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowMaterialize;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.StreamAggregate;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import java.util.ArrayList;
import java.util.List;

/** Which operator runs which node. Some are made by {@link ScanFactory}, {@link JoinFactory}, {@link ChangeFactory}. */
final class OperatorFactory implements PhysicalVisitor<Operator> {
    private final PlanCompiler compiler;
    private final ScanFactory scans;
    private final ChangeFactory changes;
    private final AggregateFactory aggregates;
    private final JoinFactory joins;

    OperatorFactory(PlanCompiler compiler) {
        this.compiler = compiler;
        scans = new ScanFactory(compiler);
        changes = new ChangeFactory(compiler);
        aggregates = new AggregateFactory(compiler);
        joins = new JoinFactory(compiler);
    }

    private Operator operator(PhysicalPlan plan) {
        return compiler.operator(plan);
    }

    private static Places places(PhysicalPlan plan) {
        return PlanCompiler.places(plan);
    }

    private Evaluator[] compileNamed(List<NamedExpression> named, RowLayout layout) {
        return compiler.compileAll(
                named.stream().map(NamedExpression::expression).toList(), layout);
    }

    private Evaluator[] compileKeys(List<SortKey> keys, RowLayout layout) {
        return compiler.compileAll(keys.stream().map(SortKey::expression).toList(), layout);
    }

    @Override
    public Operator visitFullScan(FullScan scan) {
        return scans.fullScan(scan);
    }

    @Override
    public Operator visitKeyScan(KeyScan scan) {
        return scans.keyScan(scan);
    }

    @Override
    public Operator visitKeyLookup(KeyLookup lookup) {
        return scans.keyLookup(lookup);
    }

    @Override
    public Operator visitIndexScan(IndexScan scan) {
        return scans.indexScan(scan);
    }

    @Override
    public Operator visitIndexSkipScan(IndexSkipScan scan) {
        return scans.skipScan(scan);
    }

    @Override
    public Operator visitKeySkipScan(KeySkipScan scan) {
        return scans.skipScan(scan);
    }

    @Override
    public Operator visitIndexIntersection(IndexIntersection intersection) {
        return scans.indexIntersection(intersection);
    }

    @Override
    public Operator visitIndexUnion(IndexUnion union) {
        return scans.indexUnion(union);
    }

    @Override
    public Operator visitCountDocuments(CountDocuments count) {
        return scans.count(count);
    }

    @Override
    public Operator visitConstantRows(ConstantRows rows) {
        Evaluator[][] values = rows.rows().stream()
                .map(row -> compiler.compileAll(row, Places.NONE))
                .toArray(Evaluator[][]::new);
        return new ConstantRowsOperator(compiler.number(rows), values);
    }

    @Override
    public Operator visitFunctionScan(FunctionScan scan) {
        return new FunctionScanOperator(
                compiler.number(scan),
                scan.function().ready(),
                compiler.compileAll(scan.arguments(), Places.NONE),
                scan.withOrdinality());
    }

    @Override
    public Operator visitRowFilter(RowFilter filter) {
        int number = compiler.number(filter);
        return new FilterOperator(
                number, operator(filter.input()), compiler.compile(filter.predicate(), places(filter.input())));
    }

    @Override
    public Operator visitRowProjection(RowProjection projection) {
        int number = compiler.number(projection);
        return new ProjectOperator(
                number,
                operator(projection.input()),
                compileNamed(projection.projections(), places(projection.input())));
    }

    @Override
    public Operator visitRowGate(RowGate gate) {
        int number = compiler.number(gate);
        return new GateOperator(number, operator(gate.input()), compiler.compile(gate.condition(), Places.NONE));
    }

    @Override
    public Operator visitRowMaterialize(RowMaterialize rows) {
        int number = compiler.number(rows);
        return new MaterializeOperator(number, operator(rows.input()), compiler.nextSlot());
    }

    @Override
    public Operator visitNestedLoopJoin(NestedLoopJoin join) {
        return joins.nestedLoop(join);
    }

    @Override
    public Operator visitIndexLoopJoin(IndexLoopJoin join) {
        return joins.indexLoop(join);
    }

    @Override
    public Operator visitHashJoin(HashJoin join) {
        return joins.hash(join);
    }

    @Override
    public Operator visitMergeJoin(MergeJoin join) {
        return joins.merge(join);
    }

    @Override
    public Operator visitHashAggregate(HashAggregate aggregate) {
        int number = compiler.number(aggregate);
        Places layout = places(aggregate.input());
        boolean[][] members =
                new boolean[aggregate.groupingSets().size()][aggregate.keys().size()];
        for (int set = 0; set < members.length; set++) {
            for (int key : aggregate.groupingSets().get(set)) {
                members[set][key] = true;
            }
        }
        Operator input = operator(aggregate.input());
        AggregateStep[] steps = aggregates.steps(aggregate.aggregates(), layout);
        ParallelFactory parallel = new ParallelFactory(compiler.parallelism());
        return new HashAggregateOperator(
                number,
                input,
                compileNamed(aggregate.keys(), layout),
                members,
                steps,
                parallel.grouping(aggregate, input, steps),
                parallel.readAhead(aggregate, input),
                aggregate.groupingId().isPresent());
    }

    @Override
    public Operator visitStreamAggregate(StreamAggregate aggregate) {
        int number = compiler.number(aggregate);
        Places layout = places(aggregate.input());
        return new StreamAggregateOperator(
                number,
                operator(aggregate.input()),
                compileNamed(aggregate.keys(), layout),
                aggregates.steps(aggregate.aggregates(), layout));
    }

    @Override
    public Operator visitExternalSort(ExternalSort sort) {
        int number = compiler.number(sort);
        return new SortOperator(
                number, operator(sort.input()), aggregates.sortRows(sort.input(), sort.keys(), sort.orderedKeys()));
    }

    @Override
    public Operator visitTopN(TopN top) {
        int number = compiler.number(top);
        return new TopRowsOperator(
                number,
                operator(top.input()),
                aggregates.sortRows(top.input(), top.keys(), top.orderedKeys()),
                compiler.compile(top.count(), Places.NONE),
                compiler.compile(top.offset(), Places.NONE),
                top.withTies());
    }

    @Override
    public Operator visitRowLimit(RowLimit limit) {
        int number = compiler.number(limit);
        boolean locks = limit.input() instanceof RowLock;
        Operator limited = new LimitOperator(
                number,
                locks ? changes.rowLock((RowLock) limit.input()) : operator(limit.input()),
                compiler.compile(limit.count(), Places.NONE),
                compiler.compile(limit.offset(), Places.NONE),
                compileKeys(limit.ties(), places(limit.input())));
        return locks ? new EagerOperator(compiler.extraNumber(), limited) : limited;
    }

    @Override
    public Operator visitHashDistinct(HashDistinct distinct) {
        int number = compiler.number(distinct);
        return new DistinctOperator(
                number, operator(distinct.input()), compiler.compileAll(distinct.on(), places(distinct.input())));
    }

    @Override
    public Operator visitHashSetOperation(HashSetOperation operation) {
        int number = compiler.number(operation);
        return new SetOperator(
                number, operation.kind(), operation.all(), operator(operation.left()), operator(operation.right()));
    }

    @Override
    public Operator visitWindowEvaluation(WindowEvaluation window) {
        int number = compiler.number(window);
        Places layout = places(window.input());
        return new WindowOperator(
                number,
                operator(window.input()),
                layout.width(),
                compiler.compileAll(window.partitionBy(), layout),
                compileKeys(window.orderBy(), layout),
                new WindowFactory(compiler, aggregates).steps(window, layout),
                window.kept()
                        .map(kept -> new KeptStep(
                                window.calls()
                                        .get(kept.call())
                                        .function()
                                        .orElseThrow()
                                        .name(),
                                compiler.compile(kept.most(), Places.NONE),
                                kept.inclusive()))
                        .orElse(null));
    }

    @Override
    public Operator visitCteMaterialize(CteMaterialize tables) {
        int number = compiler.number(tables);
        List<CommonTableOperator.Definition> definitions = new ArrayList<>();
        boolean onlyReads = !PlanFacts.changes(tables);
        for (CommonPlan table : tables.tables()) {
            compiler.defines(table);
            definitions.add(new CommonTableOperator.Definition(
                    compiler.tableSlot(table.id()),
                    operator(table.plan()),
                    PlanFacts.changes(table.plan()),
                    onlyReads));
        }
        return new CommonTableOperator(
                number, definitions.toArray(new CommonTableOperator.Definition[0]), operator(tables.body()));
    }

    @Override
    public Operator visitCteRead(CteRead read) {
        return new CommonTableReadOperator(compiler.number(read), compiler.tableSlot(read.tableId()));
    }

    @Override
    public Operator visitRecursiveLoop(RecursiveLoop loop) {
        int number = compiler.number(loop);
        return new RecursiveLoopOperator(
                number, operator(loop.anchor()), operator(loop.step()), compiler.tableSlot(loop.tableId()), loop.all());
    }

    @Override
    public Operator visitRowLock(RowLock lock) {
        return new EagerOperator(compiler.extraNumber(), changes.rowLock(lock));
    }

    @Override
    public Operator visitInsertDocuments(InsertDocuments insert) {
        return changes.insert(insert);
    }

    @Override
    public Operator visitUpdateDocuments(UpdateDocuments update) {
        return changes.update(update);
    }

    @Override
    public Operator visitDeleteDocuments(DeleteDocuments delete) {
        return changes.delete(delete);
    }

    @Override
    public Operator visitMergeDocuments(MergeDocuments merge) {
        return changes.merge(merge);
    }
}
