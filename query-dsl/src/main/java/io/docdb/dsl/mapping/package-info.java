/**
 * Java objects to documents and back.
 *
 * <p>Entry: {@link io.docdb.dsl.mapping.DocumentMapper}. Jackson 3 does the mapping, so its annotations decide names and
 * forms; {@link io.docdb.dsl.mapping.EntityType} knows the names by which method references and repository methods find
 * properties. Numbers are exact both ways: {@code BigDecimal("0.10")} is stored as {@code 0.10}. Dates and times become
 * ISO 8601 text, enums their names, binary stays binary. What is null or an empty Optional is left out of the document,
 * unless {@code @JsonInclude} says otherwise; fields a class does not know are skipped when it is read.
 * {@link io.docdb.dsl.mapping.Id} marks the key, {@link io.docdb.dsl.mapping.Version} the count of changes.
 *
 * <p>Invariant: reading what was written gives an equal object, if the class has an equality.
 *
 * <p>It must not know queries, sessions or collections.
 *
 * <p>Sources: the documentation of Jackson 3.
 */
package io.docdb.dsl.mapping;
