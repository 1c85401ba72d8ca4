package io.docdb.txn;

/** A point a transaction can go back to. Made by {@link Transaction#savepoint}; means nothing to any other. */
public final class Savepoint {
    private final String name;
    private final long mark;
    private final LockOwner.Mark locks;

    Savepoint(String name, long mark, LockOwner.Mark locks) {
        this.name = name;
        this.mark = mark;
        this.locks = locks;
    }

    public String name() {
        return name;
    }

    /** The number of the last operation that stays. */
    long mark() {
        return mark;
    }

    /** The locks that stay. */
    LockOwner.Mark locks() {
        return locks;
    }
}
