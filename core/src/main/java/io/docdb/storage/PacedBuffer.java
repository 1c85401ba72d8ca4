package io.docdb.storage;

import org.h2.mvstore.WriteBuffer;

/** What the pages of a version are written into, with a step of the pace at each page. */
final class PacedBuffer extends WriteBuffer {
    private final Pace pace;

    PacedBuffer(int bytes, Pace pace) {
        super(bytes);
        this.pace = pace;
    }

    /** Each page begins with one: room for its length. */
    @Override
    public WriteBuffer putInt(int value) {
        pace.step();
        return super.putInt(value);
    }
}
