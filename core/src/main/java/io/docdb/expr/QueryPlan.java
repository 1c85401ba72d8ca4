package io.docdb.expr;

import java.util.List;

/** A query as an expression sees it: its columns, nothing else. The logical plan implements it. */
public interface QueryPlan {
    /** The columns of the result, in order. */
    List<Column> columns();
}
