package io.docdb.collection;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes keys for documents that come without one: UUIDs of version 7 (RFC 9562), 48 bits of milliseconds first, so that
 * keys of one time lie together in the store.
 *
 * <p>Ids of one generator ascend strictly: within a millisecond the 74 random bits are counted up from a random start
 * (method 2 of section 6.2), and a clock that goes back is not followed. Thread-safe.
 */
public final class TimeOrderedIds {
    private static final long RANDOM_A_MASK = 0xFFF;
    private static final long RANDOM_B_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VERSION = 0x7000;
    /** Steps are random up to this, so that ids cannot be guessed from one another. */
    private static final int STEP_BITS = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long millis; // guarded by this, as are the next two
    private long randomA;
    private long randomB;

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized UUID next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            randomA = random.nextLong() & RANDOM_A_MASK >>> 1; // top bit clear: room to count
            randomB = random.nextLong() & RANDOM_B_MASK;
        } else {
            countUp();
        }
        return new UUID(millis << 16 | VERSION | randomA, VARIANT | randomB);
    }

    private void countUp() {
        randomB += 1 + (random.nextLong() >>> 64 - STEP_BITS);
        if (randomB > RANDOM_B_MASK) {
            randomB &= RANDOM_B_MASK;
            if (++randomA > RANDOM_A_MASK) {
                randomA = 0;
                millis++;
            }
        }
    }
}
