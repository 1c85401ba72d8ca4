package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong appended = new AtomicLong();
    private final AtomicBoolean urgent = new AtomicBoolean();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000);
    private final AtomicInteger rests = new AtomicInteger();
    private final Pace pace = new Pace(appended::get, urgent::get, clock::get, nanos -> {
        clock.addAndGet(nanos);
        rests.incrementAndGet();
    });

    @Test
    void restsAfterEachPieceOfWorkWhileOthersCommit() {
        for (int i = 0; i < 100; i++) {
            appended.incrementAndGet();
            clock.addAndGet(Pace.WORK_NANOS / 4);
            pace.step();
        }
        assertThat(rests).hasValue(25);
    }

    @Test
    void neverRestsWhileNobodyCommits() {
        for (int i = 0; i < 100; i++) {
            clock.addAndGet(Pace.WORK_NANOS);
            pace.step();
            assertThat(pace.givesWay()).isFalse();
        }
        assertThat(rests).hasValue(0);
    }

    @Test
    void restsForAWhileAfterTheLastCommit() {
        appended.incrementAndGet();
        assertThat(pace.givesWay()).isTrue();
        clock.addAndGet(Pace.COMPANY_NANOS - 1);
        assertThat(pace.givesWay()).isTrue();
        clock.addAndGet(1);
        assertThat(pace.givesWay()).isFalse();
    }

    @Test
    void neverRestsWhenCommittersMustSoonWait() {
        urgent.set(true);
        for (int i = 0; i < 100; i++) {
            appended.incrementAndGet();
            clock.addAndGet(Pace.WORK_NANOS);
            pace.step();
            assertThat(pace.givesWay()).isFalse();
        }
        assertThat(rests).hasValue(0);
    }
}
