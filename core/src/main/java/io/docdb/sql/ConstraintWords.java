package io.docdb.sql;

import io.docdb.error.ErrorCode;

/**
 * What the standard lets stand behind a key or a CHECK: {@code NOT DEFERRABLE INITIALLY IMMEDIATE ENFORCED}, as they are here in any
 * case. Anything else is refused, for a constraint that is looked at later, or never, is another one; foreign keys alone wait.
 */
final class ConstraintWords {
    private final TokenReader in;

    ConstraintWords(TokenReader in) {
        this.in = in;
    }

    /** Passes over the words, as many as there are. */
    void skip() {
        while (skipEnforced() || skipTiming()) {
            // one word after the other
        }
    }

    /** {@code [NOT] ENFORCED}; foreign keys have it, too. */
    boolean skipEnforced() {
        boolean not = in.keyword() == Keyword.NOT;
        if (!in.wordAhead(not ? 1 : 0).equalsIgnoreCase("ENFORCED")) {
            return false;
        }
        if (not) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED, "NOT ENFORCED is not supported: leave the constraint out", in.offset());
        }
        in.skip();
        return true;
    }

    private boolean skipTiming() {
        if (in.keyword() == Keyword.NOT && in.keywordAhead(1) == Keyword.DEFERRABLE
                || in.keyword() == Keyword.INITIALLY && in.keywordAhead(1) == Keyword.IMMEDIATE) {
            in.skip();
            in.skip();
            return true;
        }
        if (in.keyword() == Keyword.DEFERRABLE || in.keyword() == Keyword.INITIALLY) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Keys and CHECK are not deferrable: only foreign keys can wait for the end of the transaction",
                    in.offset());
        }
        return false;
    }
}
