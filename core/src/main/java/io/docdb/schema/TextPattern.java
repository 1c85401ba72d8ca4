package io.docdb.schema;

import com.networknt.schema.regex.RegularExpression;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as JSON Schema means it: the dialect of ECMA-262, matched anywhere in the text. Thread-safe.
 *
 * <p>The many patterns that are a row of character classes, such as {@code ^[A-Z]{2}-[0-9]+$}, are matched by
 * {@link LinearPattern} in one pass; the others by the JDK after {@link EcmaSyntax} has put them into its dialect. A
 * pattern that could backtrack without end is given a budget of steps and then gives up with an error.
 */
final class TextPattern implements RegularExpression {
    /** About 50 ms of backtracking; honest patterns need a few steps for each character. */
    private static final int MAX_STEPS = 5_000_000;

    private final String text;
    private final Optional<LinearPattern> linear;
    private final Pattern pattern;
    private final boolean mayExplode;

    private TextPattern(String text) {
        this.text = text;
        this.linear = LinearPattern.find(text);
        this.pattern = Pattern.compile(EcmaSyntax.toJava(text));
        this.mayExplode = text.contains(")*") || text.contains(")+") || text.contains("){");
    }

    /** @throws StatementException INVALID_DEFINITION if the pattern is faulty */
    static TextPattern compile(String text) {
        try {
            return new TextPattern(text);
        } catch (PatternSyntaxException e) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Schema is not valid: pattern expected a regular expression, found \"" + text + "\": "
                            + e.getDescription(),
                    e);
        }
    }

    /** True if the pattern matches some part of {@code value}. */
    @Override
    public boolean matches(String value) {
        if (linear.isPresent()) {
            Verdict verdict = linear.get().match(value);
            if (verdict != Verdict.UNSURE) {
                return verdict == Verdict.VALID;
            }
        }
        try {
            return pattern.matcher(mayExplode ? new Budgeted(value, new int[1]) : value)
                    .find();
        } catch (StackOverflowError | BudgetSpentException e) {
            throw new StatementException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Pattern \"" + text + "\" gave up on a text of " + value.length()
                            + " characters: it backtracks too much",
                    e);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class BudgetSpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BudgetSpentException() {
            super("too many steps", null, false, false);
        }
    }

    /** Counts how often the matcher looks at a character: its only place to stop a matcher of the JDK. */
    private record Budgeted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int position) {
            if (++steps[0] > MAX_STEPS) {
                throw new BudgetSpentException();
            }
            return text.charAt(position);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Budgeted(text.subSequence(from, to), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
