package io.docdb.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Parts of a tree after a rewrite: the very same ones where nothing became another one, so that unchanged trees are not copied. */
public final class Rewrite {
    private Rewrite() {}

    /** Each one rewritten, in order; {@code list} itself if they all stay the same. */
    public static <T> List<T> each(List<T> list, UnaryOperator<T> rewrite) {
        List<T> after = null;
        for (int i = 0; i < list.size(); i++) {
            T part = list.get(i);
            T rewritten = rewrite.apply(part);
            if (rewritten != part && after == null) {
                after = new ArrayList<>(list);
            }
            if (after != null) {
                after.set(i, rewritten);
            }
        }
        return after == null ? list : after;
    }

    /** What is there rewritten; {@code part} itself if it stays the same or is empty. */
    public static <T> Optional<T> ifPresent(Optional<T> part, UnaryOperator<T> rewrite) {
        if (part.isEmpty()) {
            return part;
        }
        T rewritten = rewrite.apply(part.get());
        return rewritten == part.get() ? part : Optional.of(rewritten);
    }
}
