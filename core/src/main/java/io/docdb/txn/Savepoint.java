package io.docdb.txn;

/** A point a transaction can go back to. Made by {@link Transaction#savepoint}; means nothing to any other. */
public final class Savepoint {
    private final String name;
    private final long mark;

    Savepoint(String name, long mark) {
        this.name = name;
        this.mark = mark;
    }

    public String name() {
        return name;
    }

    /** The number of the last operation that stays. */
    long mark() {
        return mark;
    }
}
