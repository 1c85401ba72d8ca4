package io.docdb.exec.join;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The kept side of a hash join, or as much of it as fits. Confined to one join. */
final class BuildTable implements AutoCloseable {
    private final JoinKeys keys;
    private final Frame frame;
    private final MemoryBudget.Grant grant;
    private final RowTable<BuildRow> table = new RowTable<>();
    private final List<BuildRow> unfindable = new ArrayList<>();
    private final Value[] probeKey;
    private int rows;

    BuildTable(JoinKeys keys, Frame frame) {
        this.keys = keys;
        this.frame = frame;
        this.grant = frame.run().area().budget().grant();
        this.probeKey = new Value[keys.size()];
    }

    /**
     * Keeps the row; false, and not kept, if the budget does not hold it.
     *
     * @param keepUnfindable whether rows whose NULL key finds no partner are wanted at the end
     */
    boolean add(Value[] row, boolean keepUnfindable) {
        if (!grant.tryTake(RowSize.of(row) + BuildRow.BYTES + RowTable.ENTRY_BYTES)) {
            return false;
        }
        Value[] key = new Value[keys.size()];
        BuildRow entry = new BuildRow(row);
        if (!keys.evaluate(row, frame, key)) {
            if (keepUnfindable) {
                unfindable.add(entry);
            }
            return true;
        }
        rows++;
        int hash = RowTable.hash(key);
        int found = table.find(key, hash);
        if (found < 0) {
            table.add(key, hash, entry);
            return true;
        }
        BuildRow first = table.content(found);
        first.last.next = entry;
        first.last = entry;
        return true;
    }

    /** The first of the rows with the streamed row's key, or Java null. */
    BuildRow find(Value[] probeRow, JoinKeys probeKeys) {
        if (!probeKeys.evaluate(probeRow, frame, probeKey)) {
            return null;
        }
        int found = table.find(probeKey, RowTable.hash(probeKey));
        return found < 0 ? null : table.content(found);
    }

    /** Findable rows. */
    int rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows == 0 && unfindable.isEmpty();
    }

    /** The first row of every chain, then each row without a findable key. */
    List<BuildRow> chains() {
        List<BuildRow> chains = new ArrayList<>(table.size() + unfindable.size());
        for (int i = 0; i < table.size(); i++) {
            chains.add(table.content(i));
        }
        chains.addAll(unfindable);
        return chains;
    }

    void clear() {
        table.clear();
        unfindable.clear();
        rows = 0;
        grant.close();
    }

    @Override
    public void close() {
        clear();
    }
}
