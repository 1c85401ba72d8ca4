/**
 * Functions that make a new document of an old one: what INSERT and UPDATE compose documents with.
 *
 * <p>Entry classes: {@link io.docdb.expr.document.ComposeDocument}, {@link io.docdb.expr.document.SetPath},
 * {@link io.docdb.expr.document.RemovePath}, {@link io.docdb.expr.document.WholeDocument}, {@link io.docdb.expr.document.AssignField}. They are not found by name: the
 * binder puts them into plans, with names and paths that are known when a statement is bound.
 *
 * <p>Invariant: documents are never changed, only copied along the path; what lies beside it is shared. They know nothing
 * of schemas and declared types: the binder adds the casts, the collection checks the result.
 */
package io.docdb.expr.document;
