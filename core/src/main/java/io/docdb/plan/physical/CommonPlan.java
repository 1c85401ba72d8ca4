package io.docdb.plan.physical;

/**
 * The plan of one common table of a WITH clause.
 *
 * @param counted whether what it changes is of the statement's own count
 */
public record CommonPlan(int id, String name, PhysicalPlan plan, boolean counted) {}
