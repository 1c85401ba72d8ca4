package io.docdb.exec.row;

/**
 * What a query may use while it works: memory, disk past it, and the question whether it shall go on.
 *
 * @param cancelCheck throws if the statement was cancelled or its time is up; asked every few hundred rows
 */
public record WorkArea(MemoryBudget budget, SpillSpace space, Runnable cancelCheck) {
    /** How often loops ask {@code cancelCheck}: a mask over their counters. Rows take microseconds, so 100 ms are far. */
    public static final int CHECK_MASK = 0xFF;

    private static final int LARGEST_BLOCK_BYTES = 64 * 1024;
    private static final int SMALLEST_BLOCK_BYTES = 1024;
    /** So many blocks in writing or reading at once fit into the budget. */
    private static final int BLOCKS_IN_BUDGET = 64;

    /** The size of the blocks rows are written in. */
    int blockBytes() {
        long share = budget.limitBytes() / BLOCKS_IN_BUDGET;
        return (int) Math.max(SMALLEST_BLOCK_BYTES, Math.min(LARGEST_BLOCK_BYTES, share));
    }
}
