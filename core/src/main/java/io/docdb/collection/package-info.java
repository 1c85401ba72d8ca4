/**
 * The only place that writes documents: gives them a key, brings them to their declared types, checks them, encodes them,
 * and keeps every index in step, all inside the caller's transaction.
 *
 * <p>Entry classes: {@link io.docdb.collection.Collections}, which finds the {@link io.docdb.collection.DocumentCollection}
 * of a definition.
 *
 * <p>Invariants: a document is in its map if and only if its entries are in all indexes of the collection; a unique key is
 * locked before it is looked at; what a write leaves behind when it fails is for the statement's rollback to undo.
 *
 * <p>This package does not know SQL: conditions and expressions of definitions come compiled through
 * {@link io.docdb.collection.DocumentRules}. Source of the generated keys: RFC 9562, version 7.
 */
package io.docdb.collection;
