package io.docdb.plan.logical;

/** What a locked row is kept from. */
public enum LockStrength {
    /** Changes by others, and documents of others that refer to it by a foreign key. */
    UPDATE,
    /** Changes by others; others may refer to it. */
    NO_KEY_UPDATE,
    /** Changes by others, who may share it. */
    SHARE;

    public boolean isExclusive() {
        return this != SHARE;
    }
}
