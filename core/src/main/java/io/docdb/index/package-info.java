/**
 * Index entries: from a document to the keys under which it is found, and back to its primary key.
 *
 * <p>Entry classes: {@link io.docdb.index.IndexWriter}, which keeps one index in step with its documents;
 * {@link io.docdb.index.IndexEntries}, the layout of an entry.
 *
 * <p>Invariant: a document's entries follow from the document and the definition alone, so that they can be made again at
 * replay. Entries are single (values, primary key) pairs, never lists. Expressions and conditions of an index come compiled
 * from above.
 */
package io.docdb.index;
