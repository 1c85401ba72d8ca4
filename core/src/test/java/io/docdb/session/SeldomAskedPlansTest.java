package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A statement whose values make no difference for long is asked for their class seldom, until they do make one. */
class SeldomAskedPlansTest {
    private static final List<Value> COMMON = List.of(LongValue.of(1));
    private static final List<Value> RARE = List.of(LongValue.of(2));

    private final CompiledStatement general = statement("general");
    private final CompiledStatement forRare = statement("for rare values");
    private final List<List<Value>> asked = new ArrayList<>();
    private final ParameterPlans plans = new ParameterPlans(
            "others",
            parameters -> {
                asked.add(parameters);
                return parameters == RARE ? 2L : 1L;
            },
            parameters -> parameters == RARE ? forRare : general);

    private static CompiledStatement statement(String text) {
        return new CompiledStatement(null, null, null, null, List.of(), null, Optional.empty(), text);
    }

    private int executions(List<Value> parameters, int count, CompiledStatement expected) {
        int met = 0;
        for (int i = 0; i < count; i++) {
            met += plans.find(parameters, general) == expected ? 1 : 0;
        }
        return met;
    }

    @Test
    void whatMakesNoDifferenceIsAskedSeldom() {
        assertThat(executions(COMMON, 1_600, general)).isEqualTo(1_600);

        assertThat(asked).hasSizeBetween(100, 140);
    }

    @Test
    void aRareValueIsNoticedAfterAWhileAndThenAlways() {
        executions(COMMON, 1_000, general);

        assertThat(executions(RARE, 16, forRare)).isPositive();
        assertThat(executions(RARE, 1_000, forRare)).isEqualTo(1_000);
    }

    @Test
    void explainIsToldTheBestOneAtOnce() {
        executions(COMMON, 1_000, general);

        assertThat(plans.best(RARE, general)).isSameAs(forRare);
    }
}
