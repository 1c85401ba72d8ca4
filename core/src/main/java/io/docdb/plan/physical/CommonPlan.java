package io.docdb.plan.physical;

/** The plan of one common table of a WITH clause. */
public record CommonPlan(int id, String name, PhysicalPlan plan) {}
