package io.docdb.exec;

import io.docdb.exec.join.HashJoinOperator;
import io.docdb.exec.join.JoinKeys;
import io.docdb.exec.join.JoinShape;
import io.docdb.exec.join.LookupJoinOperator;
import io.docdb.exec.join.LoopJoinOperator;
import io.docdb.exec.join.MergeJoinOperator;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.expr.And;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.optimize.StartupCost;
import io.docdb.optimize.rule.Predicates;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles joins: the operator of each kind, its keys, and what is left to compare. */
final class JoinFactory {
    private final PlanCompiler compiler;

    JoinFactory(PlanCompiler compiler) {
        this.compiler = compiler;
    }

    Operator nestedLoop(NestedLoopJoin join) {
        if (join.lateral()) {
            Optional<Expression> condition =
                    Optional.of(join.condition()).filter(expression -> !expression.equals(Constant.TRUE));
            boolean remembers = !join.remembered().isEmpty();
            return lookupJoin(join, join.kind(), join.left(), join.right(), condition, remembers);
        }
        int number = compiler.number(join);
        return new LoopJoinOperator(
                number,
                shape(join.kind(), join.left(), join.right()),
                compiler.operator(join.left()),
                compiler.operator(join.right()),
                compiler.compile(join.condition(), pairs(join.left(), join.right())));
    }

    Operator indexLoop(IndexLoopJoin join) {
        return lookupJoin(join, join.kind(), join.left(), join.right(), join.residual(), false);
    }

    private Operator lookupJoin(
            PhysicalPlan join,
            JoinKind kind,
            PhysicalPlan left,
            PhysicalPlan right,
            Optional<Expression> condition,
            boolean remembers) {
        int number = compiler.number(join);
        Places leftPlaces = PlanCompiler.places(left);
        int[] outerIds = OuterColumns.of(right).stream()
                .mapToInt(Integer::intValue)
                .filter(id -> leftPlaces.placeOf(id) >= 0)
                .toArray();
        int[] outerPlaces = new int[outerIds.length];
        for (int i = 0; i < outerIds.length; i++) {
            outerPlaces[i] = leftPlaces.placeOf(outerIds[i]);
        }
        return new LookupJoinOperator(
                number,
                shape(kind, left, right),
                compiler.operator(left),
                compiler.operator(right),
                outerIds,
                outerPlaces,
                compiler.compile(condition, pairs(left, right)),
                remembers);
    }

    private static JoinShape shape(JoinKind kind, PhysicalPlan left, PhysicalPlan right) {
        return new JoinShape(kind, left.columns().size(), right.columns().size());
    }

    private static Places pairs(PhysicalPlan left, PhysicalPlan right) {
        return Places.of(left.columns(), right.columns());
    }

    private JoinKeys leftKeys(List<JoinKey> keys, PhysicalPlan left) {
        return joinKeys(keys, keys.stream().map(JoinKey::left).toList(), PlanCompiler.places(left));
    }

    private JoinKeys rightKeys(List<JoinKey> keys, PhysicalPlan right) {
        return joinKeys(keys, keys.stream().map(JoinKey::right).toList(), PlanCompiler.places(right));
    }

    private JoinKeys joinKeys(List<JoinKey> keys, List<Expression> side, Places layout) {
        boolean[] nullsEqual = new boolean[keys.size()];
        for (int i = 0; i < nullsEqual.length; i++) {
            nullsEqual[i] = keys.get(i).nullsEqual();
        }
        return new JoinKeys(compiler.compileAll(side, layout), nullsEqual);
    }

    Operator hash(HashJoin join) {
        int number = compiler.number(join);
        return new HashJoinOperator(
                number,
                shape(join.kind(), join.left(), join.right()),
                compiler.operator(join.left()),
                compiler.operator(join.right()),
                leftKeys(join.keys(), join.left()).meeting(dynamic(join)),
                rightKeys(join.keys(), join.right()).meeting(dynamic(join)),
                compiler.compile(withDynamic(join), pairs(join.left(), join.right())),
                join.nullAware(),
                join.buildLeft(),
                isSoonTold(join));
    }

    /** True if the first streamed row comes long before all of the other side. */
    private static boolean isSoonTold(HashJoin join) {
        PhysicalPlan probe = join.buildLeft() ? join.right() : join.left();
        PhysicalPlan build = join.buildLeft() ? join.left() : join.right();
        return StartupCost.of(probe) < build.estimate().cost() / 2;
    }

    /** Which keys may hold values of kinds that compare with each other: a text and the date it reads as, a day and its midnight. */
    private static boolean[] dynamic(HashJoin join) {
        boolean[] dynamic = new boolean[join.keys().size()];
        for (int i = 0; i < dynamic.length; i++) {
            dynamic[i] = !join.nullAware() && isDynamic(join.keys().get(i));
        }
        return dynamic;
    }

    private static boolean isDynamic(JoinKey key) {
        SqlType.Family left = key.left().type().family();
        SqlType.Family right = key.right().type().family();
        return left == SqlType.Family.ANY
                || right == SqlType.Family.ANY
                || left != right && !Predicates.areHashed(key.left(), key.right());
    }

    /** Where unequal values may meet, the pair is compared. */
    private static Optional<Expression> withDynamic(HashJoin join) {
        List<Expression> terms = new ArrayList<>();
        join.residual().ifPresent(terms::add);
        for (JoinKey key : join.keys()) {
            if (isDynamic(key) && !join.nullAware()) {
                terms.add(new Comparison(
                        key.nullsEqual() ? Comparison.Operator.NOT_DISTINCT : Comparison.Operator.EQUAL,
                        key.left(),
                        key.right()));
            }
        }
        return terms.size() < 2 ? terms.stream().findFirst() : Optional.of(new And(terms));
    }

    Operator merge(MergeJoin join) {
        int number = compiler.number(join);
        return new MergeJoinOperator(
                number,
                shape(join.kind(), join.left(), join.right()),
                compiler.operator(join.left()),
                compiler.operator(join.right()),
                leftKeys(join.keys(), join.left()),
                rightKeys(join.keys(), join.right()),
                compiler.compile(join.residual(), pairs(join.left(), join.right())));
    }
}
