package io.docdb.catalog;

/** A CHECK constraint: a condition that must not be false, as SQL text over the columns. */
public record CheckDefinition(String name, String conditionSql) {}
