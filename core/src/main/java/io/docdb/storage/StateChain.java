package io.docdb.storage;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states a store holds itself: the published one, those applied after it, and for the metrics the older ones that
 * readers still hold. Thread-safe.
 */
final class StateChain {
    /** Published first, newest applied last; guarded by this. */
    private final ArrayDeque<State> chain = new ArrayDeque<>();

    private final Set<State> heldByReaders = ConcurrentHashMap.newKeySet();
    private volatile State published;
    private volatile State applied;

    StateChain(State first) {
        chain.add(first);
        published = first;
        applied = first;
    }

    State applied() {
        return applied;
    }

    State acquire() {
        State state;
        do {
            state = published;
        } while (!state.tryHold());
        return state;
    }

    synchronized void add(State state) {
        chain.addLast(state);
        applied = state;
    }

    synchronized void publishUpTo(long sequence) {
        while (chain.size() > 1) {
            State first = chain.removeFirst();
            State next = chain.getFirst();
            if (next.sequence() > sequence) {
                chain.addFirst(first);
                return;
            }
            published = next;
            retire(first);
        }
    }

    /** Puts a state with the same contents in the place of the newest one. */
    synchronized void replaceNewest(State state) {
        State old = chain.removeLast();
        chain.addLast(state);
        applied = state;
        if (chain.size() == 1) {
            published = state;
        }
        retire(old);
    }

    private void retire(State state) {
        state.release();
        if (!state.isFree()) {
            heldByReaders.removeIf(State::isFree);
            heldByReaders.add(state);
        }
    }

    int heldByReaders() {
        heldByReaders.removeIf(State::isFree);
        return heldByReaders.size();
    }

    long oldestHeldAgeNanos() {
        heldByReaders.removeIf(State::isFree);
        long now = System.nanoTime();
        long age = 0;
        for (State state : heldByReaders) {
            age = Math.max(age, now - state.createdNanos);
        }
        return age;
    }
}
