package io.docdb.sql.ast;

/** Operators before one operand. */
public enum UnaryOperator {
    NEGATE("-"),
    PLUS("+"),
    BIT_NOT("~");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
