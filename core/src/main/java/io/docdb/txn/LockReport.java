package io.docdb.txn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the lock table holds, lock by lock, into one line for each transaction, map and mode. Confined to one thread. */
final class LockReport {
    private record Kind(LockOwner owner, int map, boolean wholeMap, LockMode mode) {}

    private record Wait(LockWaiter waiter, List<LockOwner> blockers) {}

    private final Map<Kind, Long> held = new LinkedHashMap<>();
    private final List<Wait> waits = new ArrayList<>();

    /** Called under the stripe of the lock, as the other. */
    void addHeld(LockOwner owner, RowLock lock, LockMode mode) {
        held.merge(new Kind(owner, lock.map, lock.key == null, mode), 1L, Long::sum);
    }

    void addWait(LockWaiter waiter, List<LockOwner> blockers) {
        waits.add(new Wait(waiter, blockers));
    }

    /** What was gathered; names of rows are looked up only now, under no lock. */
    List<LockStatus> all(RowDescriber describer) {
        List<LockStatus> all = new ArrayList<>();
        held.forEach(
                (kind, count) -> all.add(status(kind.owner, kind.map, kind.wholeMap, kind.mode, count, "", List.of())));
        for (Wait wait : waits) {
            RowLock lock = wait.waiter.lock;
            String what = describer.describe(KeyLocks.rowsOf(lock.map), lock.key);
            all.add(status(wait.waiter.owner, lock.map, lock.key == null, wait.waiter.mode, 0, what, wait.blockers));
        }
        return all;
    }

    private static LockStatus status(
            LockOwner owner,
            int map,
            boolean wholeMap,
            LockMode mode,
            long held,
            String waitsFor,
            List<LockOwner> blockers) {
        boolean ofKeys = KeyLocks.rowsOf(map) != map;
        LockStatus.Target target =
                wholeMap ? LockStatus.Target.TABLE : ofKeys ? LockStatus.Target.KEY : LockStatus.Target.ROW;
        List<Long> sessions = blockers.stream()
                .map(blocker -> blocker.session)
                .filter(session -> session != 0)
                .distinct()
                .toList();
        return new LockStatus(owner.id, owner.session, target, KeyLocks.rowsOf(map), mode, held, waitsFor, sessions);
    }
}
