package io.docdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefresherTest {
    @Test
    void workThatFailsIsNotTheLast() throws InterruptedException {
        List<Integer> done = new CopyOnWriteArrayList<>();
        try (Refresher refresher = new Refresher("test-refresher", id -> {
            if (id == 1) {
                throw new InternalError(new OutOfMemoryError("on purpose"));
            }
            done.add(id);
        })) {
            refresher.request(1);
            refresher.awaitIdle();
            refresher.request(2);
            refresher.awaitIdle();
        }
        assertThat(done).containsExactly(2);
    }
}
