package io.docdb.exec.window;

import io.docdb.value.Value;

/** One window call over one partition after the other. Confined to one execution. */
interface WindowCall extends AutoCloseable {
    void startPartition();

    /** The result for the row; asked once per row, in ascending order. */
    Value result(int position);

    @Override
    void close();
}
