package io.docdb.benchmark;

import java.nio.file.Path;
import java.util.List;

/** A database under test. Confined to one thread. */
public interface Engine extends AutoCloseable {
    /** A document as text, with the integer it has in its field {@code id}. */
    record Item(long id, String json) {}

    /** A new database with the suite's collections, empty, and all their indexes. */
    void open(Path folder, Suite suite) throws Exception;

    /** Inserts all items in one transaction. */
    void load(String collection, List<Item> items) throws Exception;

    /** After the last {@link #load}: everything on the disk, statistics as fresh as the engine can make them. */
    void loaded() throws Exception;

    /** Inserts one order; on return it has been forced to the disk. */
    void insert(Item order) throws Exception;

    /**
     * Runs one operation of a work that reads, and adds every row of the answer to {@code rows}.
     *
     * @param parameters as {@link Parameters} draws them
     */
    void read(Work work, long[] parameters, Rows rows) throws Exception;

    /**
     * Sets {@code status} of orders; one transaction for all {@code changes}, forced to the disk on return.
     *
     * @param work UPDATE: a change is {@code {id}}; UPDATE_MANY: {@code {first customer, last customer}}
     * @return how many orders were changed
     */
    long update(Work work, List<long[]> changes, String status) throws Exception;

    @Override
    void close() throws Exception;
}
