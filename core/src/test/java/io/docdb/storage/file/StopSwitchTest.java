package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
