package io.docdb.exec.row;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Value;

/**
 * The rows seen so far, which answers at once whether a row is new; so it cannot spill. Confined to one query.
 */
public final class RowSet implements AutoCloseable {
    private final RowTable<Boolean> rows = new RowTable<>();
    private final WorkArea area;
    private final MemoryBudget.Grant grant;

    public RowSet(WorkArea area) {
        this.area = area;
        this.grant = area.budget().grant();
    }

    /**
     * True if no equal row was added before.
     *
     * @throws DatabaseException OUT_OF_MEMORY (53200) if the query's memory does not hold another row
     */
    public boolean add(Value[] row) {
        int hash = RowTable.hash(row);
        if (rows.find(row, hash) >= 0) {
            return false;
        }
        if (!grant.tryTake(RowSize.of(row) + RowTable.ENTRY_BYTES)) {
            throw new DatabaseException(
                    ErrorCode.OUT_OF_MEMORY,
                    "Query keeps more distinct rows than its memory of "
                            + area.budget().limitBytes() + " bytes holds, found " + rows.size() + " rows so far");
        }
        rows.add(row, hash, Boolean.TRUE);
        return true;
    }

    @Override
    public void close() {
        rows.clear();
        grant.close();
    }
}
