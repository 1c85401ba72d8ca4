package io.docdb.exec.window;

import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.WindowFrame;

/**
 * A compiled frame.
 *
 * @param fromOffset for PRECEDING and FOLLOWING, over no row; else Java null
 * @param toOffset likewise
 * @param fromKey for RANGE with an offset, over a row of the order key and the offset: the key the frame begins at; else
 *     Java null
 * @param toKey likewise for the end
 * @param descending the direction of the order key, for RANGE with an offset
 */
public record FrameStep(
        WindowFrame frame,
        Evaluator fromOffset,
        Evaluator toOffset,
        Evaluator fromKey,
        Evaluator toKey,
        boolean descending) {}
