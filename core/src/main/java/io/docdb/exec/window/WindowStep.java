package io.docdb.exec.window;

import io.docdb.exec.aggregate.AggregateStep;
import io.docdb.expr.Evaluator;
import io.docdb.expr.WindowFunction;

/**
 * One compiled window call: either {@code function} with {@code arguments} or {@code aggregate}, the other is Java null.
 *
 */
public record WindowStep(WindowFunction function, Evaluator[] arguments, AggregateStep aggregate, FrameStep frame) {}
