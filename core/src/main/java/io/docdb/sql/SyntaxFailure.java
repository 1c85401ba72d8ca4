package io.docdb.sql;

/** Thrown inside the parser where a token fits nothing; {@link Parser} turns it into the error the caller sees. */
final class SyntaxFailure extends RuntimeException {
    private final int token;

    /** @param token position of the token among the tokens, from 0 */
    SyntaxFailure(int token) {
        super(null, null, false, false);
        this.token = token;
    }

    int token() {
        return token;
    }
}
