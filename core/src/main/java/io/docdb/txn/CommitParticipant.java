package io.docdb.txn;

import io.docdb.storage.Entry;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The part the data floor takes in every commit: the only way up from this package. */
public interface CommitParticipant {
    /** Takes no part. */
    CommitParticipant NONE = new CommitParticipant() {};

    /**
     * Called before the commit has its place, outside any lock, once per commit that changes something.
     *
     * @param writes the logged changes; their values carry no stamp yet
     * @param reader the transaction itself, for reading and for {@link Transaction#putContext}; must not be written to
     * @return bytes to put into the log record; empty for none
     */
    default byte[] annotate(WriteSetView writes, Transaction reader) {
        return new byte[0];
    }

    /**
     * Called at recovery before {@link #derive} of the same record, outside the commit lock: fills maps that the record makes
     * and that may be too large to be held as changes. {@code derive} then makes them and hands on the rest.
     *
     * @param before the state just before this commit; closed by the caller
     * @param loader takes a map and its entries in order of key
     */
    default void load(CommitRecord record, StoreSnapshot before, BiConsumer<Integer, Iterator<Entry>> loader) {
        // none
    }

    /**
     * Adds the derived changes that belong to a record, in negative maps, which are not logged: called under the commit
     * lock in commit order, and again at replay. What it adds must depend on its arguments alone. Must be quick, must not
     * wait, must not touch a transaction.
     *
     * @param record the commit with its sequence and time; values are stamped
     * @param before the state just before this commit; closed by the caller
     * @param replay true at recovery: also add the changes that were in the write set of the transaction but, being
     *     derived (index entries, creation and dropping of index maps), are not in the record
     * @param out takes the changes
     */
    default void derive(CommitRecord record, StoreSnapshot before, boolean replay, Consumer<MapChange> out) {
        // none
    }
}
