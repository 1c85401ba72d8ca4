/**
 * Compiles JSON Schemas, validates documents against them, and tells the planner what they declare.
 *
 * <p>Entry class: {@link io.docdb.schema.DocumentSchema}. A schema is JSON Schema 2020-12, or 2019-09 or draft 7 by its
 * {@code $schema}; formats are asserted. What it declares, as SQL sees it, is its {@link io.docdb.schema.SchemaModel}.
 *
 * <p>Invariant: a document is accepted if and only if the networknt validator finds no violation; own code only makes
 * acceptance fast. All violations are reported together, each by JSON Pointer. Nothing outside the schema's own text is
 * ever loaded: no file, no network.
 *
 * <p>This package knows nothing of collections, bytes or transactions. It alone imports the networknt validator.
 * Sources: JSON Schema draft 2020-12 core and validation; RFC 6901 for JSON Pointers; RFC 3339 for dates.
 */
package io.docdb.schema;
