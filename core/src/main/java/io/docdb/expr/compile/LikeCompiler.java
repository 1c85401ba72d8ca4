package io.docdb.expr.compile;

import io.docdb.error.StatementException;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.Like;
import io.docdb.expr.type.LikePattern;
import io.docdb.expr.type.TextForm;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/**
 * LIKE. A constant pattern is compiled once; another one when it changes from row to row.
 *
 * <p>A dynamic value that is no text does not match any pattern, as it equals no text: an index on the path, where numbers
 * and texts lie apart, gives the same answer. Operands declared as something else are cast to text by the binder.
 */
final class LikeCompiler {
    private LikeCompiler() {}

    static Evaluator compile(Like like, ExpressionCompiler compiler) {
        Evaluator operand = compiler.compileFolded(like.operand());
        if (isText(like.pattern()) && isText(like.escape())) {
            LikePattern pattern;
            try {
                pattern = LikePattern.compile(text(like.pattern()), text(like.escape()), like.ignoreCase());
            } catch (StatementException broken) {
                return (row, context) -> {
                    if (operand.evaluate(row, context).isNull()) {
                        return NullValue.NULL;
                    }
                    throw context.located(broken, like.place());
                };
            }
            return (row, context) -> test(operand.evaluate(row, context), pattern);
        }
        Evaluator pattern = compiler.compileFolded(like.pattern());
        Evaluator escape = compiler.compileFolded(like.escape());
        return new Varying(operand, pattern, escape, like);
    }

    private static boolean isText(Expression node) {
        return node instanceof Constant constant && constant.value() instanceof TextValue;
    }

    private static String text(Expression node) {
        return ((TextValue) ((Constant) node).value()).value();
    }

    private static Value test(Value value, LikePattern pattern) {
        if (value instanceof TextValue text) {
            return BooleanValue.of(pattern.matches(text.value()));
        }
        return value.isNull() ? NullValue.NULL : BooleanValue.FALSE;
    }

    /** Keeps the last pattern: a parameter is the same in every row. Thread-safe: what is kept is immutable. */
    private static final class Varying implements Evaluator {
        private record Kept(String pattern, String escape, LikePattern compiled) {}

        private final Evaluator operand;
        private final Evaluator pattern;
        private final Evaluator escape;
        private final Like like;
        private Kept last = new Kept("", "", LikePattern.compile("", "", false));

        Varying(Evaluator operand, Evaluator pattern, Evaluator escape, Like like) {
            this.operand = operand;
            this.pattern = pattern;
            this.escape = escape;
            this.like = like;
        }

        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value value = operand.evaluate(row, context);
            Value wanted = pattern.evaluate(row, context);
            Value escaper = escape.evaluate(row, context);
            if (value.isNull() || wanted.isNull() || escaper.isNull()) {
                return NullValue.NULL;
            }
            String text = TextForm.of(wanted);
            String escapeText = TextForm.of(escaper);
            Kept kept = last;
            if (!kept.pattern().equals(text) || !kept.escape().equals(escapeText)) {
                kept = new Kept(text, escapeText, compiled(text, escapeText, context));
                last = kept;
            }
            return test(value, kept.compiled());
        }

        private LikePattern compiled(String text, String escapeText, EvaluationContext context) {
            try {
                return LikePattern.compile(text, escapeText, like.ignoreCase());
            } catch (StatementException broken) {
                throw context.located(broken, like.place());
            }
        }
    }
}
