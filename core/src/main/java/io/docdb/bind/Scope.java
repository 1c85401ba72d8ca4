package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names one SELECT (or change of data) can use: its tables, the common tables around it, and the scope of the query
 * it stands in. Grows while FROM is bound, from left to right. Confined to one statement.
 */
final class Scope {
    private final Optional<Scope> outer;
    private final CommonTables commonTables;
    private final int firstColumn;
    private int endColumn = Integer.MAX_VALUE;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Relation> versions = new ArrayList<>();
    private final Map<String, String> versionNames = new HashMap<>();
    private Optional<Column> mergeAction = Optional.empty();
    private final List<Visible> visible = new ArrayList<>();
    private Optional<SelectState> select = Optional.empty();

    /** @param firstColumn the column mark before anything of this scope was bound */
    Scope(Optional<Scope> outer, CommonTables commonTables, int firstColumn) {
        this.outer = outer;
        this.commonTables = commonTables;
        this.firstColumn = firstColumn;
    }

    Optional<Scope> outer() {
        return outer;
    }

    CommonTables commonTables() {
        return commonTables;
    }

    List<Relation> relations() {
        return relations;
    }

    List<Visible> visible() {
        return visible;
    }

    /** The SELECT whose aggregates and windows are being gathered, if this is the scope of one. */
    Optional<SelectState> select() {
        return select;
    }

    void gatherInto(SelectState state) {
        select = Optional.of(state);
    }

    /** Adds the tables of one item of FROM. */
    void add(FromItem item) {
        relations.addAll(item.relations());
        visible.addAll(item.visible());
    }

    /** Adds a table that is meant only where its name is said, and only if no other has it: OLD and NEW in RETURNING. */
    void addVersion(Relation relation) {
        versions.add(relation);
    }

    /** Gives a version another name: that of {@code WITH (OLD AS name)} in RETURNING. */
    void nameVersion(String version, String name) {
        versionNames.put(version, name);
    }

    /** What MERGE_ACTION() is in RETURNING of a MERGE. */
    void setMergeAction(Column action) {
        mergeAction = Optional.of(action);
    }

    /** What MERGE_ACTION() is here, or in a query around this one. */
    Optional<Column> mergeAction() {
        return mergeAction.or(() -> outer.flatMap(Scope::mergeAction));
    }

    /** Takes the place of what was added before: a join pads or merges columns of its sides. */
    void replaceBy(FromItem item, int keepRelations, int keepVisible) {
        relations.subList(keepRelations, relations.size()).clear();
        visible.subList(keepVisible, visible.size()).clear();
        add(item);
    }

    /** FROM is complete. @param mark the id of the next column to be made */
    void close(int mark) {
        endColumn = mark;
    }

    int firstColumn() {
        return firstColumn;
    }

    /** True if the column was made by this scope's FROM. */
    boolean owns(int columnId) {
        return columnId >= firstColumn && columnId < endColumn;
    }

    /** All columns of {@code *}. */
    List<ScopeColumn> allColumns() {
        List<ScopeColumn> columns = new ArrayList<>();
        visible.forEach(part -> columns.addAll(part.columns()));
        return columns;
    }

    /**
     * The column an unqualified identifier names, in this scope alone.
     *
     * @throws StatementException AMBIGUOUS_NAME naming the columns
     */
    Optional<ScopeColumn> find(String identifier) {
        ScopeColumn best = null;
        boolean exact = false;
        ScopeColumn rival = null;
        for (Visible part : visible) {
            Optional<ScopeColumn> found = part.find(identifier);
            if (found.isEmpty()) {
                continue;
            }
            boolean isExact = found.get().name().equals(identifier);
            if (best == null || isExact && !exact) {
                best = found.get();
                exact = isExact;
                rival = null;
            } else if (isExact == exact) {
                rival = found.get();
            }
        }
        if (rival != null) {
            throw new StatementException(
                    ErrorCode.AMBIGUOUS_NAME,
                    "Column \"" + identifier + "\" is ambiguous: it may be " + best.qualifiedName() + " or "
                            + rival.qualifiedName() + "; say which table is meant");
        }
        return Optional.ofNullable(best);
    }

    private Optional<Relation> findVersion(List<String> identifiers, BindContext context) {
        return versions.stream()
                .filter(relation -> isNamed(relation, identifiers, context))
                .findFirst();
    }

    private boolean isNamed(Relation version, List<String> identifiers, BindContext context) {
        String name = versionNames.get(version.name());
        return name == null
                ? version.isNamed(identifiers, context)
                : identifiers.size() == 1 && name.equalsIgnoreCase(identifiers.get(0));
    }

    /**
     * The table these identifiers name, in this scope alone.
     *
     * @throws StatementException AMBIGUOUS_NAME if there are several
     */
    Optional<Relation> findRelation(List<String> identifiers, BindContext context) {
        String last = identifiers.get(identifiers.size() - 1);
        Relation best = null;
        boolean exact = false;
        boolean several = false;
        for (Relation relation : relations) {
            if (!relation.isNamed(identifiers, context)) {
                continue;
            }
            boolean isExact = relation.name().equals(last);
            if (best == null || isExact && !exact) {
                best = relation;
                exact = isExact;
                several = false;
            } else if (isExact == exact) {
                several = true;
            }
        }
        if (several) {
            throw new StatementException(
                    ErrorCode.AMBIGUOUS_NAME,
                    "Table \"" + last
                            + "\" is ambiguous: two tables of the statement have this name; give them aliases");
        }
        return best == null ? findVersion(identifiers, context) : Optional.of(best);
    }

    /** The only relation whose documents undeclared names are fields of. */
    Optional<Relation> findOpen(String identifier, Relation.Undeclared kind) {
        Relation open = null;
        for (Relation relation : relations) {
            if (relation.undeclared() != kind) {
                continue;
            }
            if (open != null) {
                throw new StatementException(
                        ErrorCode.AMBIGUOUS_NAME,
                        "Field \"" + identifier + "\" is ambiguous: it may be of " + open.name() + " or "
                                + relation.name() + "; say which table is meant");
            }
            open = relation;
        }
        return Optional.ofNullable(open);
    }

    /** Fails if the expression uses a table of the same SELECT, as LIMIT and the tables of FROM must not. */
    boolean uses(Expression expression) {
        return Plans.usesColumn(expression, this::owns);
    }
}
