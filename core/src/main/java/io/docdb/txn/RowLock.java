package io.docdb.txn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of one row, or of one map: its holders and the queue of those who wait, first come first served; only who holds
 * it shared and wants it exclusive goes to the front. Guarded by its stripe of the {@link LockTable}.
 *
 * <p>A holder may be settling: committed, but not durable. It is out of the way of those who read what is applied, and stays
 * in the way of the others, who would not find its value, even if one of the former has had the lock in between.
 */
final class RowLock {
    final int map;

    /** Null for the lock of the map. */
    final byte[] key;

    final int hash;
    RowLock nextInBucket;

    private LockOwner exclusive;

    /** Like the other two lists one that nobody can add to until the first is added: most locks need none of them. */
    private List<LockOwner> shared = Collections.emptyList();

    /** Settling holders that were passed by. */
    private List<LockOwner> passed = Collections.emptyList();

    private List<LockWaiter> waiters = Collections.emptyList();

    RowLock(int map, byte[] key, int hash) {
        this.map = map;
        this.key = key;
        this.hash = hash;
    }

    boolean names(int otherMap, byte[] otherKey) {
        return map == otherMap && Arrays.equals(key, otherKey);
    }

    /** Takes the lock if it is free for this owner; true also if it has it already. */
    boolean tryAcquire(LockOwner owner, LockMode mode) {
        if (exclusive == owner) {
            return true;
        }
        boolean sharing = shared.contains(owner);
        if (mode == LockMode.SHARE && sharing) {
            return true;
        }
        if (!sharing && !waiters.isEmpty()) {
            return false;
        }
        return grant(owner, mode, sharing);
    }

    private boolean grant(LockOwner owner, LockMode mode, boolean sharing) {
        if (owner.readsApplied) {
            passSettling(mode);
        } else if (!passed.isEmpty()) {
            return false;
        }
        if (exclusive != null || (mode == LockMode.UPDATE && shared.size() != (sharing ? 1 : 0))) {
            return false;
        }
        if (!sharing) {
            owner.add(this); // first: if memory ends here, nothing is locked that nobody would release
        } else if (mode == LockMode.UPDATE) {
            owner.addRaised(this);
        }
        if (mode == LockMode.SHARE) {
            share(owner);
        } else {
            shared = Collections.emptyList();
            exclusive = owner;
        }
        return true;
    }

    private void share(LockOwner owner) {
        shared = shared.isEmpty() ? new ArrayList<>(2) : shared;
        shared.add(owner);
    }

    private void pass(LockOwner owner) {
        passed = passed.isEmpty() ? new ArrayList<>(2) : passed;
        passed.add(owner);
    }

    private void passSettling(LockMode mode) {
        if (exclusive != null && exclusive.settling) {
            pass(exclusive);
            exclusive = null;
        }
        if (mode == LockMode.UPDATE) {
            for (int i = shared.size() - 1; i >= 0; i--) {
                if (shared.get(i).settling) {
                    pass(shared.get(i));
                    shared.remove(i);
                }
            }
        }
    }

    /** True if only settling holders keep this owner from the lock: it will be free without anybody doing anything. */
    boolean isOnlySettling(LockOwner owner) {
        if (!waiters.isEmpty() || (exclusive != null && !exclusive.settling)) {
            return false;
        }
        for (LockOwner holder : shared) {
            if (holder != owner && !holder.settling) {
                return false;
            }
        }
        return true;
    }

    void enqueue(LockWaiter waiter) {
        waiters = waiters.isEmpty() ? new ArrayList<>(2) : waiters;
        waiters.add(shared.contains(waiter.owner) ? 0 : waiters.size(), waiter);
    }

    /** Takes a waiter out of the queue; those behind it may now get the lock. */
    void dequeue(LockWaiter waiter) {
        waiters.remove(waiter);
        grantWaiters();
    }

    void release(LockOwner owner) {
        if (exclusive == owner) {
            exclusive = null;
        } else if (!shared.remove(owner)) {
            passed.remove(owner);
        }
        grantWaiters();
    }

    /** What its owner holds exclusive it holds shared again; does nothing if it does not. */
    void lower(LockOwner owner) {
        if (exclusive == owner) {
            share(owner);
            exclusive = null;
            grantWaiters();
        }
    }

    private void grantWaiters() {
        while (!waiters.isEmpty()) {
            LockWaiter first = waiters.get(0);
            if (!grant(first.owner, first.mode, shared.contains(first.owner))) {
                return;
            }
            waiters.remove(0);
            first.granted = true;
            first.owner.waiting = null;
            LockSupport.unpark(first.thread);
        }
    }

    boolean isUnused() {
        return exclusive == null && shared.isEmpty() && passed.isEmpty() && waiters.isEmpty();
    }

    /** Who must let go before the waiter gets the lock: the holders, and those before it in the queue. */
    List<LockOwner> blockersOf(LockWaiter waiter) {
        List<LockOwner> blockers = new ArrayList<>();
        if (waiter.granted) {
            return blockers;
        }
        if (exclusive != null) {
            blockers.add(exclusive);
        }
        if (!waiter.owner.readsApplied) {
            blockers.addAll(passed);
        }
        if (waiter.mode == LockMode.UPDATE) {
            for (LockOwner holder : shared) {
                if (holder != waiter.owner) {
                    blockers.add(holder);
                }
            }
        }
        for (LockWaiter before : waiters) {
            if (before == waiter) {
                break;
            }
            if (before.conflictsWith(waiter)) {
                blockers.add(before.owner);
            }
        }
        return blockers;
    }

    /** Who holds it and who waits for it; holders that were passed by have committed. */
    void tell(LockReport report) {
        if (exclusive != null) {
            report.addHeld(exclusive, this, LockMode.UPDATE);
        }
        shared.forEach(holder -> report.addHeld(holder, this, LockMode.SHARE));
        waiters.forEach(waiter -> report.addWait(waiter, blockersOf(waiter)));
    }
}
