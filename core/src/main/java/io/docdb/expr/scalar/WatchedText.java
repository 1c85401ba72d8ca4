package io.docdb.expr.scalar;

/**
 * A text that lets a regular expression be cancelled: some expressions try a number of ways that doubles with each character
 * of the text. Confined to one match.
 */
public final class WatchedText implements CharSequence {
    /** How often it is asked: looking at so many characters takes some microseconds. */
    private static final int CHECK_MASK = 0xFFF;

    private final String text;
    private final Runnable watch;
    private int looks;

    /** @param watch throws to end the match */
    public WatchedText(String text, Runnable watch) {
        this.text = text;
        this.watch = watch;
    }

    @Override
    public char charAt(int position) {
        if ((++looks & CHECK_MASK) == 0) {
            watch.run();
        }
        return text.charAt(position);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
