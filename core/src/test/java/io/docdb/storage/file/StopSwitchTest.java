package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class StopSwitchTest {
    @Test
    void whenMemoryIsShortAllAreToldAllTheSame() {
        List<String> told = new ArrayList<>();
        StopSwitch stop = new StopSwitch();
        stop.onStop(() -> {
            told.add("first");
            if (told.size() == 1) {
                throw new OutOfMemoryError("on purpose");
            }
        });
        stop.onStop(() -> told.add("second"));
        stop.stop(new OutOfMemoryError("a query's"));
        stop.stop(new IllegalStateException("too late"));
        assertThat(told).containsExactly("first", "first", "second");
        assertThat(stop.ranOutOfMemory()).isTrue();
    }

    @Test
    void whoStillHoldsAGuardedLockWasCutOffUnderIt() throws InterruptedException {
        StopSwitch stop = new StopSwitch();
        ReentrantLock mine = new ReentrantLock();
        ReentrantLock another = new ReentrantLock();
        stop.guard(mine);
        stop.guard(another);
        Thread holder = new Thread(another::lock);
        holder.start();
        holder.join();
        OutOfMemoryError error = new OutOfMemoryError("on purpose");

        assertThat(stop.endCutOff(error)).isFalse();
        assertThat(stop.isStopped()).isFalse();

        mine.lock();
        mine.lock();
        assertThat(stop.endCutOff(error)).isTrue();
        assertThat(stop.ranOutOfMemory()).isTrue();
        assertThat(mine.isLocked()).isFalse();
        assertThat(another.isLocked()).isTrue();
    }
}
