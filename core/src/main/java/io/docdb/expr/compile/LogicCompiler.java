package io.docdb.expr.compile;

import io.docdb.expr.And;
import io.docdb.expr.Case;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;

/** AND, OR, NOT and CASE. A term that decides ends the evaluation: what stands behind it is not computed. */
final class LogicCompiler {
    private final ExpressionCompiler compiler;

    LogicCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Evaluator compile(Expression node) {
        if (node instanceof And and) {
            Evaluator[] terms = compiler.compileFolded(and.terms());
            return terms.length == 2
                    ? new Two(terms[0], terms[1], BooleanValue.FALSE)
                    : new Many(terms, BooleanValue.FALSE);
        }
        if (node instanceof Or or) {
            Evaluator[] terms = compiler.compileFolded(or.terms());
            return terms.length == 2
                    ? new Two(terms[0], terms[1], BooleanValue.TRUE)
                    : new Many(terms, BooleanValue.TRUE);
        }
        if (node instanceof Not not) {
            Evaluator operand = compiler.compileFolded(not.operand());
            return (row, context) -> {
                Value value = Truth.of(operand.evaluate(row, context));
                return value == BooleanValue.TRUE
                        ? BooleanValue.FALSE
                        : value == BooleanValue.FALSE ? BooleanValue.TRUE : NullValue.NULL;
            };
        }
        return choose((Case) node);
    }

    /** Two terms, of which one that is {@code deciding} decides: FALSE for AND, TRUE for OR. */
    private record Two(Evaluator left, Evaluator right, BooleanValue deciding) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, io.docdb.expr.EvaluationContext context) {
            Value first = Truth.of(left.evaluate(row, context));
            if (first == deciding) {
                return first;
            }
            Value second = Truth.of(right.evaluate(row, context));
            return second == deciding || first != NullValue.NULL ? second : NullValue.NULL;
        }
    }

    private record Many(Evaluator[] terms, BooleanValue deciding) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, io.docdb.expr.EvaluationContext context) {
            boolean unknown = false;
            for (Evaluator term : terms) {
                Value value = Truth.of(term.evaluate(row, context));
                if (value == deciding) {
                    return value;
                }
                unknown |= value == NullValue.NULL;
            }
            return unknown ? NullValue.NULL : BooleanValue.of(deciding == BooleanValue.FALSE);
        }
    }

    private Evaluator choose(Case node) {
        int size = node.branches().size();
        Evaluator[] conditions = new Evaluator[size];
        Evaluator[] results = new Evaluator[size];
        for (int i = 0; i < size; i++) {
            conditions[i] = compiler.compileFolded(node.branches().get(i).condition());
            results[i] = compiler.compileFolded(node.branches().get(i).result());
        }
        Evaluator otherwise = compiler.compileFolded(node.otherwise());
        return (row, context) -> {
            for (int i = 0; i < conditions.length; i++) {
                if (Truth.of(conditions[i].evaluate(row, context)) == BooleanValue.TRUE) {
                    return results[i].evaluate(row, context);
                }
            }
            return otherwise.evaluate(row, context);
        };
    }
}
