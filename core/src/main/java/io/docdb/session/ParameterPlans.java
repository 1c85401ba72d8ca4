package io.docdb.session;

import io.docdb.optimize.ParameterClasses;
import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The plans of one statement, where the values of its parameters make a difference: for each class of values one, made when such
 * values are first given. If that is no other than the general plan, which is made for any values, the general one serves. Where
 * it always serves, classes are asked no more. Thread-safe.
 */
final class ParameterPlans {
    /** Each is kept as long as the statement is: values of further classes are answered by the general plan. */
    private static final int MAX_CLASSES = 24;

    /** After so many classes for which the general plan is best, it is taken for all. */
    private static final int ENOUGH_ALIKE = 8;

    private final ParameterClasses classes;
    private final Function<List<Value>, CompiledStatement> planner;
    private final Map<Long, CompiledStatement> plans = new ConcurrentHashMap<>();
    private volatile boolean makeNoDifference;

    /** @param planner plans for some values; gives the general plan itself if there is no better one */
    ParameterPlans(ParameterClasses classes, Function<List<Value>, CompiledStatement> planner) {
        this.classes = classes;
        this.planner = planner;
    }

    /** The plan to be used for some values: perhaps the general one. */
    CompiledStatement find(List<Value> parameters, CompiledStatement general) {
        if (makeNoDifference) {
            return general;
        }
        long asked = classes.classOf(parameters);
        CompiledStatement known = plans.get(asked);
        if (known != null || plans.size() >= MAX_CLASSES) {
            return known != null ? known : general;
        }
        CompiledStatement made = planner.apply(parameters); // two threads may make it twice, alike
        plans.put(asked, made);
        makeNoDifference =
                plans.size() >= ENOUGH_ALIKE && plans.values().stream().allMatch(plan -> plan == general);
        return made;
    }
}
