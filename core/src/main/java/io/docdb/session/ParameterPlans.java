package io.docdb.session;

import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The plans of one statement, where the values of its parameters make a difference: for each class of values one, made when such
 * values are first given. If that is no other than the general plan, which is made for any values, the general one serves.
 *
 * <p>To find the class of some values takes microseconds. Where many executions in a row were served by the general plan, only
 * each {@value #SELDOM}th is asked for its class, until one is of a class with another plan. Thread-safe.
 */
final class ParameterPlans {
    /**
     * Each is kept as long as the statement is: values of further classes are answered by the general plan. Values that are a
     * class each, for themselves, push others out.
     */
    private static final int MAX_CLASSES = 24;

    /** Executions in a row that the general plan has served. */
    private static final int ENOUGH_ALIKE = 32;

    private static final int SELDOM = 16;

    private final String plannedFor;
    private final Function<List<Value>, Object> classes;
    private final Function<List<Value>, CompiledStatement> planner;
    private final Map<Object, CompiledStatement> plans = new ConcurrentHashMap<>();
    private int alike; // this and the next are counted by several threads at once, and may miss some
    private int passed;

    /**
     * @param plannedFor which parameters a plan is for that is not the general one
     * @param classes what {@link io.docdb.optimize.ParameterClasses#classOf} says, or the values that {@link
     *     io.docdb.optimize.DecidingParameters} decide
     * @param planner plans for some values; gives the general plan itself if there is no better one
     */
    ParameterPlans(
            String plannedFor,
            Function<List<Value>, Object> classes,
            Function<List<Value>, CompiledStatement> planner) {
        this.plannedFor = plannedFor;
        this.classes = classes;
        this.planner = planner;
    }

    /** Which parameters a plan is for, in words. */
    String plannedFor(boolean isGeneral) {
        return isGeneral ? "any parameters" : plannedFor;
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
        Object asked = classes.apply(parameters);
        CompiledStatement known = plans.get(asked);
        boolean isFull = plans.size() >= MAX_CLASSES;
        if (known != null || isFull && asked instanceof Long) {
            return known != null ? known : general;
        }
        CompiledStatement made = planner.apply(parameters); // two threads may make it twice, alike
        if (isFull) {
            plans.keySet().stream().findFirst().ifPresent(plans::remove);
        }
        plans.put(asked, made);
        return made;
    }
}
