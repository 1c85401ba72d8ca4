package io.docdb.session;

import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The plans of one statement, where the values of its parameters make a difference: for each class of values one, made when such
 * values are first given. If that is no other than the general plan, which is made for any values, the general one serves.
 *
 * <p>To find the class of some values takes microseconds. Where many executions in a row were served by the general plan, only
 * each {@value #SELDOM}th is asked for its class, until one is of a class with another plan. Thread-safe.
 */
final class ParameterPlans {
    /** Each is kept as long as the statement is: values of further classes are answered by the general plan. */
    private static final int MAX_CLASSES = 24;

    /** Executions in a row that the general plan has served. */
    private static final int ENOUGH_ALIKE = 32;

    private static final int SELDOM = 16;

    private final ToLongFunction<List<Value>> classes;
    private final Function<List<Value>, CompiledStatement> planner;
    private final Map<Long, CompiledStatement> plans = new ConcurrentHashMap<>();
    private int alike; // this and the next are counted by several threads at once, and may miss some
    private int passed;

    /**
     * @param classes what {@link io.docdb.optimize.ParameterClasses#classOf} says
     * @param planner plans for some values; gives the general plan itself if there is no better one
     */
    ParameterPlans(ToLongFunction<List<Value>> classes, Function<List<Value>, CompiledStatement> planner) {
        this.classes = classes;
        this.planner = planner;
    }

    /** The plan for some values, mostly: now and then the general one, though another would be better. */
    CompiledStatement find(List<Value> parameters, CompiledStatement general) {
        if (alike >= ENOUGH_ALIKE && ++passed % SELDOM != 0) {
            return general;
        }
        CompiledStatement best = best(parameters, general);
        alike = best == general ? Math.min(ENOUGH_ALIKE, alike + 1) : 0;
        return best;
    }

    /** The plan for some values: perhaps the general one. */
    CompiledStatement best(List<Value> parameters, CompiledStatement general) {
        long asked = classes.applyAsLong(parameters);
        CompiledStatement known = plans.get(asked);
        if (known != null || plans.size() >= MAX_CLASSES) {
            return known != null ? known : general;
        }
        CompiledStatement made = planner.apply(parameters); // two threads may make it twice, alike
        plans.put(asked, made);
        return made;
    }
}
