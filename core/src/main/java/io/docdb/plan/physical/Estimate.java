package io.docdb.plan.physical;

/**
 * What the planner expects of a node.
 *
 * @param rows it gives in one opening
 * @param cost of one opening and reading to the end, inputs included; 1.0 is about one microsecond
 */
public record Estimate(double rows, double cost) {
    public static final Estimate UNKNOWN = new Estimate(1, 1);
}
