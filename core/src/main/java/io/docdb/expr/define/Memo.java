package io.docdb.expr.define;

import java.util.function.Function;

/**
 * Keeps what was last made of a text, since the same pattern or path mostly comes with every row. Thread-safe: what is
 * kept is immutable, and a race only makes it twice.
 */
public final class Memo<T> {
    private record Kept<T>(String text, T made) {}

    private final Function<String, T> maker;
    private Kept<T> last;

    public Memo(Function<String, T> maker) {
        this.maker = maker;
    }

    public T get(String text) {
        Kept<T> kept = last;
        if (kept == null || !kept.text().equals(text)) {
            kept = new Kept<>(text, maker.apply(text));
            last = kept;
        }
        return kept.made();
    }
}
