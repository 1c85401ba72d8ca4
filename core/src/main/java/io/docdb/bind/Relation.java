package io.docdb.bind;

import io.docdb.expr.Expression;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/** What one item of FROM brings into scope: a table name and the columns under it. Immutable. */
sealed interface Relation permits CollectionRelation, DerivedRelation {

    /** When a name that is no declared column is taken for a field of the document. */
    enum Undeclared {
        /** Never. */
        REFUSED,
        /** Behind the table's name only. */
        QUALIFIED,
        /** Also alone, if no declared column of any table in scope has the name. */
        LAST,
        /** Also alone, before outer queries are asked: the collection declares no columns at all. */
        ALWAYS
    }

    /** The alias, else the table's own name. */
    String name();

    /** True if {@code identifiers}, qualified by schema and catalog or not, name this table. */
    boolean isNamed(List<String> identifiers, BindContext context);

    /** The columns {@code *} shows, in order. */
    List<ScopeColumn> columns();

    /** The column the identifier names: declared ones, and the hidden ones that can still be named. */
    Optional<ScopeColumn> find(String identifier);

    Undeclared undeclared();

    /** The value that undeclared names are fields of; only unless they are REFUSED. */
    Expression document();

    /** The row as one value, as {@code TO_JSON(t)} asks for it; empty if two columns have one name. */
    Optional<Expression> row();

    /** What the schema declares at a path of the document. */
    SqlType typeAt(FieldPath path);

    /** The relation as seen behind an outer join that may pad it with NULL. */
    Relation padded();
}
